import { sql, type Transaction } from 'kysely'
import type { Actor, Locale, Reach, Role } from '#platform/actor.ts'
import { inWorkspace, type Tx } from '#platform/context.server.ts'
import type { Database } from '#platform/db/connection.server.ts'
import type { Question } from '#platform/db/question.server.ts'
import type { DB } from '#platform/db/schema.generated.ts'
import type { Bearer, WorkspaceLabel } from '#platform/http/app.server.ts'

/** Reads what a signed-in person may read of every company of theirs. */
function readAsUser<T>(db: Database, userId: string, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async tx => {
      await sql`/* access.user */ select set_config('app.user', ${userId}, true)`.execute(tx)
      return work(tx)
    })
}

/** The language a signed-in person has chosen for themselves in a company of theirs; null where none was. */
export function languageOf(db: Database, userId: string): Promise<Locale | null> {
  return readAsUser(db, userId, async tx => {
    const row = await tx
      .selectFrom('people_member')
      .select('locale')
      .where('user_id', '=', userId)
      .where('active', '=', true)
      .where('locale', 'is not', null)
      .orderBy('workspace_id')
      .executeTakeFirst()
    return (row?.locale ?? null) as Locale | null
  })
}

/** The workspaces a signed-in person belongs to, by name. */
export function workspacesOf(db: Database, userId: string): Promise<WorkspaceLabel[]> {
  return readAsUser(db, userId, async tx => {
    const rows = await tx
      .selectFrom('platform_workspace')
      .innerJoin('people_member', 'people_member.workspace_id', 'platform_workspace.workspace_id')
      .select([
        'platform_workspace.workspace_id',
        'slug',
        'platform_workspace.name',
        'sample',
        'time_zone',
        'currency',
      ])
      .where('people_member.user_id', '=', userId)
      .where('people_member.active', '=', true)
      .orderBy('platform_workspace.name')
      .execute()
    return rows.map(row => ({
      workspaceId: row.workspace_id,
      slug: row.slug,
      name: row.name,
      sample: row.sample,
      timeZone: row.time_zone,
      currency: row.currency,
    }))
  })
}

interface MemberRow {
  id: number
  name: string
  unit_id: number | null
  locale: string | null
  workspace_locale: string
  time_zone: string
  grants: { role: Role; unit_ids: number[] | null }[] | null
}

const memberColumns = sql`m.id, m.name, m.unit_id, m.locale, w.locale as workspace_locale, w.time_zone,
      (select json_agg(json_build_object('role', r.role, 'unit_ids', case when r.unit_id is null then null else (
          with recursive below as (
            select u.id from people_unit u where u.workspace_id = m.workspace_id and u.id = r.unit_id
            union all
            select u.id from people_unit u join below b on u.workspace_id = m.workspace_id and u.parent_id = b.id)
          select json_agg(id) from below) end))
        from people_role r where r.workspace_id = m.workspace_id and r.member_id = m.id) as grants`

async function findMember(
  tx: Tx,
  column: 'user_id' | 'id',
  value: string | number,
): Promise<MemberRow | undefined> {
  const found = await sql<MemberRow>`/* access.member */
    select ${memberColumns}
    from people_member m join platform_workspace w using (workspace_id)
    where m.workspace_id = (select app_workspace()) and m.active and ${sql.ref(`m.${column}`)} = ${value}`.execute(
    tx,
  )
  return found.rows[0]
}

/**
 * Who bears the live token of this hash in the transaction's workspace, with when it was last used; null where there is
 * no such token (unknown, expired, revoked) or its member is gone. One statement, as every call of the API asks it; a
 * call may ask something else along with it, which is answered only where there is a bearer.
 */
export async function findBearer(
  tx: Tx,
  workspaceId: number,
  hash: string,
  now: Date,
  also?: Question<unknown>,
): Promise<Bearer | null> {
  const name = also ? `access.bearer+${also.name}` : 'access.bearer'
  const { rows } = await sql<
    MemberRow & {
      token_id: number
      scopes: string[]
      expires_at: Date
      last_used_at: Date | null
      also: unknown
      stamp: number
    }
  >`${sql.raw(`/* kept ${name} */`)}
    select t.id as token_id, t.scopes, t.expires_at, t.last_used_at, ${memberColumns}, ${also?.query ?? sql`null`} as also,
      app_stamp(t.workspace_id) as stamp
    from platform_token t join people_member m on m.workspace_id = t.workspace_id and m.id = t.member_id
      join platform_workspace w on w.workspace_id = t.workspace_id
    where t.workspace_id = (select app_workspace()) and t.hash = ${hash} and t.revoked_at is null
      and t.expires_at > ${now} and m.active`.execute(tx)
  const row = rows[0]
  if (!row) return null
  return {
    actor: toActor(workspaceId, row, row.scopes),
    tokenId: row.token_id,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    also: also?.read(row.also),
    stamp: row.stamp,
  }
}

function toActor(workspaceId: number, row: MemberRow, scopes: readonly string[] | null): Actor {
  const reach: Partial<Record<Role, Reach>> = {}
  for (const grant of row.grants ?? []) {
    const held = reach[grant.role]
    if (grant.unit_ids === null || held === 'all') reach[grant.role] = 'all'
    else reach[grant.role] = [...new Set([...(held ?? []), ...grant.unit_ids])]
  }
  return {
    workspaceId,
    memberId: row.id,
    unitId: row.unit_id,
    name: row.name,
    locale: (row.locale ?? row.workspace_locale) as Locale,
    timeZone: row.time_zone,
    reach,
    scopes,
  }
}

/** The actor a signed-in person is in a workspace, or null where they are no active member of it. */
export function actorOfUser(db: Database, workspaceId: number, userId: string): Promise<Actor | null> {
  return inWorkspace(
    db,
    workspaceId,
    async tx => {
      const row = await findMember(tx, 'user_id', userId)
      return row ? toActor(workspaceId, row, null) : null
    },
    { readOnly: true },
  )
}

/** The actor behind a member id, limited to a token's scopes; null where the member is gone. */
export async function actorOfMember(
  tx: Tx,
  workspaceId: number,
  memberId: number,
  scopes: readonly string[] | null,
): Promise<Actor | null> {
  const row = await findMember(tx, 'id', memberId)
  return row ? toActor(workspaceId, row, scopes) : null
}

/** The sign-in account of a member, or null. */
export async function userOfMember(tx: Tx, memberId: number): Promise<string | null> {
  const row = await tx
    .selectFrom('people_member')
    .select('user_id')
    .where(sql<boolean>`workspace_id = (select app_workspace())`)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return row?.user_id ?? null
}

/** The unit and every unit below it. */
export async function unitsBelow(tx: Tx, unitId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* access.unitsBelow */
    with recursive below as (
      select id from people_unit where workspace_id = (select app_workspace()) and id = ${unitId}
      union all
      select u.id from people_unit u join below b on u.parent_id = b.id where u.workspace_id = (select app_workspace()))
    select id from below`.execute(tx)
  return rows.map(row => row.id)
}
