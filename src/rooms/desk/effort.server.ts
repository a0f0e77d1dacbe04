import { EFFORT_CHANGED, type EffortChanged, minutesAbout } from '#people.server'
import { inWorkspace } from '#platform/context.server.ts'
import type { App } from '#platform/http/app.server.ts'
import type { AppJob } from '../../jobs.server.ts'

/** Counts the ledger's minutes about a request again, after time was logged, corrected or removed. */
async function countLogged(app: App, data: object): Promise<void> {
  const { workspaceId, about } = data as EffortChanged
  if (about.kind !== 'request') return
  await inWorkspace(app.parts.db, workspaceId, async tx => {
    // Held first, so that of two counts the later one reads what the earlier did not see.
    await tx.selectFrom('desk_request').select('id').where('id', '=', about.id).forUpdate().execute()
    await tx
      .updateTable('desk_request')
      .set({ logged_minutes: await minutesAbout(tx, about) })
      .where('id', '=', about.id)
      .execute()
  })
}

/** What the desk does when the ledger changes. */
export const effortJobs: AppJob[] = [
  { name: EFFORT_CHANGED, retries: 5, expireInSeconds: 60, work: countLogged },
]
