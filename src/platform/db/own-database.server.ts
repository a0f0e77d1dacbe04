import pg from 'pg'
import { StartProblem } from '../env.server.ts'

const OLDEST = 15

const reached = (error: unknown) =>
  new StartProblem(
    `The database at DATABASE_URL cannot be reached: ${(error as Error).message || (error as NodeJS.ErrnoException).code}`,
  )

/** Tables of the database that are no extension's, where Stratège has never been; none where it has. */
async function foreignTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `/* start.foreign */ select c.relname as name from pg_class c
    where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p') and to_regclass('public.platform_migration') is null
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
    order by c.relname limit 3`,
  )
  return rows.map(({ name }) => name)
}

async function check(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; standby: boolean }>(
    `/* start.check */ select current_setting('server_version_num')::int as version,
    current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby`,
  )
  const { version, encoding, standby } = rows[0]
  if (version < OLDEST * 10_000)
    throw new StartProblem(
      `DATABASE_URL points to PostgreSQL ${Math.floor(version / 10_000)}: use ${OLDEST} or newer.`,
    )
  if (standby)
    throw new StartProblem('DATABASE_URL points to a standby, which is only read: name the primary server.')
  if (encoding !== 'UTF8')
    throw new StartProblem(
      `The database at DATABASE_URL is encoded as ${encoding}: make one with "create database ... encoding 'UTF8' template template0".`,
    )
  const tables = await foreignTables(client)
  if (tables.length > 0)
    throw new StartProblem(
      `The database at DATABASE_URL holds another program's tables (${tables.join(', ')}): give Stratège a database of its own.`,
    )
}

/** Looks at the database of DATABASE_URL, and refuses one that does not answer or that Stratège cannot live in. */
export async function checkOwnDatabase(url: string): Promise<pg.PoolConfig> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await check(client)
  } catch (error) {
    throw error instanceof StartProblem ? error : reached(error)
  } finally {
    await client.end().catch(() => undefined)
  }
  return { connectionString: url }
}

/** What PostgreSQL said while the database of DATABASE_URL was prepared, as a problem of one line; anything else as it is. */
export function preparing(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  const [said] = error.message.split('\n')
  // 42501: the role lacks a right.
  return new StartProblem(
    error.code === '42501'
      ? `The role of DATABASE_URL may not do what Stratège needs (${said}): let it own the database, and "alter role ... createrole".`
      : `The database at DATABASE_URL could not be prepared: ${said} (${error.code}).`,
  )
}
