import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { today } from '#platform/day.ts'
import { forbidden, invalid, notFound } from '#platform/refusal.ts'
import type { Activity } from './effort.ts'
import { mayChangeWork, mayOpenWork, maySeeWork } from './may.ts'
import { findUnit } from './unit.store.server.ts'
import { findWork, insertWork, updateWork } from './work.store.server.ts'
import type { Work } from './work.ts'

async function checked(ctx: Context, work: Omit<Work, 'id'>): Promise<void> {
  if (work.unitId !== null && !(await findUnit(ctx.tx, work.unitId)))
    throw invalid({ unit: { code: 'people.unknownUnit' } })
  const last = today(ctx)
  if (work.openedOn > last) throw invalid({ openedOn: { code: 'people.future' } })
  if (work.closedOn !== null && work.closedOn > last) throw invalid({ closedOn: { code: 'people.future' } })
  if (work.closedOn !== null && work.closedOn < work.openedOn)
    throw invalid({ closedOn: { code: 'people.closedBefore' } })
}

export interface WorkInput {
  title: string
  activity: Activity
  unitId?: number | null
  /** Today unless given. */
  openedOn?: string
}

/** Opens a piece of own work, owned by the actor. */
export async function openWork(ctx: Context, input: WorkInput): Promise<Work> {
  if (!mayOpenWork(ctx.actor)) throw forbidden()
  const work: Omit<Work, 'id'> = {
    title: input.title,
    activity: input.activity,
    unitId: input.unitId ?? null,
    ownerId: ctx.actor.memberId,
    openedOn: input.openedOn ?? today(ctx),
    closedOn: null,
    participants: null,
  }
  await checked(ctx, work)
  const id = await insertWork(ctx, work)
  await audit(ctx, { action: 'work.open', thing: 'work', id, after: work })
  return { id, ...work }
}

/** Changes, closes (with a day) or reopens (with none) a piece of own work; an absent field stays. */
export async function changeWork(
  ctx: Context,
  id: number,
  input: Partial<Pick<Work, 'title' | 'activity' | 'unitId' | 'closedOn' | 'participants'>>,
): Promise<Work> {
  const work = await findWork(ctx.tx, id)
  if (!work || !maySeeWork(ctx.actor, work)) throw notFound()
  if (!mayChangeWork(ctx.actor, work)) throw forbidden()
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  const { id: _, ...before } = work
  const after = { ...before, ...Object.fromEntries(given) }
  if (JSON.stringify(before) === JSON.stringify(after)) return work
  await checked(ctx, after)
  await updateWork(ctx.tx, id, after)
  await audit(ctx, { action: 'work.change', thing: 'work', id, before, after })
  return { id, ...after }
}

/** Closes a piece of own work, today unless a day is given, with the number of people who took part. */
export async function closeWork(
  ctx: Context,
  id: number,
  input: { closedOn?: string; participants?: number | null },
): Promise<Work> {
  return changeWork(ctx, id, {
    closedOn: input.closedOn ?? today(ctx),
    participants: input.participants,
  })
}
