import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Tx } from '../context.server.ts'
import { APP_ROLE } from '../db/connection.server.ts'
import { errorFacts, log } from '../log.server.ts'

/** One kind of background work: its name and what it does with the data it was sent. */
export interface JobDefinition<T extends object = object> {
  name: string
  /** Attempts after the first. */
  retries: number
  /** Seconds after which an attempt counts as lost (its process died) and is given to another worker. */
  expireInSeconds: number
  work: (data: T) => Promise<void>
}

export interface Jobs {
  enqueue(tx: Tx, job: string, data: object): Promise<void>
  work(definitions: JobDefinition[]): Promise<void>
  stop(): Promise<void>
}

function executor(pool: pg.Pool) {
  return { executeSql: async (text: string, values?: unknown[]) => pool.query(text, values as unknown[]) }
}

/** Makes or updates the queue's own tables, as owner; the application gets their use only. */
export async function installJobs(
  owner: pg.Pool,
  definitions: Pick<JobDefinition, 'name' | 'retries' | 'expireInSeconds'>[],
): Promise<void> {
  const boss = new PgBoss({ db: executor(owner), schedule: false, supervise: false })
  boss.on('error', error => log('error', 'jobs.install', errorFacts(error)))
  await boss.start()
  for (const { name, retries, expireInSeconds } of definitions)
    await boss.createQueue(name, { retryLimit: retries, expireInSeconds })
  await boss.stop({ graceful: false })
  await owner.query(
    `grant usage on schema pgboss to ${APP_ROLE}; grant select, insert, update, delete on all tables in schema pgboss to ${APP_ROLE}; grant execute on all functions in schema pgboss to ${APP_ROLE}; grant usage on all sequences in schema pgboss to ${APP_ROLE}`,
  )
}

function inTransaction(tx: Kysely<never>) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => {
      const pieces = text.split(/\$(\d+)/)
      const parts = pieces.map((piece, index) =>
        index % 2 ? sql`${values[Number(piece) - 1]}` : sql.raw(piece),
      )
      return sql.join(parts, sql``).execute(tx)
    },
  }
}

/** The queue as the application's role sees it. */
export async function openJobs(app: pg.Pool): Promise<Jobs> {
  const boss = new PgBoss({
    db: executor(app),
    migrate: false,
    schedule: false,
    supervise: true,
    maintenanceIntervalSeconds: 60,
  })
  boss.on('error', error => log('error', 'jobs', errorFacts(error)))
  await boss.start()
  return {
    async enqueue(tx, job, data) {
      await boss.send(job, data, { db: inTransaction(tx as unknown as Kysely<never>) })
    },
    async work(definitions) {
      for (const definition of definitions)
        await boss.work(definition.name, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([job]) =>
          definition.work(job.data as object),
        )
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
