import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { addDays, today } from '#platform/day.ts'
import { forbidden, invalid, notFound } from '#platform/refusal.ts'
import {
  deleteEffort,
  type EffortValues,
  insertEffort,
  lockEffort,
  lockLedger,
  minutesOnDay,
  updateEffort,
} from './effort.store.server.ts'
import { type About, type Activity, DAY_MINUTES, type Effort, type Mode, usualMode } from './effort.ts'
import { mayChangeEffort, mayLogEffort, maySeeEffort, maySeeWork } from './may.ts'
import { findMember } from './member.store.server.ts'
import { findUnit } from './unit.store.server.ts'
import { findWork } from './work.store.server.ts'
import type { Work } from './work.ts'

/** The fact that minutes about a record of an upper room have changed; its listener counts them again. */
export const EFFORT_CHANGED = 'people.effort.changed'

export interface EffortChanged {
  workspaceId: number
  about: About
}

async function tell(ctx: Context, about: About | null): Promise<void> {
  if (about)
    await ctx.send(EFFORT_CHANGED, { workspaceId: ctx.actor.workspaceId, about } satisfies EffortChanged)
}

/** Refuses an entry that cannot be: an unknown unit, a day to come, work closed by then, more than a day in a day. */
async function checkEntry(
  ctx: Context,
  values: EffortValues,
  work: Work | null,
  except: number | null,
): Promise<void> {
  if (values.unitId !== null && !(await findUnit(ctx.tx, values.unitId)))
    throw invalid({ unit: { code: 'people.unknownUnit' } })
  // Whoever works east of the company may already be a day ahead.
  if (values.day > addDays(today(ctx), 1)) throw invalid({ day: { code: 'people.future' } })
  if (work?.closedOn && values.day > work.closedOn)
    throw invalid({ work: { code: 'people.workClosed', params: { title: work.title } } })
  await lockLedger(ctx.tx, values.memberId)
  const others = await minutesOnDay(ctx.tx, values.memberId, values.day, except)
  if (others + values.minutes > DAY_MINUTES)
    throw invalid({ minutes: { code: 'people.fullDay', params: { left: DAY_MINUTES - others } } })
}

/** The own work that an entry names; refuses one that the actor does not see, unless the entry named it `already`. */
async function namedWork(
  { tx, actor }: Context,
  id: number | null,
  already: number | null = null,
): Promise<Work | null> {
  if (id === null) return null
  const work = await findWork(tx, id)
  if (!work || !(id === already || maySeeWork(actor, work)))
    throw invalid({ work: { code: 'people.unknownWork' } })
  return work
}

export interface EffortInput {
  minutes: number
  /** What the work or record says unless given: of own work its own, about a record answering. */
  activity?: Activity
  /** What is usual for the activity unless given. */
  mode?: Mode
  /** Today unless given. */
  day?: string
  /** The actor unless given. */
  memberId?: number
  workId?: number | null
  /** A record of an upper room; that room answers for its being there. */
  about?: About | null
  /** The unit served; that of the own work unless given. */
  unitId?: number | null
  note?: string | null
}

/**
 * Writes time into the ledger. Refuses another's time to who does not plan the whole company, a day to come, more
 * than 24 hours in a day, own work closed by then.
 */
export async function logEffort(ctx: Context, input: EffortInput): Promise<Effort> {
  const { actor } = ctx
  const memberId = input.memberId ?? actor.memberId
  if (!mayLogEffort(actor, memberId)) throw forbidden()
  const member = memberId === actor.memberId ? null : await findMember(ctx.tx, memberId)
  if (memberId !== actor.memberId && !member) throw invalid({ memberId: { code: 'people.unknownMember' } })
  const work = await namedWork(ctx, input.workId ?? null)
  const activity = input.activity ?? work?.activity ?? (input.about ? 'answering' : undefined)
  if (!activity) throw invalid({ activity: { code: 'platform.required' } })
  const values: EffortValues = {
    memberId,
    day: input.day ?? today(ctx),
    minutes: input.minutes,
    activity,
    mode: input.mode ?? usualMode(activity),
    workId: input.workId ?? null,
    about: input.about ?? null,
    unitId: input.unitId === undefined ? (work?.unitId ?? null) : input.unitId,
    note: input.note || null,
    recordedBy: memberId === actor.memberId ? null : actor.memberId,
  }
  await checkEntry(ctx, values, work, null)
  const id = await insertEffort(ctx, values)
  await audit(ctx, { action: 'effort.log', thing: 'effort', id, after: values })
  await tell(ctx, values.about)
  return { id, ...values }
}

async function ownEntry(ctx: Context, id: number): Promise<Effort> {
  if (!maySeeEffort(ctx.actor)) throw notFound()
  const entry = await lockEffort(ctx.tx, id)
  if (!entry) throw notFound()
  if (!mayChangeEffort(ctx.actor, entry)) throw forbidden()
  return entry
}

/** Corrects an entry; an absent field stays. Only who worked, or who wrote it down. */
export async function changeEffort(
  ctx: Context,
  id: number,
  input: Partial<Omit<EffortInput, 'memberId' | 'about'>>,
): Promise<Effort> {
  const entry = await ownEntry(ctx, id)
  const { id: _, ...before } = entry
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  const after: EffortValues = { ...before, ...Object.fromEntries(given) }
  if (input.activity && !input.mode && input.activity !== before.activity)
    after.mode = usualMode(input.activity)
  if (JSON.stringify(before) === JSON.stringify(after)) return entry
  const work = await namedWork(ctx, after.workId, before.workId)
  await checkEntry(ctx, after, work, id)
  await updateEffort(ctx.tx, id, after)
  await audit(ctx, { action: 'effort.change', thing: 'effort', id, before, after })
  await tell(ctx, after.about)
  return { id, ...after }
}

/** Removes an entry; the audit log keeps what it said. */
export async function removeEffort(ctx: Context, id: number): Promise<void> {
  const entry = await ownEntry(ctx, id)
  await deleteEffort(ctx.tx, id)
  await audit(ctx, { action: 'effort.remove', thing: 'effort', id, before: entry })
  await tell(ctx, entry.about)
}
