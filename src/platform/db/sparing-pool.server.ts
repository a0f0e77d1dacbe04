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

/** One connection, for one transaction after another. */
function sparingClient(client: pg.PoolClient): PostgresPoolClient {
  let begin: string | null = null
  let opening: Answer | null = null
  let commit: Answer | null = null

  function send(query: string | pg.QueryConfig): Answer {
    const answer = client.query(query as pg.QueryConfig)
    if (opening === null) return answer
    // What opens the transaction fails first, and says why what was sent behind it failed too.
    const both = Promise.all([opening, answer])
    opening = null
    return both.then(([, read]) => read)
  }

  function end(text: string): Answer {
    const answer = commit ?? send(text)
    commit = null
    return answer
  }

  async function query(text: string, values: readonly unknown[]): Answer {
    if (isBegin(text)) {
      begin = text
      return nothing('BEGIN')
    }
    const ends = text === 'commit' || text === 'rollback'
    const [, marks = '', name] = MARKED.exec(text) ?? []
    if (begin !== null) {
      const beginning = begin
      begin = null
      if (ends) return nothing(text.toUpperCase())
      const unread = marks.includes('unread')
      opening = later(client.query(unread ? `${beginning}; ${text}` : beginning))
      if (unread) return nothing('SELECT')
    }
    if (ends) return end(text)
    if (commit !== null) throw new Error('defect: a statement after the last one of its transaction')
    const answer = send({
      name: marks.includes('kept') ? name : undefined,
      text,
      values: values as unknown[],
    })
    if (marks.includes('last')) commit = later(client.query('commit'))
    return answer
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
 *   the second one is sent behind it at once; its failure is that of the second;
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
