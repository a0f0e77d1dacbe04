import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { deriveKey } from '../env.server.ts'
import type { DB } from './schema.generated.ts'
import { sparingPool } from './sparing-pool.server.ts'

// Counts and ids stay far below 2^53; dates without a time stay the text they are.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)

export type Database = Kysely<DB>

/** Roles of the database: the owner migrates; the application and sign-in roles own nothing and obey row security. */
export const APP_ROLE = 'stratege_app'
export const AUTH_ROLE = 'stratege_auth'

/** Where a database is and how each role gets in. */
export interface DatabaseAccess {
  owner: pg.PoolConfig
  app: pg.PoolConfig
  auth: pg.PoolConfig
}

function asRole(owner: pg.PoolConfig, role: string, secret: string): pg.PoolConfig {
  if (!owner.connectionString) return { ...owner, user: role, password: deriveKey(secret, role) }
  const url = new URL(owner.connectionString)
  url.username = role
  url.password = deriveKey(secret, role)
  return { connectionString: url.href }
}

/** Access to one database for its three roles; `secret` is the installation's. */
export function databaseAccess(owner: pg.PoolConfig, secret: string): DatabaseAccess {
  return { owner, app: asRole(owner, APP_ROLE, secret), auth: asRole(owner, AUTH_ROLE, secret) }
}

/** Connections, at most `max`; one that is `pipeline`d is sent the next query before it has answered, but takes no COPY. */
export function openPool(config: pg.PoolConfig, max: number, { pipeline = false } = {}): pg.Pool {
  const limits = { max, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 }
  const pool = new pg.Pool({ ...config, ...limits, pipeline })
  // An idle connection that dies must not take the server down; the next query opens another.
  pool.on('error', () => undefined)
  // Nor one that dies between two queries of a transaction: its next query fails, and the transaction with it.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/** The database over a pool of pipelined connections. */
export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: sparingPool(pool) }) })
}

const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
])

/** Whether a query failed because PostgreSQL is down, ending or starting: the same may succeed in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (typeof code === 'string') return away.has(code)
  return /Connection terminated|connection error and is not queryable|Client was closed|timeout exceeded when trying to connect/.test(
    String(message),
  )
}
