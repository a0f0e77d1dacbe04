import { removeImported } from '#people.server'
import { audit } from '#platform/audit.server.ts'
import { inWorkspace } from '#platform/context.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { Refusal } from '#platform/refusal.ts'
import { refuseWorked } from './import.actions.server.ts'
import { findImport, lockImport, updateImport } from './import.store.server.ts'
import { contextOf, type ImportJob } from './import-run.server.ts'
import { removeImportedTypes } from './import-type.store.server.ts'
import { deleteImported, holdImported, restoreOverwritten } from './import-undo.store.server.ts'

async function takeBack(app: App, { workspaceId, importId }: ImportJob): Promise<void> {
  await inWorkspace(app.parts.db, workspaceId, async tx => {
    await lockImport(tx, importId)
    const kept = await findImport(tx, importId)
    if (kept?.state !== 'undoing') return
    const ctx = await contextOf(app, tx, workspaceId, kept.createdBy)
    await holdImported(tx, importId)
    await refuseWorked(ctx, importId)
    const restored = await restoreOverwritten(ctx, importId)
    const removed = await deleteImported(ctx, importId)
    await removeImportedTypes(ctx, importId)
    const { members, units } = await removeImported(ctx, importId)
    await updateImport(tx, importId, { state: 'undone', progress: 100, finishedAt: ctx.now })
    const after = { removed, restored, members, units }
    await audit(ctx, { action: 'import.undone', thing: 'import', id: importId, after })
  })
}

/** Takes an import back, whole or not at all; where it may not be, the import stays and says why. */
export async function runUndo(app: App, job: ImportJob): Promise<void> {
  try {
    await takeBack(app, job)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, params } = error.problem
    await inWorkspace(app.parts.db, job.workspaceId, tx =>
      updateImport(tx, job.importId, { state: 'done', progress: 100, problem: { code, params } }),
    )
  }
}
