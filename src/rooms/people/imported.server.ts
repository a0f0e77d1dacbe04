import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context.server.ts'
import { lockMembers } from './member.store.server.ts'
import { allUnits, lockTree } from './unit.store.server.ts'
import { foldName } from './unit.ts'

/** A person as a list of another system names them; at least one of the two is given. */
export interface NamedPerson {
  name: string | null
  email: string | null
}

/**
 * Ids of the units of these names or codes, in their order. A name several units have is the live one made first.
 * Unknown ones are made at the top under this import. The caller answers for the permission.
 */
export async function unitsNamed(
  ctx: Context,
  names: readonly string[],
  importId: number,
): Promise<number[]> {
  await lockTree(ctx)
  const known = new Map<string, number>()
  const units = await allUnits(ctx.tx)
  const inOrder = units.toSorted((a, b) => Number(a.archived) - Number(b.archived) || a.id - b.id)
  for (const unit of inOrder)
    for (const key of [unit.name, unit.code ?? unit.name].map(foldName))
      if (!known.has(key)) known.set(key, unit.id)
  const missing = new Map(
    names.filter(name => !known.has(foldName(name))).map(name => [foldName(name), name.trim()]),
  )
  const { rows } = await sql<{ id: number; name: string }>`/* imported.units */
    insert into people_unit (workspace_id, name, import_id)
    select ${ctx.actor.workspaceId}::int, name, ${importId}::bigint from unnest(${[...missing.values()]}::text[]) as name
    returning id, name`.execute(ctx.tx)
  for (const { id, name } of rows) known.set(foldName(name), id)
  return names.map(name => known.get(foldName(name)) as number)
}

/** Ids of members by a key of theirs, for the keys given: one equality, so that a long list is one hash join. */
async function idsBy(
  ctx: Context,
  key: RawBuilder<unknown>,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; id: number }>`/* imported.memberIds */
    select given.key, m.id from unnest(${[...new Set(keys)]}::text[]) as given (key)
    join people_member m on m.workspace_id = ${ctx.actor.workspaceId} and ${key} = given.key`.execute(ctx.tx)
  return new Map(rows.map(row => [row.key, row.id]))
}

/**
 * Ids of these people among the members, in their order: by address, else by the name another system knows them by.
 * Unknown ones are made under this import, without role or account. The caller answers for the permission.
 */
export async function membersNamed(
  ctx: Context,
  people: readonly NamedPerson[],
  importId: number,
): Promise<number[]> {
  await lockMembers(ctx)
  const keyed = people.map(({ name, email }) => ({
    name: (name ?? email ?? '').trim().slice(0, 200),
    email: email?.toLowerCase() ?? null,
    external: email === null ? foldName(name ?? '') : null,
  }))
  const emails = await idsBy(
    ctx,
    sql`lower(m.email)`,
    keyed.flatMap(person => person.email ?? []),
  )
  const externals = await idsBy(
    ctx,
    sql`m.external_id`,
    keyed.flatMap(person => person.external ?? []),
  )
  const idOf = (person: (typeof keyed)[number]) =>
    person.email === null ? externals.get(person.external ?? '') : emails.get(person.email)
  const missing = new Map(
    keyed
      .filter(person => idOf(person) === undefined)
      .map(person => [`${person.email} ${person.external}`, person]),
  )
  const columns = [...missing.values()]
  const { rows } = await sql<{
    id: number
    email: string | null
    external_id: string | null
  }>`/* imported.members */
    insert into people_member (workspace_id, name, email, external_id, import_id)
    select ${ctx.actor.workspaceId}::int, name, email, external_id, ${importId}::bigint
    from unnest(${columns.map(person => person.name)}::text[], ${columns.map(person => person.email)}::text[],
      ${columns.map(person => person.external)}::text[]) as given (name, email, external_id)
    returning id, email, external_id`.execute(ctx.tx)
  for (const { id, email, external_id } of rows)
    if (email === null) externals.set(external_id ?? '', id)
    else emails.set(email, id)
  return keyed.map(person => idOf(person) as number)
}

async function removeUnused(
  ctx: Context,
  table: 'people_member' | 'people_unit',
  importId: number,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`/* imported.list */
    select id from ${sql.table(table)} where workspace_id = ${ctx.actor.workspaceId} and import_id = ${importId}`.execute(
    ctx.tx,
  )
  const attempt = async (ids: readonly number[]): Promise<number> => {
    if (ids.length === 0) return 0
    await sql`savepoint imported`.execute(ctx.tx)
    try {
      await sql`/* imported.remove */ delete from ${sql.table(table)}
        where workspace_id = ${ctx.actor.workspaceId} and id = any(${ids}::bigint[])`.execute(ctx.tx)
      await sql`release savepoint imported`.execute(ctx.tx)
      return ids.length
    } catch (error) {
      // Another record points at one of them by now: that one stays, found by halving.
      if ((error as { code?: string }).code !== '23503') throw error
      await sql`rollback to savepoint imported`.execute(ctx.tx)
      if (ids.length === 1) return 0
      const half = ids.length >> 1
      return (await attempt(ids.slice(0, half))) + (await attempt(ids.slice(half)))
    }
  }
  return attempt(rows.map(row => row.id))
}

/** Removes the members and units an import made, but for those that other records point at by now. */
export async function removeImported(
  ctx: Context,
  importId: number,
): Promise<{ members: number; units: number }> {
  const members = await removeUnused(ctx, 'people_member', importId)
  return { members, units: await removeUnused(ctx, 'people_unit', importId) }
}
