import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { deleteAbsence, deleteCapacity, insertAbsence, setCapacity } from './capacity.store.server.ts'
import type { Absence, CapacityRecord } from './capacity.ts'
import { mayPlanAbsence, mayPlanCapacity } from './may.ts'
import { seenMember } from './member.actions.server.ts'

async function planned(ctx: Context, memberId: number): Promise<void> {
  const member = await seenMember(ctx, memberId)
  if (!mayPlanCapacity(ctx.actor, member.unitId)) throw forbidden()
}

async function mayBeAway(ctx: Context, memberId: number): Promise<void> {
  const member = await seenMember(ctx, memberId)
  if (!mayPlanAbsence(ctx.actor, member)) throw forbidden()
}

/** Sets a member's hours a week from a day on. */
export async function planCapacity(ctx: Context, record: CapacityRecord): Promise<void> {
  await planned(ctx, record.memberId)
  await setCapacity(ctx, record)
  await audit(ctx, { action: 'capacity.set', thing: 'member', id: record.memberId, after: record })
}

/** Removes one record of hours a week; those before it hold on. */
export async function removeCapacity(ctx: Context, memberId: number, id: number): Promise<void> {
  await planned(ctx, memberId)
  const removed = await deleteCapacity(ctx.tx, memberId, id)
  if (!removed) throw notFound()
  await audit(ctx, { action: 'capacity.remove', thing: 'member', id: memberId, before: removed })
}

/** Enters days away, both included. */
export async function addAbsence(
  ctx: Context,
  absence: Absence & { reason: string | null },
): Promise<{ id: number }> {
  await mayBeAway(ctx, absence.memberId)
  const id = await insertAbsence(ctx, absence)
  await audit(ctx, { action: 'absence.add', thing: 'member', id: absence.memberId, after: absence })
  return { id }
}

export async function removeAbsence(ctx: Context, memberId: number, id: number): Promise<void> {
  await mayBeAway(ctx, memberId)
  const removed = await deleteAbsence(ctx.tx, memberId, id)
  if (!removed) throw notFound()
  await audit(ctx, { action: 'absence.remove', thing: 'member', id: memberId, before: removed })
}
