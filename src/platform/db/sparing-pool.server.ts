import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

const KEPT = /^\/\* kept ([\w.]+) \*\//

/** What is sent of a statement: one that says `kept` and its name is parsed and planned once a connection. */
function kept(text: string, values: readonly unknown[]): pg.QueryConfig {
  const name = text.startsWith('/* kept ') ? KEPT.exec(text)?.[1] : undefined
  return { name, text, values: values as unknown[] }
}

const isBegin = (text: string) => text === 'begin' || text.startsWith('start transaction')

/** One connection, for one transaction after another. */
function sparingClient(client: pg.PoolClient): PostgresPoolClient {
  let begin: string | null = null
  async function query(text: string, values: readonly unknown[]): Promise<unknown> {
    if (isBegin(text)) {
      begin = text
      return { command: 'BEGIN', rowCount: 0, rows: [] }
    }
    const opening = begin
    begin = null
    if (opening === null) return client.query(kept(text, values))
    if (text === 'commit' || text === 'rollback')
      return { command: text.toUpperCase(), rowCount: 0, rows: [] }
    if (values.length > 0) {
      await client.query(opening)
      return client.query(kept(text, values))
    }
    const [, result] = (await client.query(`${opening}; ${text}`)) as unknown as pg.QueryResult[]
    return result
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
 * A pool that spares ways to PostgreSQL and back. A transaction is begun together with its first statement where that
 * has no parameters (it says which workspace is seen), and a statement whose comment begins with `kept` and a name is
 * parsed and planned once a connection: its text must always be the same, and its plan may not hang on its values.
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
