import type { Writable } from 'node:stream'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** The words with which a statement's comment begins, before its name. */
const MARKED = /^\/\* ((?:(?:unread|last|kept) )+)([\w.+]+)/

type Answer = Promise<unknown>

const isBegin = (text: string) => text === 'begin' || text.startsWith('start transaction')
const nothing = (command: string) => ({ command, rowCount: 0, rows: [] })

/** Lets a failure wait for whoever asks next. */
function later(answer: Answer): Answer {
  answer.catch(() => undefined)
  return answer
}

/** What the messages of a connection are written to. */
const streamOf = (client: pg.PoolClient) =>
  (client as unknown as { connection: { stream: Writable } }).connection.stream

/** One connection, for one transaction after another. */
function sparingClient(client: pg.PoolClient): PostgresPoolClient {
  const stream = streamOf(client)
  /** What is sent before the next statement. */
  let opening: string | null = null
  let begun = true
  let commit: Answer | null = null

  /** Sends a statement with what opens the transaction before it and what ends it behind it, written in one piece. */
  function send(query: string | pg.QueryConfig, last = false): Answer {
    stream.cork()
    try {
      const opened = opening === null ? null : later(client.query(opening))
      const answer = client.query(query as pg.QueryConfig)
      if (last) commit = later(client.query('commit'))
      // What opens the transaction fails first, and says why what was sent behind it failed too.
      return opened === null ? answer : Promise.all([opened, answer]).then(([, read]) => read)
    } finally {
      opening = null
      stream.uncork()
    }
  }

  function end(text: string): Answer {
    const answer = commit ?? send(text)
    commit = null
    return answer
  }

  async function query(text: string, values: readonly unknown[]): Answer {
    if (isBegin(text)) {
      opening = text
      begun = false
      return nothing('BEGIN')
    }
    const ends = text === 'commit' || text === 'rollback'
    const [, marks = '', name] = MARKED.exec(text) ?? []
    if (!begun) {
      begun = true
      if (ends) {
        opening = null
        return nothing(text.toUpperCase())
      }
      if (marks.includes('unread')) {
        opening = `${opening}; ${text}`
        return nothing('SELECT')
      }
    }
    if (ends) return end(text)
    if (commit !== null) throw new Error('defect: a statement after the last one of its transaction')
    const kept = marks.includes('kept') ? name : undefined
    return send({ name: kept, text, values: values as unknown[] }, marks.includes('last'))
  }
  return {
    query: query as PostgresPoolClient['query'],
    release: destroy => client.release(destroy),
    get processID() {
      return (client as { processID?: number }).processID
    },
  }
}

/**
 * A pool that spares ways to PostgreSQL and back; its connections are pipelined. A transaction is begun together with
 * its first statement. The words with which a statement's comment begins, before its name, spare more:
 * - `unread`, of a first statement without parameters (it says which workspace is seen): nobody reads its answer, so
 *   it goes out with the second one; its failure is that of the second;
 * - `last`: nothing follows it in its transaction, so the commit is sent behind it at once, which undoes all where the
 *   statement fails;
 * - `kept`: it is parsed and planned once a connection, by its name: its text must always be the same, and its plan may
 *   not hang on its values.
 */
export function sparingPool(pool: pg.Pool): PostgresPool {
  // The same object for the same connection, as Kysely knows connections by it.
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    async connect() {
      const client = await pool.connect()
      const sparing = known.get(client) ?? sparingClient(client)
      known.set(client, sparing)
      return sparing
    },
    end: () => pool.end(),
    options: pool.options,
  }
}
