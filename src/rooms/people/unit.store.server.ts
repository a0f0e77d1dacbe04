import { sql } from 'kysely'
import type { Reach } from '#platform/actor.ts'
import type { Context, Tx } from '#platform/context.server.ts'
import { inThisCompany } from './member.store.server.ts'
import type { Unit } from './unit.ts'

const columns = ['id', 'parent_id', 'name', 'code', 'archived_at'] as const

interface UnitRecord {
  id: number
  parent_id: number | null
  name: string
  code: string | null
  archived_at: Date | null
}

const toUnit = (row: UnitRecord): Unit => ({
  id: row.id,
  parentId: row.parent_id,
  name: row.name,
  code: row.code,
  archived: row.archived_at !== null,
})

/** Makes changes of the tree wait for one another, so that two moves never close a circle. */
export async function lockTree(ctx: Context): Promise<void> {
  await sql`/* unit.lock */ select pg_advisory_xact_lock(73102, ${ctx.actor.workspaceId})`.execute(ctx.tx)
}

/** Every unit of the company, archived ones too. */
export async function allUnits(tx: Tx): Promise<Unit[]> {
  const rows = await tx.selectFrom('people_unit').select(columns).orderBy('id').execute()
  return rows.map(toUnit)
}

export async function findUnit(tx: Tx, id: number): Promise<Unit | null> {
  const row = await tx.selectFrom('people_unit').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? toUnit(row) : null
}

/** Units after a cursor, by id; `reach` limits to what the actor sees. */
export async function pageOfUnits(
  tx: Tx,
  options: { after: number; limit: number; reach: Reach; archived: boolean },
): Promise<Unit[]> {
  let query = tx
    .selectFrom('people_unit')
    .select(columns)
    .where('id', '>', options.after)
    .orderBy('id')
    .limit(options.limit)
  if (!options.archived) query = query.where('archived_at', 'is', null)
  if (options.reach !== 'all')
    query = query.where('id', '=', sql<number>`any(${[...options.reach]}::bigint[])`)
  return (await query.execute()).map(toUnit)
}

export interface NewUnit {
  name: string
  code: string | null
  parentId: number | null
}

export async function insertUnits(ctx: Context, units: readonly NewUnit[]): Promise<Unit[]> {
  if (units.length === 0) return []
  const rows = await ctx.tx
    .insertInto('people_unit')
    .columns(['workspace_id', 'name', 'code', 'parent_id'])
    .expression(
      sql`select ${ctx.actor.workspaceId}::int, * from unnest(${units.map(unit => unit.name)}::text[],
        ${units.map(unit => unit.code)}::text[], ${units.map(unit => unit.parentId)}::bigint[])` as never,
    )
    .returning(columns)
    .execute()
  return rows.map(toUnit)
}

export async function updateUnit(tx: Tx, id: number, unit: NewUnit): Promise<void> {
  await tx
    .updateTable('people_unit')
    .set({ name: unit.name, code: unit.code, parent_id: unit.parentId })
    .where('id', '=', id)
    .execute()
}

export async function setArchived(tx: Tx, id: number, at: Date | null): Promise<void> {
  await tx.updateTable('people_unit').set({ archived_at: at }).where('id', '=', id).execute()
}

/** Active members standing at each unit, by unit id. */
export async function memberCounts(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom('people_member')
    .select(['unit_id', ({ fn }) => fn.countAll<number>().as('n')])
    .where(inThisCompany)
    .where('unit_id', 'is not', null)
    .where('active', '=', true)
    .groupBy('unit_id')
    .execute()
  return new Map(rows.map(row => [row.unit_id as number, row.n]))
}
