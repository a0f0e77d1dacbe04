import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Tx } from '../context.server.ts'
import { APP_ROLE, isDatabaseAway } from '../db/connection.server.ts'
import { errorFacts, log } from '../log.server.ts'

/** One kind of background work: its name and what it does with the data it was sent. */
export interface JobDefinition<T extends object = object> {
  name: string
  /** Attempts after the first. */
  retries: number
  /** Seconds after which an attempt counts as lost (its process died) and is given to another worker. */
  expireInSeconds: number
  work: (data: T) => Promise<void>
  /** Work that nobody sends: what is found every so often. Of one key at most one job is queued. */
  waiting?: { everySeconds: number; find: () => Promise<{ key: string; data: T }[]> }
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
  definitions: (Pick<JobDefinition, 'name' | 'retries' | 'expireInSeconds'> & { waiting?: object })[],
): Promise<void> {
  const boss = new PgBoss({ db: executor(owner), schedule: false, supervise: false })
  boss.on('error', error => log('error', 'jobs.install', errorFacts(error)))
  await boss.start()
  for (const { name, retries, expireInSeconds, waiting } of definitions) {
    const once = waiting ? { policy: 'short', deleteAfterSeconds: 3600 } : {}
    await boss.createQueue(name, { retryLimit: retries, expireInSeconds, ...once })
  }
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

interface Looking {
  stop(): Promise<void>
}

/** Looks again and again, one look at a time; a look that fails is followed by the next. */
function lookEvery(seconds: number, facts: Record<string, unknown>, look: () => Promise<void>): Looking {
  let looking: Promise<void> | null = null
  const run = async () => {
    await look().catch(error => log('error', 'jobs.look', { ...facts, ...errorFacts(error) }))
    looking = null
  }
  const timer = setInterval(() => {
    looking ??= run()
  }, seconds * 1000)
  return {
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}

/** Queues what `find` finds. */
async function queueFound(
  boss: PgBoss,
  name: string,
  find: NonNullable<JobDefinition['waiting']>['find'],
): Promise<void> {
  for (const { key, data } of await find()) await boss.send(name, data, { singletonKey: key })
}

/** Seconds between looks for queued jobs, and after which a worker asks for itself, should a look have missed any. */
const POLL = { look: 0.5, asks: 60 }

/** Wakes the workers of the kinds that have jobs queued: one small question for all kinds, as each worker's own costs more. */
async function wakeWorkers(app: pg.Pool, boss: PgBoss, workers: ReadonlyMap<string, string>): Promise<void> {
  const { rows } = await app.query<{ name: string }>({
    name: 'jobs.queued',
    text: `/* jobs.queued */ select kind.name from unnest($1::text[]) kind (name) where exists (select from pgboss.job j
      where j.name = kind.name and j.state < 'active' and not j.blocked and j.start_after <= pgboss.job_now())`,
    values: [[...workers.keys()]],
  })
  for (const { name } of rows) boss.notifyWorker(workers.get(name) as string)
}

/** How long work waits for a database that went away under it, and how often it looks, in milliseconds. */
const AWAY = { longest: 300_000, look: 500 }

/**
 * Does the work, and again once the database is back where it went away under it: nobody could tell the queue that it
 * failed, which would give it to another only when its attempt counts as lost.
 */
async function outlasting(app: pg.Pool, job: string, stopping: AbortSignal, work: () => Promise<void>) {
  const deadline = Date.now() + AWAY.longest
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseAway(error) || stopping.aborted || Date.now() > deadline) throw error
      log('warn', 'jobs.databaseAway', { job })
    }
    while (!stopping.aborted && Date.now() < deadline) {
      await sleep(AWAY.look)
      const back = await app.query('/* jobs.look */ select 1').then(
        () => true,
        () => false,
      )
      if (back) break
    }
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
  const looks: Looking[] = []
  const stopping = new AbortController()
  return {
    async enqueue(tx, job, data) {
      await boss.send(job, data, { db: inTransaction(tx as unknown as Kysely<never>) })
    },
    async work(definitions) {
      const workers = new Map<string, string>()
      for (const { name, work, waiting } of definitions) {
        const polling = { batchSize: 1, pollingIntervalSeconds: POLL.asks }
        const worker = await boss.work(name, polling, async ([job]) =>
          outlasting(app, name, stopping.signal, () => work(job.data as object)),
        )
        workers.set(name, worker)
        if (waiting)
          looks.push(
            lookEvery(waiting.everySeconds, { job: name }, () => queueFound(boss, name, waiting.find)),
          )
      }
      looks.push(lookEvery(POLL.look, {}, () => wakeWorkers(app, boss, workers)))
    },
    async stop() {
      stopping.abort()
      for (const look of looks.splice(0)) await look.stop()
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
