import { setTimeout as sleep } from 'node:timers/promises'
import { inWorkspace } from '#platform/context.server.ts'
import type { App } from '#platform/http/app.server.ts'
import type { AppJob } from '../../jobs.server.ts'
import { foldDemand, MARKS, staleWorkspaces } from './demand-fold.store.server.ts'

const DEMAND_STALE = 'desk.demand.stale'
/** Folds of one job, each a transaction of its own; what is left is found at the next look. */
const MOST_FOLDS = 100
/** Milliseconds until the next fold while requests come one by one: each fold sums their whole day. */
const PAUSE = 2000

/** Makes a company's stale sums again, some at a time. What a crash interrupts is still marked, and done again. */
async function foldAll(app: App, data: object): Promise<void> {
  const { workspaceId } = data as { workspaceId: number }
  for (let n = 0; n < MOST_FOLDS; n++) {
    const taken = await inWorkspace(app.parts.db, workspaceId, foldDemand)
    if (taken === 0) return
    if (taken < MARKS) await sleep(PAUSE)
  }
}

/**
 * Keeps the sums of demand fresh. Marks are looked for rather than sent, so that a writer neither waits for another
 * nor sends a job for each request.
 */
export const demandJobs: AppJob[] = [
  {
    name: DEMAND_STALE,
    retries: 3,
    expireInSeconds: 600,
    work: foldAll,
    waiting: {
      everySeconds: 5,
      find: async app =>
        (await staleWorkspaces(app.ownerPool)).map(workspaceId => ({
          key: String(workspaceId),
          data: { workspaceId },
        })),
    },
  },
]
