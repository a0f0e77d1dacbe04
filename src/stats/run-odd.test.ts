/** Whatever is odd about its input, a kernel answers or says why not: it never throws and never gives NaN. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom, type Random } from './random.ts'
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

test('odd inputs are answered or refused with a reason, in numbers that are numbers', t => {
  const random = createRandom(11)
  let [answered, refused] = [0, 0]
  for (const [name, { example, run, schema }] of Object.entries(statsKernels)) {
    const known = Object.entries(shorter[name] ?? {}).filter(([key]) => schema.properties?.[key])
    const plain = { ...(example as object), ...Object.fromEntries(known) }
    for (let round = 0; round < 40; round++) {
      const odd = round % 4 === 3 ? oddAt(random, oddAt(random, plain)) : oddAt(random, plain)
      const what = `${name}: ${JSON.stringify(odd)}`
      // A number that is none is a throw of its own: see defineKernel.
      const answer = run(odd) as { ok: boolean; code?: string; why?: string }
      if (answer.ok === true) answered++
      else {
        refused++
        assert.ok(answer.ok === false && answer.code && answer.why, what)
        if (answer.code !== 'input.invalid') assert.doesNotMatch(answer.why, /NaN|undefined|\[object/, what)
      }
    }
  }
  t.diagnostic(`${answered} answered, ${refused} refused`)
  assert.ok(answered > 400 && refused > 400)
})
