import { sql } from 'kysely'
import type { Context } from '#platform/context.server.ts'
import { IMPORTED_TYPE } from './import.ts'
import { valueKey } from './import-mapping.ts'
import { allRequestTypes } from './request-type.store.server.ts'
import type { RequestType } from './request-type.ts'

/** Names of a type by which a file may call it. */
export const namesOfType = ({ key, nameFr, nameEn }: RequestType): string[] =>
  [key, nameFr, nameEn].map(valueKey)

/** The types there are by each of their names; of two with one name, the first offered. */
export function typesByName(types: readonly RequestType[]): Map<string, RequestType> {
  const known = new Map<string, RequestType>()
  for (const type of types) for (const name of namesOfType(type)) if (!known.has(name)) known.set(name, type)
  return known
}

/** A key for a new type: of its name where that has letters, never one in use. */
function keyFor(label: string, used: Set<string>): string {
  const plain = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
  const base = plain === '' ? 'type' : plain
  let key = base
  for (let n = 2; used.has(key); n++) key = `${base}-${n}`
  used.add(key)
  return key
}

async function makeType(
  ctx: Context,
  importId: number,
  { key, fr, en }: { key: string; fr: string; en: string },
): Promise<number> {
  const { id } = await ctx.tx
    .insertInto('desk_request_type')
    .values({
      workspace_id: ctx.actor.workspaceId,
      key,
      name_fr: fr,
      name_en: en,
      targets: JSON.stringify({ firstReply: {}, resolution: {} }),
      position: 1000,
      import_id: importId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ids of the types of these names or keys, in their order; unknown ones, and that of no name, are made under this import. */
export async function typesNamed(
  ctx: Context,
  labels: readonly string[],
  importId: number,
): Promise<number[]> {
  const types = await allRequestTypes(ctx.tx)
  const known = new Map([...typesByName(types)].map(([name, { id }]) => [name, id]))
  const used = new Set(types.map(type => type.key))
  const ids: number[] = []
  for (const label of labels) {
    const name = label === '' ? IMPORTED_TYPE : valueKey(label)
    let id = known.get(name)
    if (id === undefined) {
      const made =
        label === ''
          ? { key: IMPORTED_TYPE, fr: 'Demandes importées', en: 'Imported requests' }
          : { key: keyFor(label, used), fr: label, en: label }
      id = await makeType(ctx, importId, made)
      known.set(name, id)
    }
    ids.push(id)
  }
  return ids
}

/** Removes the types an import made, but for those that a request has by now. */
export async function removeImportedTypes(ctx: Context, importId: number): Promise<void> {
  await sql`/* import.removeTypes */ delete from desk_request_type t
    where t.workspace_id = ${ctx.actor.workspaceId} and t.import_id = ${importId} and not exists
      (select from desk_request r where r.workspace_id = t.workspace_id and r.type_id = t.id)`.execute(ctx.tx)
}
