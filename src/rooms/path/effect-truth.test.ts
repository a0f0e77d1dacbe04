import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CompanyPlan, makeEffectCompany, trueEffect } from './effect-company.ts'
import { ledgerOf } from './effect-ledger.ts'
import { leversMeasured } from './lever-measured.ts'

/** Companies of a plan; more of them where time is measured. */
const companies = 150

function tryCompanies(plan: CompanyPlan) {
  const found = { measured: 0, covered: 0, claiming: 0, claims: 0, right: 0, totals: 0, pooled: 0 }
  for (let i = 0; i < companies; i++) {
    const made = makeEffectCompany(20_000 + i, plan)
    const ledger = ledgerOf(made.ground)
    let given = 0
    for (const { treatment, answer, claim } of ledger.lines) {
      if (!answer.ok) continue
      const truth = trueEffect(made, treatment.uses[0].id, answer.window.after, plan.factor)
      given -= 1.5 * truth * 4 * answer.window.after.length
      found.measured++
      found.covered += +(answer.effect.low <= truth && truth <= answer.effect.high)
      found.claims += +(claim !== null)
      found.right += +(claim === 'fewer')
    }
    found.claiming += +ledger.together
    found.totals += +(ledger.total.givenBack.low <= given && given <= ledger.total.givenBack.high)
    const training = leversMeasured(ledger).training
    found.pooled += +(
      training !== undefined &&
      training.range[0] <= plan.factor &&
      plan.factor <= training.range[1]
    )
  }
  return found
}

const part = (n: number, of: number) => `${n} of ${of}`

test('a planted effect lies in the range of eight cases of ten about as often as that, and so does the sum', () => {
  const { measured, covered, totals, pooled, claims, right } = tryCompanies({ factor: 0.6, chosen: 'any' })
  assert.ok(measured > 3.7 * companies)
  // 0.8 less and more three of its errors: uses of one company share their comparison.
  assert.ok(covered > 0.74 * measured && covered < 0.86 * measured, part(covered, measured))
  assert.ok(totals > 0.7 * companies && totals < 0.9 * companies, part(totals, companies))
  assert.ok(pooled > 0.7 * companies, part(pooled, companies))
  assert.ok(claims > 0.15 * measured && right >= 0.97 * claims, part(right, claims))
})

test('where trainings do nothing a ledger claims anything about as rarely as it states', () => {
  const { claiming, covered, measured } = tryCompanies({ factor: 1, chosen: 'any' })
  // One in a hundred by luck; three errors of 150 companies more is 0.035.
  assert.ok(claiming <= 0.035 * companies, part(claiming, companies))
  assert.ok(covered > 0.74 * measured, part(covered, measured))
})

test('nor where the units trained are those that asked most just before', () => {
  const { claiming, covered, measured } = tryCompanies({ factor: 1, chosen: 'busiest' })
  assert.ok(claiming <= 0.035 * companies, part(claiming, companies))
  assert.ok(covered > 0.74 * measured, part(covered, measured))
})
