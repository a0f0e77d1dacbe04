import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { inWorkspace, type Tx } from '../context.server.ts'
import type { DB } from './schema.generated.ts'

/** Sends rows of COPY's text format (tabs, backslash escapes, a line feed each) to a table of the transaction. */
export type Copy = (target: string, text: string) => Promise<void>

/** A cell of COPY's text format; null is none. */
export function copyCell(value: string | number | null): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  return /[\\\t\n\r]/.test(value)
    ? value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : value
}

/**
 * A transaction that sees one workspace only and can take rows in bulk: COPY on the connection of `tx`. Row security
 * refuses COPY into the product's own tables, so rows go to a temporary one first.
 */
export async function inWorkspaceWithCopy<T>(
  pool: pg.Pool,
  workspaceId: number,
  work: (tx: Tx, copy: Copy) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken = false
  const lost = () => {
    broken = true
  }
  client.on('error', lost)
  const dialect = new PostgresDialect({
    pool: {
      connect: async () => ({ query: client.query.bind(client) as never, release: () => undefined }),
      end: async () => undefined,
      options: {},
    },
  })
  const copy: Copy = (target, text) =>
    new Promise((resolve, reject) => {
      const stream = client.query(copyFrom(`copy ${target} from stdin`))
      stream.once('error', reject)
      stream.once('finish', resolve)
      stream.end(text)
    })
  try {
    return await inWorkspace(new Kysely<DB>({ dialect }), workspaceId, tx => work(tx, copy))
  } catch (error) {
    broken ||= !('severity' in (error as object))
    throw error
  } finally {
    client.off('error', lost)
    client.release(broken)
  }
}
