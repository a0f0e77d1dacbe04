import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTranslate } from '#platform/i18n/translate.ts'
import { type FindingOf, findingOf, shareTrend } from './finding.ts'
import { en } from './words.en.ts'
import { fr } from './words.fr.ts'

const speak = { en: createTranslate('en', { path: en }), fr: createTranslate('fr', { path: fr }) }
const days = { from: '1 September', to: '25 November 2026' }
const say = (locale: 'en' | 'fr', reading: FindingOf) =>
  findingOf(reading).map(({ key, params }) => speak[locale](`path.finding.${key}`, { ...days, ...params }))

const helpDesk: FindingOf = {
  position: { step: 5, why: 'seen' },
  reactiveShare: 0.712,
  arrivals: 300,
  unitName: null,
}

test('the finding says how the work was spent and where that stands', () => {
  assert.deepEqual(say('en', helpDesk), [
    'From 1 September to 25 November 2026, the team spent 71% of its hours on what others asked.',
    'It stands at step 5, the help desk.',
  ])
  const french = say('fr', helpDesk)
  assert.match(french[0], /71\s%/)
  assert.match(french[1], /helpdesk/)
})

test('without a ledger it counts requests and says why the share is missing', () => {
  const [work] = say('en', { ...helpDesk, reactiveShare: null })
  assert.match(work, /300 requests/)
  assert.match(work, /no time is logged/i)
})

test('every way to stand has its sentence, for the company and for a unit, in both languages', () => {
  const said = new Set<string>()
  for (const locale of ['en', 'fr'] as const)
    for (const unitName of [null, 'Retail'])
      for (const reactiveShare of [0.5, null])
        for (const arrivals of [0, 1]) {
          for (const step of [1, 2, 3, 4, 5, 6] as const)
            said.add(say(locale, { position: { step, why: 'seen' }, reactiveShare, arrivals, unitName })[1])
          for (const why of ['bothEnds', 'undecided', 'tooLittle', 'noStep'] as const) {
            const [work, place] = say(locale, {
              position: { step: null, why },
              reactiveShare,
              arrivals,
              unitName,
            })
            assert.ok(work.endsWith('.'))
            if (unitName) assert.match(work, /Retail/)
            said.add(place)
          }
        }
  assert.equal(said.size, 2 * 2 * 10)
})

test('a title says how the share moved, in whole points', () => {
  assert.deepEqual(shareTrend([null, 0.5, null, 0.6, 0.71]), {
    key: 'trendUp',
    params: { first: 0.5, last: 0.71, months: 3 },
  })
  assert.equal(shareTrend([0.5, 0.4]).key, 'trendDown')
  assert.equal(shareTrend([0.501, 0.504]).key, 'trendFlat')
  assert.equal(shareTrend([null, 0.4]).key, 'trendOnce')
  assert.equal(shareTrend([null]).key, 'trendUnknown')
})
