import type { Block } from '#platform/print/document.ts'
import type { DossierFacts } from './dossier-facts.ts'
import type { Proof } from './dossier-proof.ts'
import type { Writer } from './dossier-writer.ts'
import type { Lever } from './lever.ts'

/** What a lever does: the range that holds its effect in eight cases of ten. */
function effectText({ effect }: Lever, w: Writer): string {
  const say = (key: string, params: Record<string, string>) => w.say(`dossier.plan.effects.${key}`, params)
  if (effect.on === 'capacity') return say('capacity', { hours: w.value(effect.hours, 'hours') })
  const [low, high] = effect.range
  const most = w.share(1 - low)
  return effect.on === 'arrivals' && high > 1
    ? say('maybeArrivals', { worse: w.share(high - 1), most })
    : say(effect.on, { least: w.share(1 - high), most })
}

/** The levers of the plan: what each does, takes, when it acts, and what the plan would leave without it. */
export function planTable({ form, known, told }: DossierFacts, w: Writer, proof: Proof): Block {
  const { chosen, start, starts } = form.levers
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
              effect: effectText(lever, w),
              basis: w.say(`dossier.plan.bases.${lever.basis}`),
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
