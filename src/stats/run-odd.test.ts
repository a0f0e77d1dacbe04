/** Whatever is odd about its input, a kernel answers or says why not: it never throws and never gives NaN. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom, type Random } from './random.ts'
import type { JsonSchema } from './run/json-schema.ts'
import { statsKernels } from './run.ts'

type Path = (string | number)[]

/** Every place in a JSON value; of long lists the first two and the last. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [at]
  const keys = Array.isArray(value) ? [...new Set([0, 1, value.length - 1])] : Object.keys(value)
  return [
    at,
    ...keys
      .filter(key => Object.hasOwn(value, key))
      .flatMap(key => placesIn(value[key as keyof typeof value], [...at, key])),
  ]
}

/** The value with what stands at a place replaced. */
function changed(value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  const copy = structuredClone(value) as Record<string | number, unknown>
  copy[key] = changed(copy[key], rest, change)
  return copy
}

/** Every number below a value replaced. */
function eachNumber(value: unknown, change: (old: number, place: number) => unknown): unknown {
  let place = 0
  const walk = (item: unknown): unknown => {
    if (typeof item === 'number') return change(item, place++)
    if (Array.isArray(item)) return item.map(walk)
    if (typeof item !== 'object' || item === null) return item
    return Object.fromEntries(Object.entries(item).map(([name, own]) => [name, walk(own)]))
  }
  return walk(value)
}

const oddNumbers = [0, -1, 0.5, 2, 1 - 2 ** -53, 1e12, 1e90, 1e-90, 1e300, Number.NaN, Infinity, null]

const oddLists: ((list: unknown[]) => unknown)[] = [
  () => [],
  list => list.slice(0, 1),
  list => list.slice(0, -1),
  list => [...list, ...list],
  list => list.map(() => list[0]),
  list => eachNumber(list, () => 3),
  list => eachNumber(list, () => 0),
  list => eachNumber(list, old => -old),
  list => eachNumber(list, old => old * 1e90),
  list => eachNumber(list, old => old * 1e-90),
  list => eachNumber(list, old => old + 1e12),
  list => eachNumber(list, old => 10 * Math.round(old / 10)),
  list => eachNumber(list, (old, place) => (place % 3 === 0 ? null : old)),
  list => eachNumber(list, (old, place) => (place === 0 ? old : 0)),
]

/** The value made odd at one place. */
function oddAt(random: Random, value: unknown): unknown {
  const places = placesIn(value)
  const pick = <Item>(items: readonly Item[]) => items[random.int(items.length)]!
  return changed(value, pick(places), old => {
    if (typeof old === 'number') return pick(oddNumbers)
    if (typeof old === 'string') return pick(['', '__proto__', 'é'.repeat(50), null])
    if (typeof old === 'boolean') return !old
    if (Array.isArray(old)) return pick(oddLists)(old)
    const entries = Object.entries(old ?? {})
    return entries.length === 0 ? 7 : Object.fromEntries(entries.toSpliced(random.int(entries.length), 1))
  })
}

/** A number a schema allows, most often at an end of what it allows. */
function drawnNumber(random: Random, { type, ...schema }: JsonSchema): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema
  if (type === 'integer') {
    const low = minimum ?? 0
    return Math.min(low + random.int(4), maximum ?? Infinity)
  }
  const low = minimum ?? (exclusiveMinimum === undefined ? -1e100 : exclusiveMinimum + 1e-90)
  const high = maximum ?? (exclusiveMaximum === undefined ? 1e100 : exclusiveMaximum * (1 - 2 ** -53))
  return [low, high, low + (high - low) * random.uniform(), Math.min(high, Math.max(low, 1e-50))][
    random.int(4)
  ]!
}

/** A value that fits a schema. */
function drawn(random: Random, schema: JsonSchema): unknown {
  const pick = <Item>(items: readonly Item[]) => items[random.int(items.length)]!
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick(schema.enum)
  if (schema.anyOf) return drawn(random, pick(schema.anyOf))
  const type = pick([schema.type].flat())
  switch (type) {
    case 'number':
    case 'integer':
      return drawnNumber(random, { ...schema, type })
    case 'boolean':
      return random.int(2) === 1
    case 'string':
      return pick(['north', '__proto__', 'é'])
    case 'array': {
      const length = Math.min(schema.maxItems ?? 12, Math.max(schema.minItems ?? 0, pick([0, 1, 2, 12])))
      return Array.from({ length }, () => drawn(random, schema.items ?? { type: 'number' }))
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name) || random.int(2) === 1)
          .map(([name, own]) => [name, drawn(random, own)]),
      )
    default:
      return null
  }
}

/** What keeps a run short: the same question with fewer draws. */
const shorter: Record<string, object> = {
  'causal-impact': { chains: 2, draws: 100, warmUp: 0 },
  'fcfs-queue': { requests: 300, warmUp: 0, replications: 2 },
  'forecast-arrivals': { horizon: 1 },
  'panel-bootstrap': { draws: 50 },
  'queue-simulation': { replications: 2 },
  workload: { replications: 20 },
  'workload-scenario': { replications: 20 },
}

type Answer = { ok: boolean; code?: string; why?: string }

