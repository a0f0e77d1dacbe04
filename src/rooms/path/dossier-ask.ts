import type { Block, Section } from '#platform/print/document.ts'
import { beginningOf, type DossierFacts, futuresIn, goalOf } from './dossier-facts.ts'
import type { Proof } from './dossier-proof.ts'
import type { Writer } from './dossier-writer.ts'

/** The probabilities that the same plan leaves when it is begun later, and when it never is. */
function waitingBlocks(facts: DossierFacts, w: Writer, proof: Proof): Block[] {
  const futures = futuresIn(facts)
  const { waiting } = facts.told
  if (!futures?.after || waiting.length < 2) return []
  const goal = goalOf(facts)
  const known = waiting.flatMap(({ risk }) => risk ?? [])
  const dearer = known.length > 1 && Math.round(known[known.length - 1] * 100) > Math.round(known[0] * 100)
  return [
    { kind: 'heading', text: w.say('dossier.ask.waiting') },
    {
      kind: 'text',
      sentences: [{ text: w.say(`dossier.ask.${dearer ? 'waitingLead' : 'waitingEven'}`) }],
    },
    {
      kind: 'table',
      label: w.say('dossier.ask.waiting'),
      columns: [
        { name: w.say('dossier.ask.begun'), as: 'wide' },
        { name: w.say(`dossier.cost.${goal}`), as: 'number' },
      ],
      rows: [
        ...waiting.map(({ weeks, risk }) => [
          { text: w.say('dossier.ask.begins', { weeks }), notes: proof.cite('plan') },
          { text: risk === null ? w.say('dossier.ask.impossible') : w.probability(risk) },
        ]),
        [
          { text: w.say('dossier.ask.never'), notes: proof.cite('risk') },
          { text: w.probability(futures.before.risk[goal]) },
        ],
      ],
    },
  ]
}

/** Why nothing is asked: no plan, one that cannot be carried out, or a year that cannot be told. */
function whyNothing(facts: DossierFacts, w: Writer): string {
  const { chosen } = facts.form.levers
  if (!futuresIn(facts)) return w.say('dossier.ask.refused')
  return chosen.length === 0
    ? w.say('dossier.ask.none')
    : w.say('dossier.answer.overloaded', { levers: w.levers(chosen) })
}

/** What the plan needs of the reader: hours, money, a start, a decision, and the author's own words. */
export function askSection(facts: DossierFacts, w: Writer, proof: Proof): Section {
  const futures = futuresIn(facts)
  const { reader, ask, by } = facts.form
  const asked: Block[] = futures?.after
    ? [
        {
          kind: 'text',
          sentences: [{ text: w.say('dossier.ask.lead', { reader, named: reader ? 'yes' : 'no' }) }],
        },
        {
          kind: 'list',
          items: [
            {
              text: w.say('dossier.ask.hours', { hours: w.hours(futures.cost.hours) }),
              notes: proof.cite('cost'),
            },
            {
              text:
                futures.cost.money > 0
                  ? w.say('dossier.ask.money', { money: w.money(futures.cost.money) })
                  : w.say('dossier.ask.noMoney'),
              notes: proof.cite('cost'),
            },
            { text: w.say('dossier.ask.start', { ...beginningOf(facts) }) },
            {
              text:
                by === null
                  ? w.say('dossier.ask.decideSoon')
                  : w.say('dossier.ask.decide', { day: w.day.day(by) }),
            },
          ],
        },
      ]
    : [{ kind: 'text', sentences: [{ text: whyNothing(facts, w) }] }]
  return {
    id: 'ask',
    title: w.say('dossier.ask.title'),
    blocks: [
      ...asked,
      ...(ask
        ? ([
            { kind: 'heading', text: w.say('dossier.ask.own') },
            { kind: 'quote', text: ask },
          ] as const)
        : []),
      ...waitingBlocks(facts, w, proof),
    ],
  }
}
