import type { Block } from '#platform/print/document.ts'
import type { DossierFacts } from './dossier-facts.ts'
import type { Proof } from './dossier-proof.ts'
import type { Writer } from './dossier-writer.ts'
import { effectText, limitText } from './lever-text.ts'

/** The levers of the plan: what each does, takes, when it acts, and what the plan would leave without it. */
export function planTable({ form, known, told, names: of }: DossierFacts, w: Writer, proof: Proof): Block {
  const { chosen, start, starts, limits } = form.levers
  const effect = effectText((key, params) => w.say(`dossier.plan.effects.${key}`, params), w.value)
  const limited = limitText((key, params) => w.say(`levers.limit.${key}`, params), w.format, w.language)
  const without = new Map(told.without.map(({ lever, risk }) => [lever, risk]))
  const names = ['effect', 'takes', 'acts'].map(name => ({ name: w.say(`dossier.plan.${name}`) }))
  return {
    kind: 'table',
    label: w.say('dossier.plan.levers'),
    columns: [
      { name: w.say('dossier.plan.lever'), as: 'wide' },
      ...names,
      { name: w.say('dossier.plan.without'), as: 'number' },
    ],
    rows: known
      .filter(({ id }) => chosen.includes(id))
      .map(lever => {
        const { id, hoursOnce, hoursAWeek, moneyOnce, moneyAYear, begins, over } = lever
        const left = without.get(id)
        const from = (starts[id] ?? start) + begins
        const whom = limited(limits[id], of)
        return [
          {
            text: w.say('dossier.plan.named', {
              name: w.say(`levers.lever.${id}.name`),
              what: w.say(`levers.lever.${id}.what`),
            }),
            notes: proof.cite('cost'),
          },
          {
            text: w.say('dossier.plan.effectBy', {
              effect: effect(lever.effect),
              basis: w.say(`dossier.plan.bases.${lever.basis}`),
              limited: whom === null ? 'no' : 'yes',
              whom: whom ?? '',
            }),
          },
          {
            text: w.say('dossier.plan.cost', {
              once: w.value(hoursOnce, 'hours'),
              weekly: w.value(hoursAWeek, 'hours'),
              paid: moneyOnce + moneyAYear > 0 ? 'yes' : 'no',
              moneyOnce: w.money(moneyOnce),
              moneyYear: w.money(moneyAYear),
            }),
          },
          {
            text: w.say('dossier.plan.actsFrom', {
              begins: from + 1,
              whole: from + over,
            }),
          },
          { text: left === undefined ? '' : w.probability(left) },
        ]
      }),
  }
}
