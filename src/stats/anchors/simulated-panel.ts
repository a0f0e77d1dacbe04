/** For tests and benches: a panel whose effect is known, because it was put there. */
import type { Random } from '../random.ts'

export type PanelPlan = { units: number; treated: number; times: number; from: number; effect: number }

/**
 * Units on two common factors that wander, each with loadings and a level of its own, and noise that remembers 0.4 of
 * itself. All units are drawn alike, so that any of them could have been the treated ones: the last `treated` are.
 */
export function simulatePanel(random: Random, plan: PanelPlan) {
  const factors = [0, 1].map(() => {
    let value = random.normal()
    return Array.from({ length: plan.times }, () => {
      value = 0.7 * value + random.normal()
      return value
    })
  })
  const outcomes = Array.from({ length: plan.units }, (_, unit) => {
    const level = random.normal(50, 5)
    const [first, second] = [random.normal(1, 0.5), random.normal(0, 0.5)]
    const treated = unit >= plan.units - plan.treated
    let noise = random.normal()
    return Array.from({ length: plan.times }, (_, t) => {
      noise = 0.4 * noise + random.normal(0, Math.sqrt(1 - 0.16))
      const common = first * factors[0]![t]! + second * factors[1]![t]!
      return level + common + noise + (treated && t >= plan.from ? plan.effect : 0)
    })
  })
  const adoption = outcomes.map((_, unit) => (unit >= plan.units - plan.treated ? plan.from : null))
  return { outcomes, adoption }
}