/** Fails unless the answer is a result or a refusal in words; a number that is none is a throw of its own. */
function assertAnswered(answer: Answer, what: string): boolean {
  if (answer.ok === true) return true
  assert.ok(answer.ok === false && answer.code && answer.why, what)
  if (answer.code !== 'input.invalid')
    assert.doesNotMatch(answer.why, /NaN|Infinity|undefined|\[object/, what)
  return false
}

/** The example of a kernel, asked for fewer draws. */
function shortExample(name: string): object {
  const { example, schema } = statsKernels[name]!
  const known = Object.entries(shorter[name] ?? {}).filter(([key]) => schema.properties?.[key])
  return { ...(example as object), ...Object.fromEntries(known) }
}

test('odd inputs are answered or refused with a reason, in numbers that are numbers', t => {
  const random = createRandom(11)
  let [answered, refused] = [0, 0]
  for (const [name, { run }] of Object.entries(statsKernels)) {
    const plain = shortExample(name)
    for (let round = 0; round < 40; round++) {
      const odd = round % 4 === 3 ? oddAt(random, oddAt(random, plain)) : oddAt(random, plain)
      if (assertAnswered(run(odd) as Answer, `${name}: ${JSON.stringify(odd)}`)) answered++
      else refused++
    }
  }
  t.diagnostic(`${answered} answered, ${refused} refused`)
  assert.ok(answered > 400 && refused > 400)
})

test('every field of every schema, at the ends of what it allows, is answered or refused with a reason', t => {
  const random = createRandom(12)
  let [answered, refused] = [0, 0]
  for (const [name, { run, schema }] of Object.entries(statsKernels)) {
    const plain = shortExample(name)
    const fields = Object.entries(schema.properties ?? {}).filter(
      ([key]) => !Object.hasOwn(shorter[name] ?? {}, key),
    )
    for (const [field, own] of fields)
      for (let round = 0; round < 6; round++) {
        const odd = { ...plain, [field]: drawn(random, own) }
        if (assertAnswered(run(odd) as Answer, `${name}: ${JSON.stringify(odd)}`)) answered++
        else refused++
      }
  }
  t.diagnostic(`${answered} answered, ${refused} refused`)
  assert.ok(answered > 400 && refused > 400)
})

test('what is too small or too large to be reckoned with is named with a remedy', () => {
  const ask = (name: string, more: object) => {
    const answer = statsKernels[name]!.run({ ...(statsKernels[name]!.example as object), ...more }) as Answer
    return answer.ok ? answer : `${answer.code}: ${answer.why}`
  }
  for (const name of ['survey-quantiles', 'survey-proportion', 'survey-mean'])
    assert.match(String(ask(name, { confidence: 1e-90 })), /^survey.bad-confidence: .* ask for 0.9 or 0.95$/)
  assert.match(
    String(
      ask('workload', {
        counts: [3e90, 1e90, 2e90, 4e90],
        hoursPerRequest: 1e100,
        threshold: 1e-90,
        capacity: [1e-90],
        past: [],
      }),
    ),
    /^workload.too-large: .* check their units$/,
  )
  assert.match(
    String(ask('simplex-weights', { target: [1] })),
    /^simplex.uneven: columns\[0\] has 4 numbers and target 1/,
  )
  assert.match(
    String(ask('limited-queue', { arrivalRate: 1e90, serviceRate: 1e-90 })),
    /^queue.bad-rate: arrivalRate over serviceRate/,
  )
  assert.ok((ask('panel-power', { power: 1e-90 }) as Answer).ok)
})

test('what results tell apart by its name has a name of its own', () => {
  const twice = (name: string, more: (example: never) => object) => {
    const { example, run } = statsKernels[name]!
    return run({ ...(example as object), ...more(example as never) }) as Answer
  }
  const events = [2, 5].map(at => ({ name: 'campaign', periods: [at] }))
  const columns = [1, 2].map(power => ({
    name: 'week',
    values: Array.from({ length: 10 }, (_, t) => (t % 7) ** power),
  }))
  const regressors = columns.map(({ name, values }) => ({ name, values: [...values, ...values] }))
  const answers = [
    twice('synthetic-did', ({ outcomes }: { outcomes: unknown[] }) => ({
      units: outcomes.map(() => 'Lille'),
    })),
    twice('causal-impact', ({ controls }: { controls: unknown[] }) => ({
      controls: [...controls, ...controls],
    })),
    twice('count-regression', () => ({ columns })),
    twice('arima', () => ({ regressors })),
    twice('forecast-counts', () => ({ events })),
    twice('queue-simulation', ({ classes }: { classes: unknown[] }) => ({
      classes: [classes[0], classes[0]],
    })),
    twice('phrases', ({ lexicons }: { lexicons: unknown[] }) => ({ lexicons: [...lexicons, ...lexicons] })),
  ]
  for (const answer of answers) {
    assert.match(answer.code ?? '', /\.names$/)
    assert.match(answer.why ?? '', /^two [a-z]+ are named ".+": give each a name of its own$/)
  }
  const short = twice('synthetic-did', () => ({ units: ['Lille'] }))
  assert.equal(short.why, '12 units need as many names, got 1')
})
