import { allRequestTypes } from '#desk.server'
import { allUnits } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { addDays } from '#platform/day.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { threads } from '#platform/threads/threads.server.ts'
import type { EffectMeasured } from './effect.ts'
import { type RecordAddress, recordsOf, type TwoNames } from './effect-address.server.ts'
import { effectsGround } from './effect-ground.server.ts'
import type { Ledger, LedgerLine } from './effect-ledger.ts'
import { effectModel } from './effect-model.ts'
import { alongside, type LeverUse } from './effect-use.ts'
import type { EffectRefused } from './effect-window.ts'
import { mayReadPath } from './may.ts'

/** Whom a use was for, by name; of the whole company where both are empty. */
export interface UseTarget {
  unit: string | null
  types: TwoNames[]
}

/** A line of the ledger as a list shows it. */
export interface EffectLine extends Omit<LedgerLine, 'answer'> {
  target: UseTarget
  answer: Omit<EffectMeasured, 'donors' | 'periods'> | EffectRefused
}

export interface EffectsPage extends Omit<Ledger, 'lines'> {
  lines: EffectLine[]
}

/** One line with everything a reader needs to judge it. */
export interface EffectPage {
  line: LedgerLine & { target: UseTarget }
  tested: number
  /** Those it is compared with, the heaviest first; none where it is refused. */
  donors: (TwoNames & { id: number; weight: number })[]
  /** Other work for the same units or types in the weeks compared. */
  also: { key: string; title: string; from: string }[]
  records: RecordAddress[]
}

/** The ledger of effects; null where it took too long. Whoever calls answers for the actor's reading the company. */
export async function readLedger(ctx: Context): Promise<Ledger | null> {
  const ground = await effectsGround(ctx)
  const telling = await threads.call<typeof import('./effects-telling.ts'), 'tellEffects'>(
    new URL('./effects-telling.ts', import.meta.url),
    'tellEffects',
    [ground],
    { limit: 60_000 },
  )
  return telling.ok ? telling.value : null
}

/** Names of the units and types of the company, by their numbers. */
async function readNames({ tx }: Context) {
  const units = new Map((await allUnits(tx)).map(({ id, name }) => [id, { fr: name, en: name }]))
  const types = new Map(
    (await allRequestTypes(tx)).map(({ id, nameFr, nameEn }) => [id, { fr: nameFr, en: nameEn }]),
  )
  const target = ({ unitId, types: own }: LeverUse): UseTarget => ({
    unit: unitId === null ? null : (units.get(unitId)?.en ?? null),
    types: (own ?? []).flatMap(id => types.get(id) ?? []),
  })
  return { units, types, target }
}

function listed(answer: LedgerLine['answer']): EffectLine['answer'] {
  if (!answer.ok) return answer
  const { donors: _, periods: __, ...kept } = answer
  return kept
}

/** What levers did; null where it took too long. Refuses who does not read the whole company: units are compared. */
export async function readEffects(ctx: Context): Promise<EffectsPage | null> {
  if (!mayReadPath(ctx.actor, null)) throw forbidden()
  const ledger = await readLedger(ctx)
  if (ledger === null) return null
  const { target } = await readNames(ctx)
  return {
    ...ledger,
    lines: ledger.lines.map(line => ({
      ...line,
      target: target(line.treatment.uses[0]),
      answer: listed(line.answer),
    })),
  }
}

/** What one use did, by the record that names it; null where it took too long. */
export async function readEffect(ctx: Context, key: string): Promise<EffectPage | null> {
  if (!mayReadPath(ctx.actor, null)) throw forbidden()
  const ledger = await readLedger(ctx)
  if (ledger === null) return null
  const line = ledger.lines.find(({ treatment }) => treatment.key === key)
  if (!line) throw notFound()
  const { answer, treatment } = line
  const span = answer.ok
    ? ([
        answer.window.weeks[0],
        addDays(answer.window.weeks.at(-1) as string, 7 * effectModel.period),
      ] as const)
    : null
  const others = ledger.lines.map(other => other.treatment)
  const names = await readNames(ctx)
  const target = names.target(treatment.uses[0])
  return {
    line: { ...line, target },
    tested: ledger.tested,
    donors: (answer.ok ? answer.donors : []).flatMap(({ id, weight }) => {
      const name = names[answer.ok ? answer.rows : 'units'].get(id)
      return name ? [{ id, weight, ...name }] : []
    }),
    also: (span ? alongside(treatment, others, span) : []).map(({ key, uses: [first] }) => ({
      key,
      title: first.title,
      from: first.from as string,
    })),
    records: recordsOf(line, names.types),
  }
}
