import { createRandom, type Random } from '#stats/random.ts'
import type { EffectRow, EffectsGround } from './effect-ground.ts'
import type { LeverUse } from './effect-use.ts'

/** How a made company is made. */
export interface CompanyPlan {
  /** Factor on what a trained unit asks from the week after its training on; 1: trainings do nothing. */
  factor: number
  /** Units that are trained: any, or those that asked most in the weeks just before. */
  chosen: 'any' | 'busiest'
  units?: number
  trained?: number
}

/** A made company, and by trained unit what its requests a week would have been, on average, had nobody trained it. */
export interface MadeCompany {
  ground: EffectsGround
  expected: ReadonlyMap<number, readonly number[]>
}

const weeks = 104
const DAY = 86_400_000
const monday = (index: number) =>
  new Date(Date.parse('2024-11-04') + index * 7 * DAY).toISOString().slice(0, 10)

/** What a unit asks a week on average: its size, the company's growth and year, and a way of its own that wanders. */
function meansOf(random: Random, common: readonly number[]): number[] {
  const size = Math.exp(random.normal(Math.log(4), 0.7))
  const likes = random.normal(1, 0.2)
  // A quarter of the units begin to ask within the first year, over two months.
  const first = random.uniform() < 0.25 ? random.int(52) : -8
  let own = 0
  return common.map((level, w) => {
    own = 0.97 * own + random.normal(0, 0.03)
    return size * Math.exp(likes * level + own) * Math.min(1, Math.max(0, (w - first) / 8))
  })
}

const trainingOf = (unit: number, at: number): LeverUse => ({
  kind: 'training',
  record: 'work',
  id: unit,
  title: `Training of unit ${unit}`,
  begun: monday(at - 1),
  from: monday(at),
  unitId: unit,
  units: [unit],
  types: null,
  spent: [{ week: monday(at - 1), hours: 12 }],
})

/** A made company of two years in which some units were trained. The same seed makes the same. */
export function makeEffectCompany(seed: number, plan: CompanyPlan): MadeCompany {
  const { units = 20, trained = 4, factor, chosen } = plan
  const random = createRandom(seed)
  const pace = (0.1 + 0.5 * random.uniform()) / 52
  const common = Array.from(
    { length: weeks },
    (_, w) => pace * (w - weeks) + 0.15 * Math.sin((2 * Math.PI * w) / 52.18),
  )
  const means = Array.from({ length: units }, () => meansOf(random, common))
  const draw = (mean: number) => random.negativeBinomial(mean, 6)
  const counts = means.map(own => own.map(draw))
  const expected = new Map<number, readonly number[]>()
  const uses: LeverUse[] = []
  const left = Array.from({ length: units }, (_, i) => i)
  for (let n = 0; n < trained; n++) {
    const at = 60 + random.int(35)
    const recent = (i: number) =>
      counts[i].slice(at - 4, at).reduce((sum, one) => sum + one, 0) / means[i][at]
    const unit =
      chosen === 'any' ? left[random.int(left.length)] : left.toSorted((a, b) => recent(b) - recent(a))[0]
    left.splice(left.indexOf(unit), 1)
    expected.set(unit + 1, means[unit])
    uses.push(trainingOf(unit + 1, at))
    for (let w = at; w < weeks; w++) counts[unit][w] = draw(factor * means[unit][w])
  }
  const rows = counts.map((own, i): EffectRow => ({ id: i + 1, counts: own, hours: 1.5 }))
  return {
    ground: {
      today: monday(weeks),
      weeks: Array.from({ length: weeks }, (_, w) => monday(w)),
      units: rows,
      types: [],
      ofTypes: [],
      uses,
    },
    expected,
  }
}

/** What a training really did to a unit's requests a week, in the weeks it was followed. */
export function trueEffect(
  { expected }: MadeCompany,
  unit: number,
  after: readonly number[],
  factor: number,
) {
  const own = expected.get(unit) as readonly number[]
  const inside = after.flatMap(start => own.slice(start, start + 4))
  return (factor - 1) * (inside.reduce((sum, mean) => sum + mean, 0) / inside.length)
}
