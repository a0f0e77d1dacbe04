import type { Block, Section, Sentence } from '#platform/print/document.ts'
import { clockModel } from './clock-model.ts'
import { type ClockTold, clockOf, type DossierFacts, futuresIn } from './dossier-facts.ts'
import type { Proof } from './dossier-proof.ts'
import type { Writer } from './dossier-writer.ts'
import { methodKey } from './method.ts'
import { notRecorded } from './model.ts'

/** Whether the method kept its word on the past, and against the plainest rule. */
function pastSentences({ test, method }: ClockTold, w: Writer, proof: Proof): Sentence[] {
  if (test === null) return [{ text: w.say('clock.test.untested') }]
  const { coverage } = test.chosen
  const far = Math.abs(coverage - 0.8) > 0.1
  return [
    { text: w.say('clock.test.lead', { origins: test.origins, ahead: test.ahead }) },
    {
      text:
        method.choice === 'best'
          ? w.say('clock.test.best', {
              method: w.say(`clock.methods.${methodKey(method.name)}`),
              gain: 1 - test.chosen.pinball / test.naive.pinball,
            })
          : w.say('clock.test.floor'),
    },
    {
      text: far
        ? w.say('clock.test.loses', { coverage, wide: coverage < 0.8 ? 'yes' : 'no' })
        : w.say('dossier.sure.covered', { coverage }),
      notes: proof.cite('test'),
    },
  ]
}

/** Figures that could not be given with their reasons, what nobody records, and what only use will tell. */
function limits(facts: DossierFacts, w: Writer): Sentence[] {
  const clock = clockOf(facts)
  const { known, form } = facts
  const unmeasured = known.some(({ id, basis }) => form.levers.chosen.includes(id) && basis !== 'measured')
  const missing = facts.figures.figures.flatMap(figure => {
    const why = figure.value === null ? w.figure.why(figure) : undefined
    return why ? [{ text: w.say('dossier.sure.figure', { name: w.figure.name(figure), why }) }] : []
  })
  const list = w.format.list(
    notRecorded.map(observable => {
      const name = w.say(`observables.${observable}`)
      return name.charAt(0).toLocaleLowerCase(w.language) + name.slice(1)
    }),
  )
  return [
    ...missing,
    ...(clock ? [{ text: w.say('clock.rests.logged', { share: w.share(clock.rests.logged) }) }] : []),
    { text: w.say('dossier.sure.notRecorded', { list }) },
    ...(futuresIn(facts)?.after && unmeasured ? [{ text: w.say('dossier.sure.effects') }] : []),
    ...(futuresIn(facts)?.after && facts.unconverted
      ? [{ text: w.say('dossier.sure.unconverted', { currency: facts.company.currency }) }]
      : []),
  ]
}

function assumptions(facts: DossierFacts, w: Writer): Sentence[] {
  const clock = clockOf(facts)
  if (!clock) return []
  const { rests } = clock
  const count = clockModel.replications
  return [
    {
      text: w.say('clock.rests.hours', {
        hours: w.value(rests.hours, 'hours'),
        away: w.share(rests.usuallyAway),
      }),
    },
    { text: w.say('clock.rests.futures', { count }) },
    { text: w.say('clock.rests.persists') },
    { text: w.say('clock.rests.effort') },
    { text: w.say('clock.rests.holidays') },
    ...(futuresIn(facts)?.after
      ? ['together', 'everywhere', 'spread'].map(key => ({ text: w.say(`levers.rests.${key}`) }))
      : []),
  ]
}

/** How the forecast did on the past, what the data cannot say, and what is assumed. */
export function sureSection(facts: DossierFacts, w: Writer, proof: Proof): Section {
  const clock = clockOf(facts)
  const heading = (key: string): Block => ({ kind: 'heading', text: w.say(`dossier.sure.${key}`) })
  const assumed = assumptions(facts, w)
  return {
    id: 'sure',
    title: w.say('dossier.sure.title'),
    blocks: [
      ...(clock
        ? [heading('past'), { kind: 'text', sentences: pastSentences(clock, w, proof) } as const]
        : []),
      heading('limits'),
      { kind: 'list', items: limits(facts, w) },
      ...(assumed.length > 0 ? [heading('assumed'), { kind: 'list', items: assumed } as const] : []),
    ],
  }
}
