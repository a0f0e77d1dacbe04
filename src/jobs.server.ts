import type { App } from '#platform/http/app.server.ts'
import type { JobDefinition } from '#platform/jobs/jobs.server.ts'
import { demandJobs } from './rooms/desk/demand.jobs.server.ts'
import { dueJobs } from './rooms/desk/due.server.ts'
import { effortJobs } from './rooms/desk/effort.server.ts'
import { importJobs, resumeImports } from './rooms/desk/import.jobs.server.ts'
import { wordJobs } from './rooms/desk/word.jobs.server.ts'

export type AppJob = Omit<JobDefinition, 'work' | 'waiting'> & {
  work: (app: App, data: object) => Promise<void>
  waiting?: {
    everySeconds: number
    find: (app: App) => ReturnType<NonNullable<JobDefinition['waiting']>['find']>
  }
}

/** Every kind of background work, from the rooms' own lists. */
export const jobDefinitions: AppJob[] = [...demandJobs, ...dueJobs, ...effortJobs, ...importJobs, ...wordJobs]

/** What each process that works the jobs does as it starts: what another one left unfinished goes on. */
export const atStart: ((app: App) => Promise<void>)[] = [resumeImports]
