import { inWorkspace } from '#platform/context.server.ts'
import type { App } from '#platform/http/app.server.ts'
import type { AppJob } from '../../jobs.server.ts'
import { foldWords, staleWordWorkspaces } from './word-fold.store.server.ts'

const WORDS_STALE = 'desk.words.stale'
/** Folds of one job, each a transaction of its own; what is left is found at the next look. */
const MOST_FOLDS = 100

/** Finds a company's stale words again, some blocks at a time. What a crash interrupts is still marked, and done again. */
async function foldAll(app: App, data: object): Promise<void> {
  const { workspaceId } = data as { workspaceId: number }
  for (let n = 0; n < MOST_FOLDS; n++) if (!(await inWorkspace(app.parts.db, workspaceId, foldWords))) return
}

/** Keeps the words of search fresh; marks are looked for, as those of demand are. */
export const wordJobs: AppJob[] = [
  {
    name: WORDS_STALE,
    retries: 3,
    expireInSeconds: 600,
    work: foldAll,
    waiting: {
      everySeconds: 5,
      find: async app =>
        (await staleWordWorkspaces(app.ownerPool)).map(workspaceId => ({
          key: String(workspaceId),
          data: { workspaceId },
        })),
    },
  },
]
