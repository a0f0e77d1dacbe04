import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'

export const visibilities = ['private', 'shared', 'default'] as const
export type Visibility = (typeof visibilities)[number]

/** A saved list: its name and the address of its filter. */
export interface View {
  id: number
  ownerId: number
  name: string
  query: string
  /** Shared with the team; the default one is what the desk opens with. */
  visibility: Visibility
}

const select = (tx: Tx) =>
  tx.selectFrom('desk_view').select(['id', 'owner_id', 'name', 'query', 'visibility'])
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toView = (row: Row): View => ({
  id: row.id,
  ownerId: row.owner_id,
  name: row.name,
  query: row.query,
  visibility: row.visibility as Visibility,
})

/** The member's own views and the shared ones, by name. */
export async function viewsFor(tx: Tx, memberId: number): Promise<View[]> {
  const rows = await select(tx)
    .where(eb => eb.or([eb('owner_id', '=', memberId), eb('visibility', '<>', 'private')]))
    .orderBy(sql`app_fold(name)`)
    .orderBy('id')
    .execute()
  return rows.map(toView)
}

export async function findView(tx: Tx, id: number): Promise<View | null> {
  const row = await select(tx).where('id', '=', id).executeTakeFirst()
  return row ? toView(row) : null
}

export async function insertView(ctx: Context, view: Omit<View, 'id' | 'ownerId'>): Promise<number> {
  const row = await ctx.tx
    .insertInto('desk_view')
    .values({
      workspace_id: ctx.actor.workspaceId,
      owner_id: ctx.actor.memberId,
      name: view.name,
      query: view.query,
      visibility: view.visibility,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** There is one default at most: the one before is shared from now on. */
export async function unsetDefaultView(tx: Tx): Promise<void> {
  await tx
    .updateTable('desk_view')
    .set({ visibility: 'shared' })
    .where('visibility', '=', 'default')
    .execute()
}

export async function deleteView(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('desk_view').where('id', '=', id).execute()
}
