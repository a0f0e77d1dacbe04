/**
 * Claim: the ranges of what a lever did hold the truth in eight cases of ten, one by one and summed; where no lever does
 * anything, about one ledger in a hundred claims that something was done, also where units are trained because they had
 * just asked most.
 *
 *   node bench/effects.ts [companies]
 */
import { type CompanyPlan, makeEffectCompany, trueEffect } from '#rooms/path/effect-company.ts'
import { ledgerOf } from '#rooms/path/effect-ledger.ts'
import { effectModel } from '#rooms/path/effect-model.ts'
import { leversMeasured } from '#rooms/path/lever-measured.ts'

const companies = Number(process.argv[2] ?? 1000)
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

function tryPlan(plan: CompanyPlan) {
  const found = {
    used: 0,
    measured: 0,
    covered: 0,
    claims: 0,
    wrong: 0,
    together: 0,
    claiming: 0,
    totals: 0,
    pooled: 0,
  }
  const start = process.cpuUsage()
  for (let i = 0; i < companies; i++) {
    const made = makeEffectCompany(100_000 + i, plan)
    const ledger = ledgerOf(made.ground)
    let given = 0
    for (const { treatment, answer, claim } of ledger.lines) {
      found.used++
      if (!answer.ok) continue
      const { after } = answer.window
      const truth = trueEffect(made, treatment.uses[0].id, after, plan.factor)
      given -= 1.5 * truth * effectModel.period * after.length
      found.measured++
      found.covered += +(answer.effect.low <= truth && truth <= answer.effect.high)
      found.claims += +(claim !== null)
      found.wrong += +(claim === 'more' || (claim !== null && plan.factor === 1))
    }
    found.together += +ledger.together
    found.claiming += +ledger.lines.some(({ claim }) => claim !== null)
    found.totals += +(ledger.total.givenBack.low <= given && given <= ledger.total.givenBack.high)
    const { training } = leversMeasured(ledger)
    found.pooled += +(
      training !== undefined &&
      training.range[0] <= plan.factor &&
      plan.factor <= training.range[1]
    )
  }
  const { user, system } = process.cpuUsage(start)
  console.log(
    `factor ${plan.factor}, ${plan.units} units, chosen ${plan.chosen}, ${plan.trained ?? 4} trained: ${found.measured} of ${found.used} uses measured; ` +
      `effects covered ${percent(found.covered / found.measured)}, sums ${percent(found.totals / companies)}, ` +
      `pooled factor ${percent(found.pooled / companies)}; ledgers that claim something ${percent(found.together / companies)}, ` +
      `that name a use ${percent(found.claiming / companies)}, ` +
      `claims ${found.claims}, wrong ${found.wrong}; ${((user + system) / 1000 / companies).toFixed(1)} ms a company`,
  )
}

for (const plan of [
  { factor: 1, chosen: 'any', units: 20 },
  { factor: 1, chosen: 'busiest', units: 20 },
  { factor: 1, chosen: 'any', units: 12 },
  { factor: 0.6, chosen: 'any', units: 20 },
  { factor: 0.6, chosen: 'busiest', units: 20 },
  { factor: 0.6, chosen: 'any', units: 60 },
  { factor: 1, chosen: 'any', units: 40, trained: 12 },
  { factor: 0.6, chosen: 'any', units: 40, trained: 12 },
  { factor: 0.4, chosen: 'any', units: 20 },
] satisfies CompanyPlan[])
  tryPlan(plan)
