import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { type DatabaseAccess, databaseAccess } from './db/connection.server.ts'
import { ensureRoles, migrate } from './db/migrate.server.ts'
import { checkOwnDatabase, preparing } from './db/own-database.server.ts'
import { socketFolder } from './db/postgres.server.ts'
import { type KeptPostgres, keepPostgres } from './db/postgres-keeper.server.ts'
import { diskFull, type Environment, readSecret } from './env.server.ts'

/** A migrated database, ready for its three roles. */
export interface Installation {
  access: DatabaseAccess
  secret: string
  /** The PostgreSQL this process started; null where it is another's. */
  postgres: KeptPostgres | null
  migrated: string[]
  close(): Promise<void>
}

function listening(socket: string): Promise<boolean> {
  if (!existsSync(socket)) return Promise.resolve(false)
  return new Promise(resolve => {
    const probe = connect(socket)
    probe.once('connect', () => resolve(probe.end() && true))
    probe.once('error', () => resolve(false))
  })
}

async function ensureEmbeddedDatabase(host: string): Promise<pg.PoolConfig> {
  const client = new pg.Client({ host, user: 'postgres', database: 'postgres' })
  await client.connect()
  const found = await client.query("select 1 from pg_database where datname = 'stratege'")
  if (found.rowCount === 0) await client.query('create database stratege')
  await client.end()
  return { host, user: 'postgres', database: 'stratege' }
}

/** Makes the roles and what migrations are missing; their names. */
async function prepare(
  owner: pg.PoolConfig,
  secret: string,
  { databaseUrl }: Environment,
): Promise<string[]> {
  try {
    await ensureRoles(owner, secret)
    return await migrate(owner)
  } catch (error) {
    throw databaseUrl === null ? error : preparing(error)
  }
}

/** Opens the installation: its own PostgreSQL (started unless `attach` finds it running) or the one of DATABASE_URL, migrated. */
export async function openInstallation(
  environment: Environment,
  options: { attach: boolean },
): Promise<Installation> {
  let postgres: KeptPostgres | null = null
  try {
    const secret = readSecret(environment.data)
    const host = socketFolder(environment.data)
    if (environment.databaseUrl === null) {
      const running = options.attach && (await listening(join(host, '.s.PGSQL.5432')))
      if (!running) postgres = await keepPostgres(environment.data)
    }
    const owner = environment.databaseUrl
      ? await checkOwnDatabase(environment.databaseUrl)
      : await ensureEmbeddedDatabase(host)
    const migrated = await prepare(owner, secret, environment)
    return {
      access: databaseAccess(owner, secret),
      secret,
      postgres,
      migrated,
      close: async () => postgres?.stop(),
    }
  } catch (error) {
    await postgres?.stop()
    throw diskFull(environment.data, error) ?? error
  }
}
