import { sql, type Transaction } from 'kysely'
import type { Actor, Locale } from './actor.ts'
import type { Database } from './db/connection.server.ts'
import type { DB } from './db/schema.generated.ts'
import type { Translate } from './i18n/translate.ts'

export type Tx = Transaction<DB>

/** What every action is handed: nothing else reaches it. */
export interface Context {
  tx: Tx
  actor: Actor
  /** Milliseconds since 1970. */
  now: number
  random: () => number
  t: Translate
  /** Enqueues a job in this transaction. */
  send: (job: string, data: object) => Promise<void>
  /** What was read already, by name, while one page is read: see `sharingReadings`. */
  readings?: Map<string, Promise<unknown>>
}

/** What an edge needs to open a context. */
export interface ContextParts {
  db: Database
  now: () => number
  random: () => number
  translate: (locale: Locale) => Translate
  enqueue: (tx: Tx, job: string, data: object) => Promise<void>
}

export interface TransactionOptions {
  readOnly?: boolean
  /** The company's stamp when what the work stands on was read: the transaction fails where it has moved, see `isMoved`. */
  stamp?: number
}

/** Opens a transaction that sees one workspace only. */
export function inWorkspace<T>(
  db: Database,
  workspaceId: number,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const transaction = options.readOnly ? db.transaction().setAccessMode('read only') : db.transaction()
  return transaction.execute(async tx => {
    // Without parameters, so that it goes out with the beginning of the transaction and the first statement of the work.
    const { stamp } = options
    const expected = stamp === undefined ? sql`` : sql`; select app_expect(${sql.lit(stamp)})`
    const workspace = sql.lit(String(workspaceId))
    await sql`/* unread context.workspace */ set local app.workspace = ${workspace}${expected}`.execute(tx)
    return work(tx)
  })
}

/** Whether a transaction failed because its company's stamp had moved; nothing of it was done. */
export const isMoved = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'ST001'

/** Opens *the* transaction of a call and runs `work` with its context. Only edges call this. */
export function withContext<T>(
  parts: ContextParts,
  actor: Actor,
  work: (ctx: Context) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return inWorkspace(
    parts.db,
    actor.workspaceId,
    tx =>
      work({
        tx,
        actor,
        now: parts.now(),
        random: parts.random,
        t: parts.translate(actor.locale),
        send: (job, data) => parts.enqueue(tx, job, data),
      }),
    options,
  )
}
