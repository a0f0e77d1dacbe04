import { createRandom } from './random.ts'

/** A made series of which the truth is known: how it is drawn. */
export interface Planting {
  seed: number
  /** Periods learnt from, and periods of the programme after them. */
  learnt: number
  programme: number
  /** Deviation of the level's step from one period to the next, in units of ten. */
  wander: number
  /** What the programme adds to each of its periods, in units of the series. */
  effect: number
}

/** A series of about 200 with two controls, noise of a half and a level that wanders, ten units to one; the effect planted last. */
export function plantedSeries({ seed, learnt, programme, wander, effect }: Planting) {
  const random = createRandom(7).fork(seed)
  const periods = learnt + programme
  const controls = ['a', 'b'].map(name => {
    let state = 0
    const values = Array.from({ length: periods }, () => {
      state = 0.6 * state + random.normal()
      return 30 + state
    })
    return { name, values, coefficient: random.normal(0, 0.6) }
  })
  let level = 0
  const series = Array.from({ length: periods }, (_, t) => {
    level += random.normal(0, wander)
    const explained = controls.reduce(
      (sum, { values, coefficient }) => sum + coefficient * (values[t]! - 30),
      0,
    )
    return 200 + 10 * (level + explained + random.normal(0, 0.5)) + (t < learnt ? 0 : effect)
  })
  return { series, controls, pre: [0, learnt - 1] as const, post: [learnt, periods - 1] as const }
}
