import type { Block, Section, Sentence } from '#platform/print/document.ts'
import { clockModel } from './clock-model.ts'
import { clockOf, type DossierFacts, futuresIn, goalOf, turnOf } from './dossier-facts.ts'
import type { Proof } from './dossier-proof.ts'
import type { Writer } from './dossier-writer.ts'
import { findingOf } from './finding.ts'

/** How the work was spent and where that stands on the path, as the page of the position says it. */
function standingSentences({ path }: DossierFacts, w: Writer, proof: Proof): Sentence[] {
  const [work, standing] = findingOf({
    position: path.position,
    reactiveShare: path.observed.reactiveShare.value,
    arrivals: path.arrivals,
    unitName: null,
  }).map(({ key, params }) => w.say(`finding.${key}`, { ...w.day.window(path.window), ...params }))
  const known = path.observed.reactiveShare.value !== null
  return [
    { text: work, notes: known ? proof.cite('share') : proof.cite('desk.arrivals') },
    { text: standing, notes: proof.cite('steps') },
  ]
}

/** When answering takes too much of the hours, as the page of the clock says it; or why that cannot be said. */
export function aheadSentences(facts: DossierFacts, w: Writer, proof: Proof): Sentence[] {
  const { clock } = facts.told
  const told = clockOf(facts)
  if (!told) return clock.answer.ok ? [] : refusedSentences(clock.answer.why, clock.past.length, w)
  const { crossing } = told.reading
  const week = (monday: string | null) => (monday === null ? '' : w.day.day(monday))
  const kind = told.aboveSince ? 'above' : crossing.p50 ? 'most' : crossing.p10 ? 'may' : 'not'
  const weeks = {
    since: week(told.aboveSince),
    middle: week(crossing.p50),
    early: week(crossing.p10),
    late: week(crossing.p90),
  }
  const threshold = w.share(facts.form.levers.threshold)
  const range = kind === 'most' || kind === 'may' ? (crossing.p90 ? 'both' : 'open') : null
  return [
    {
      text: w.say(`clock.finding.${kind}`, { threshold, unit: '', ...weeks }),
      notes: range ? [] : proof.cite('clock'),
    },
    ...(range ? [{ text: w.say(`clock.range.${range}`, weeks), notes: proof.cite('clock') }] : []),
  ]
}

/** Why this data cannot say when. */
function refusedSentences(why: string, have: number, w: Writer): Sentence[] {
  const params = { weeks: clockModel.fewestWeeks, silence: clockModel.silence, have }
  return [{ text: w.say('clock.why.title') }, { text: w.say(`clock.why.${why}`, params) }]
}

function planSentences(facts: DossierFacts, w: Writer, proof: Proof): Sentence[] {
  const futures = futuresIn(facts)
  if (!futures) return []
  const { chosen } = facts.form.levers
  const goal = goalOf(facts)
  const { before, after, cost } = futures
  const risk: Sentence = {
    text: w.say(`dossier.answer.${goal === 'end' ? 'riskEnd' : 'risk'}`, {
      before: w.probability(before.risk[goal]),
    }),
    notes: proof.cite('risk'),
  }
  const levers = w.levers(chosen)
  if (chosen.length === 0) return [risk, { text: w.say('dossier.answer.noPlan') }]
  if (!after) return [risk, { text: w.say('dossier.answer.overloaded', { levers }) }]
  const turn = turnOf(before.risk[goal], after.risk[goal])
  return [
    risk,
    {
      text: w.say(`dossier.answer.${turn}`, { levers, after: w.probability(after.risk[goal]) }),
      notes: proof.cite('plan'),
    },
    {
      text: w.say('dossier.answer.cost', {
        hours: w.hours(cost.hours),
        money: w.money(cost.money),
        paid: cost.money > 0 ? 'yes' : 'no',
      }),
      notes: proof.cite('cost'),
    },
  ]
}

/** The whole dossier in one paragraph. */
export function answerSection(facts: DossierFacts, w: Writer, proof: Proof): Section {
  const { by } = facts.form
  const paragraph: Block = {
    kind: 'text',
    as: 'lead',
    sentences: [
      ...standingSentences(facts, w, proof),
      ...aheadSentences(facts, w, proof),
      ...planSentences(facts, w, proof),
      ...(by === null ? [] : [{ text: w.say('dossier.answer.decide', { day: w.day.day(by) }) }]),
    ],
  }
  return { id: 'answer', title: w.say('dossier.answer.title'), blocks: [paragraph] }
}
