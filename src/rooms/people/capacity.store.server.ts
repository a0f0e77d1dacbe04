import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import { today } from '#platform/day.ts'
import type { Absence, CapacityRecord } from './capacity.ts'
import { inThisCompany } from './member.store.server.ts'

/** Kept records, with the ids by which they are removed. */
export interface KeptCapacity extends CapacityRecord {
  id: number
}
export interface KeptAbsence extends Absence {
  id: number
  reason: string | null
}

const oneOf = (ids: readonly number[]) => sql<number>`any(${[...ids]}::bigint[])`

/** Weekly hours of these members, or of everybody, in the order of their days. */
export async function capacityRecords(tx: Tx, members: readonly number[] | null): Promise<KeptCapacity[]> {
  let query = tx
    .selectFrom('people_capacity')
    .select(['id', 'member_id as memberId', 'from_day as fromDay', 'hours_per_week as hoursPerWeek'])
    .orderBy('member_id')
    .orderBy('from_day')
  if (members !== null) query = query.where('member_id', '=', oneOf(members))
  return query.execute()
}

/** Absences that touch [from, to), of these members or of everybody. */
export async function absencesIn(
  tx: Tx,
  members: readonly number[] | null,
  window: { from: string; to: string },
): Promise<KeptAbsence[]> {
  let query = tx
    .selectFrom('people_absence')
    .select(['id', 'member_id as memberId', 'from_day as fromDay', 'to_day as toDay', 'reason'])
    .where('from_day', '<', window.to)
    .where('to_day', '>=', window.from)
    .orderBy('from_day')
    .orderBy('id')
  if (members !== null) query = query.where('member_id', '=', oneOf(members))
  return query.execute()
}

/** Sets the hours from a day on, in place of a record of the same day. */
export async function setCapacity(ctx: Context, record: CapacityRecord): Promise<void> {
  await ctx.tx
    .insertInto('people_capacity')
    .values({
      workspace_id: ctx.actor.workspaceId,
      member_id: record.memberId,
      from_day: record.fromDay,
      hours_per_week: record.hoursPerWeek,
    })
    .onConflict(conflict =>
      conflict
        .columns(['workspace_id', 'member_id', 'from_day'])
        .doUpdateSet({ hours_per_week: record.hoursPerWeek }),
    )
    .execute()
}

/** Ends a member's capacity from today: nothing where none was set; what was planned for later goes. */
export async function endCapacity(ctx: Context, memberId: number): Promise<void> {
  const records = await capacityRecords(ctx.tx, [memberId])
  if (records.length === 0) return
  const day = today(ctx)
  await ctx.tx
    .deleteFrom('people_capacity')
    .where('member_id', '=', memberId)
    .where('from_day', '>=', day)
    .execute()
  if (records.some(record => record.fromDay < day))
    await setCapacity(ctx, { memberId, fromDay: day, hoursPerWeek: 0 })
}

export async function deleteCapacity(tx: Tx, memberId: number, id: number): Promise<KeptCapacity | null> {
  const row = await tx
    .deleteFrom('people_capacity')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .returning(['id', 'member_id as memberId', 'from_day as fromDay', 'hours_per_week as hoursPerWeek'])
    .executeTakeFirst()
  return row ?? null
}

export async function insertAbsence(
  ctx: Context,
  absence: Absence & { reason: string | null },
): Promise<number> {
  const { id } = await ctx.tx
    .insertInto('people_absence')
    .values({
      workspace_id: ctx.actor.workspaceId,
      member_id: absence.memberId,
      from_day: absence.fromDay,
      to_day: absence.toDay,
      reason: absence.reason,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function deleteAbsence(tx: Tx, memberId: number, id: number): Promise<KeptAbsence | null> {
  const row = await tx
    .deleteFrom('people_absence')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .returning(['id', 'member_id as memberId', 'from_day as fromDay', 'to_day as toDay', 'reason'])
    .executeTakeFirst()
  return row ?? null
}

/** Members of the team: active ones who hold a working role or have hours a week, by name; at these units or anywhere. */
export async function teamMembers(
  tx: Tx,
  unitIds: readonly number[] | null,
): Promise<{ id: number; name: string; unitId: number | null }[]> {
  let query = tx
    .selectFrom('people_member')
    .select(['id', 'name', 'unit_id as unitId'])
    .where(inThisCompany)
    .where('active', '=', true)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('people_role')
            .select('people_role.id')
            .whereRef('people_role.workspace_id', '=', 'people_member.workspace_id')
            .whereRef('people_role.member_id', '=', 'people_member.id')
            .where('people_role.role', 'in', ['strategist', 'team']),
        ),
        exists(
          selectFrom('people_capacity')
            .select('people_capacity.id')
            .whereRef('people_capacity.workspace_id', '=', 'people_member.workspace_id')
            .whereRef('people_capacity.member_id', '=', 'people_member.id'),
        ),
      ]),
    )
    .orderBy('name_key')
    .orderBy('id')
  if (unitIds !== null) query = query.where('unit_id', '=', oneOf(unitIds))
  return query.execute()
}
