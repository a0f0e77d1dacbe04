import type { App } from '#platform/http/app.server.ts'
import type { AppJob } from '../../jobs.server.ts'
import { IMPORT_JOB } from './import.actions.server.ts'
import { type ImportJob, runImport } from './import-run.server.ts'
import { runUndo } from './import-undo.server.ts'

/** Does what an import waits for: to go in, or to be taken back. */
export async function workImport(app: App, job: ImportJob): Promise<void> {
  await runImport(app, job)
  await runUndo(app, job)
}

/** Background work of imports. A second attempt waits for the first and then finds nothing left to do. */
export const importJobs: AppJob[] = [
  {
    name: IMPORT_JOB,
    retries: 5,
    expireInSeconds: 600,
    work: (app, data) => workImport(app, data as ImportJob),
  },
]

/** Sets going again what a process that died left behind, as this one starts. */
export async function resumeImports(app: App): Promise<void> {
  const { rows } = await app.ownerPool.query<ImportJob>(
    `/* import.left */ select workspace_id as "workspaceId", id as "importId" from desk_import
     where state in ('waiting', 'running', 'undoing') order by workspace_id, id`,
  )
  for (const job of rows)
    await app.parts.db.transaction().execute(tx => app.parts.enqueue(tx, IMPORT_JOB, job))
}
