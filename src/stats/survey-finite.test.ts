import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from './random.ts'
import { surveyKernels } from './run/surveys.ts'

/**
 * Thousands of odd surveys (a row, one cluster, weights over ten decades, answers that are all alike or missing,
 * confidence of .999999) put to every kernel: what leaves is finite or a refusal. `run` throws where a number is not.
 */
const random = createRandom(5)
const runs = 4000
const kernels = surveyKernels.filter(({ name }) => name.startsWith('survey-'))

const pick = <Item>(list: readonly Item[]): Item => list[random.int(list.length)]!
const chance = (share: number) => random.uniform() < share

function oddSurvey() {
  const rows = 1 + random.int(30)
  const column = <Item>(read: () => Item) => Array.from({ length: rows }, read)
  const stages: object[] = []
  if (chance(0.8)) {
    const clusters = 2 + random.int(5)
    stages.push({
      ...(chance(0.6) && { strata: column(() => random.int(3)) }),
      ...(chance(0.6) && { clusters: column(() => random.int(clusters)) }),
      ...(chance(0.3) && { populations: column(() => 40) }),
    })
    if (chance(0.3)) stages.push(chance(0.5) ? { populations: column(() => 40) } : {})
  }
  const scale = pick([1, 1, 1e-8, 1e8])
  const share = pick([0.5, 0.02, 0.98])
  const [kinds, sides] = [column(() => pick(['a', 'b', 'c'])), column(() => random.int(2))]
  const numbers = column(() =>
    chance(0.1) ? null : pick([0, 1, random.normal(0, scale), scale * random.int(4)]),
  )
  const yes = column(() => (chance(0.1) ? null : chance(share) ? 1 : 0))
  const weights = column(() => pick([1, 1, random.gamma(2, 10), 1e-4 + random.gamma(0.3, 1e6)]))
  const people = 600
  const margins = [kinds, sides].map(categories => {
    const levels = [...new Set<string | number>(categories)]
    return { categories, totals: Object.fromEntries(levels.map(level => [level, people / levels.length])) }
  })
  const design = {
    weights,
    stages,
    lonely: pick(['refuse', 'certainty', 'adjust', 'adjust']),
    labelsRestart: true,
  }
  const where = chance(0.3) && { where: column(() => chance(0.6)) }
  const raked = chance(0.3) && { margins: margins.slice(0, pick([1, 2])) }
  return { column, kinds, sides, numbers, yes, asked: { design, ...where, ...raked } }
}

/** An input for the kernel of this name. */
function question(name: string): object {
  const { column, kinds, sides, numbers, yes, asked } = oddSurvey()
  const method = pick(['wald', 'logit', 'arcsine', 'likelihood', 'beta', 'wilson', 'agresti-coull'])
  const logistic = chance(0.5)
  const questions: Record<string, () => object> = {
    'survey-mean': () => ({ values: numbers, groups: kinds }),
    'survey-proportion': () => ({
      values: yes,
      method,
      confidence: pick([0.5, 0.95, 0.999999]),
      ...(chance(0.3) && { assumedDesignEffect: pick([0.1, 2, 1000]) }),
    }),
    'survey-ratio': () => ({ numerator: numbers, denominator: yes }),
    'survey-chi-square': () => ({ first: kinds, second: sides }),
    'survey-regression': () => ({
      kind: logistic ? 'logistic' : 'linear',
      values: logistic ? yes : numbers,
      columns: pick([[], [numbers], [column(() => random.normal()), sides]]),
    }),
  }
  if (name !== 'survey-weights') return { ...asked, ...(questions[name]?.() ?? { values: numbers }) }
  const known = [
    { values: column(() => 1), total: 300 },
    { values: column(() => random.normal(1, 1)), total: 200 },
  ]
  return {
    design: asked.design,
    distance: pick(['linear', 'exponential']),
    ...(chance(0.5) && { known }),
    ...(chance(0.5) && { trim: { least: pick([0, 1, 5]), greatest: pick([2, 10, 100]) } }),
  }
}

test('odd surveys get a finite answer or a refusal, never a crash', () => {
  const answered = new Map<string, number>()
  for (let run = 0; run < runs; run++) {
    const { name, run: ask } = pick(kernels)
    const input = question(name)
    const answer = ask(input) as { ok: boolean; code?: string; why?: string }
    assert.notEqual(answer.code, 'input.invalid', `${name}: ${answer.why}`)
    assert.notEqual(answer.code, 'input.range', `${name}: ${answer.why} for ${JSON.stringify(input)}`)
    if (answer.ok) answered.set(name, (answered.get(name) ?? 0) + 1)
  }
  for (const { name } of kernels) assert.ok((answered.get(name) ?? 0) > 50, `${name} hardly ever answers`)
})
