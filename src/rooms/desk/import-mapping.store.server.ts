import type { Context, Tx } from '#platform/context.server.ts'
import type { ImportMapping } from './import-mapping.ts'

/** A mapping kept under a name. */
export interface SavedMapping {
  id: number
  name: string
  mapping: ImportMapping
}

/** Every mapping of the company, by name. */
export async function savedMappings(tx: Tx): Promise<SavedMapping[]> {
  const rows = await tx
    .selectFrom('desk_import_mapping')
    .select(['id', 'name', 'mapping'])
    .orderBy('name')
    .execute()
  return rows.map(row => ({ ...row, mapping: row.mapping as unknown as ImportMapping }))
}

/** Keeps a mapping under a name, in place of the one that had it. */
export async function keepMapping(ctx: Context, name: string, mapping: ImportMapping): Promise<void> {
  await ctx.tx
    .insertInto('desk_import_mapping')
    .values({
      workspace_id: ctx.actor.workspaceId,
      name,
      mapping: JSON.stringify(mapping),
      updated_at: new Date(ctx.now),
    })
    .onConflict(conflict =>
      conflict
        .columns(['workspace_id', 'name'])
        .doUpdateSet({ mapping: JSON.stringify(mapping), updated_at: new Date(ctx.now) }),
    )
    .execute()
}
