import { type ExpressionBuilder, sql } from 'kysely'
import type { Locale, Reach, Role } from '#platform/actor.ts'
import type { Context, Tx } from '#platform/context.server.ts'
import type { DB } from '#platform/db/schema.generated.ts'
import type { Grant } from './may.ts'
import type { HeldRole, Member, MemberCursor, MemberQuery } from './member.ts'

type Members = ExpressionBuilder<DB, 'people_member'>

const roles = (eb: Members) =>
  sql<
    HeldRole[] | null
  >`(select json_agg(json_build_object('id', r.id, 'role', r.role, 'unitId', r.unit_id) order by r.id)
    from people_role r where r.workspace_id = ${eb.ref('people_member.workspace_id')} and r.member_id = ${eb.ref('people_member.id')})`.as(
    'roles',
  )

/**
 * Members of the transaction's workspace. Said in every query on members: their row security has a second way in (a
 * person's own companies), which keeps the planner from using the workspace in an index by itself.
 */
export const inThisCompany = sql<boolean>`people_member.workspace_id = (select app_workspace())`

const selectMembers = (tx: Tx) =>
  tx
    .selectFrom('people_member')
    .where(inThisCompany)
    .select(['id', 'name', 'name_key', 'email', 'unit_id', 'locale', 'active', 'user_id'])
    .select(roles)

type Row = Awaited<ReturnType<ReturnType<typeof selectMembers>['executeTakeFirstOrThrow']>>

const toMember = (row: Row): Member => ({
  id: row.id,
  name: row.name,
  email: row.email,
  unitId: row.unit_id,
  locale: row.locale as Locale | null,
  active: row.active,
  hasAccount: row.user_id !== null,
  roles: row.roles ?? [],
})

const oneOf = (ids: readonly number[]) => sql<number>`any(${[...ids]}::bigint[])`

/** Makes changes of members and roles wait for one another, so that the last administrator stays one. */
export async function lockMembers(ctx: Context): Promise<void> {
  await sql`/* member.lock */ select pg_advisory_xact_lock(73103, ${ctx.actor.workspaceId})`.execute(ctx.tx)
}

export async function findMember(tx: Tx, id: number): Promise<Member | null> {
  const row = await selectMembers(tx).where('id', '=', id).executeTakeFirst()
  return row ? toMember(row) : null
}

const pattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Members in the order of their names; `next` is where the following page begins, null at the end. */
export async function pageOfMembers(
  tx: Tx,
  query: MemberQuery,
  options: { reach: Reach; after: MemberCursor | null; limit: number },
): Promise<{ members: Member[]; next: MemberCursor | null }> {
  let rows = selectMembers(tx)
    .orderBy('name_key')
    .orderBy('id')
    .limit(options.limit + 1)
  if (options.reach !== 'all') rows = rows.where('unit_id', '=', oneOf(options.reach))
  if (query.unitIds !== null) rows = rows.where('unit_id', '=', oneOf(query.unitIds))
  if (query.active !== null) rows = rows.where('active', '=', query.active)
  if (options.after)
    rows = rows.where(sql<boolean>`(name_key, id) > (${options.after.key}, ${options.after.id})`)
  if (query.text !== '')
    rows = rows.where(
      sql<boolean>`(name_key like app_fold(${pattern(query.text)}) or lower(email) like lower(${pattern(query.text)}))`,
    )
  if (query.role !== null)
    rows = rows.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('people_role')
          .select('people_role.id')
          .whereRef('people_role.workspace_id', '=', 'people_member.workspace_id')
          .whereRef('people_role.member_id', '=', 'people_member.id')
          .where('people_role.role', '=', query.role as Role),
      ),
    )
  const found = await rows.execute()
  const last = found.length > options.limit ? found[options.limit - 1] : null
  return {
    members: found.slice(0, options.limit).map(toMember),
    next: last ? { key: last.name_key as string, id: last.id } : null,
  }
}

export interface MemberValues {
  name: string
  email: string | null
  unitId: number | null
  locale: Locale | null
}

const columnsOf = (values: MemberValues) => ({
  name: values.name,
  email: values.email,
  unit_id: values.unitId,
  locale: values.locale,
})

export async function insertMember(ctx: Context, values: MemberValues): Promise<number> {
  const { id } = await ctx.tx
    .insertInto('people_member')
    .values({ workspace_id: ctx.actor.workspaceId, ...columnsOf(values) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateMember(tx: Tx, id: number, values: MemberValues): Promise<void> {
  await tx
    .updateTable('people_member')
    .set(columnsOf(values))
    .where(inThisCompany)
    .where('id', '=', id)
    .execute()
}

export async function setActive(tx: Tx, id: number, active: boolean): Promise<void> {
  await tx.updateTable('people_member').set({ active }).where(inThisCompany).where('id', '=', id).execute()
}

export async function insertRoles(ctx: Context, memberId: number, grants: readonly Grant[]): Promise<void> {
  for (const { role, unitId } of grants)
    await ctx.tx
      .insertInto('people_role')
      .values({ workspace_id: ctx.actor.workspaceId, member_id: memberId, role, unit_id: unitId })
      .execute()
}

export async function deleteRoles(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('people_role').where('id', '=', oneOf(ids)).execute()
}

/** Whether somebody who can sign in administers the whole company. */
export async function hasAdministrator(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('people_role')
    .innerJoin('people_member', join =>
      join
        .onRef('people_member.workspace_id', '=', 'people_role.workspace_id')
        .onRef('people_member.id', '=', 'people_role.member_id'),
    )
    .select('people_role.id')
    .where('role', '=', 'administrator')
    .where('people_role.unit_id', 'is', null)
    .where(inThisCompany)
    .where('active', '=', true)
    .where('user_id', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Another member with this address, or null. */
export async function findByEmail(tx: Tx, email: string): Promise<number | null> {
  const row = await tx
    .selectFrom('people_member')
    .select('id')
    .where(inThisCompany)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('email', 'is not', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Names of members, by id. */
export async function memberNames(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people_member')
    .select(['id', 'name'])
    .where(inThisCompany)
    .where('id', '=', oneOf([...new Set(ids)]))
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** Active members who hold one of the roles, by name: who may be given work. */
export async function membersHolding(tx: Tx, held: readonly Role[]): Promise<{ id: number; name: string }[]> {
  return tx
    .selectFrom('people_member')
    .select(['id', 'name'])
    .where(inThisCompany)
    .where('active', '=', true)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('people_role')
          .select('people_role.id')
          .whereRef('people_role.workspace_id', '=', 'people_member.workspace_id')
          .whereRef('people_role.member_id', '=', 'people_member.id')
          .where('people_role.role', 'in', [...held]),
      ),
    )
    .orderBy('name_key')
    .orderBy('id')
    .execute()
}

/** Ids of the active members of these addresses or (where only one is called so) names, in their order; null: nobody. */
export async function membersCalled(tx: Tx, texts: readonly string[]): Promise<(number | null)[]> {
  if (texts.length === 0) return []
  const { rows } = await sql<{ id: number | null }>`/* member.called */
    select coalesce(
      (select m.id from people_member m where m.workspace_id = (select app_workspace()) and m.active
        and lower(m.email) = lower(given.text)),
      (select min(m.id) from people_member m where m.workspace_id = (select app_workspace()) and m.active
        and m.name_key = app_fold(given.text) having count(*) = 1)) as id
    from unnest(${texts.map(text => text.trim())}::text[]) with ordinality as given (text, n) order by given.n`.execute(
    tx,
  )
  return rows.map(row => row.id)
}
