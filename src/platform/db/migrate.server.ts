import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { deriveKey, StartProblem } from '../env.server.ts'
import { APP_ROLE, AUTH_ROLE } from './connection.server.ts'

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url))
const LOCK = 7_310_219

interface Migration {
  name: string
  sql: string
  sha: string
}

function readMigrations(): Migration[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
    .map(name => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, sha: createHash('sha256').update(sql).digest('hex') }
    })
}

/** A role with no right but to sign in. Only a superuser may say so of one that is there: it is not said where it holds. */
async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rows } = await client.query<{ plain: boolean }>(
    'select rolcanlogin and not (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls) as plain from pg_roles where rolname = $1',
    [role],
  )
  const [found] = rows
  const rights = found?.plain ? '' : 'login nosuperuser nocreatedb nocreaterole nobypassrls'
  await client.query(`${found ? 'alter' : 'create'} role ${role} ${rights} password '${password}'`)
}

/** Makes or refreshes the two roles the product runs under. */
export async function ensureRoles(owner: pg.PoolConfig, secret: string): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    for (const role of [APP_ROLE, AUTH_ROLE]) await ensureRole(client, role, deriveKey(secret, role))
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  await client.query(migration.sql)
  await client.query('insert into platform_migration (name, sha) values ($1, $2)', [
    migration.name,
    migration.sha,
  ])
  await client.query('commit')
}

/** Applies what is missing, each file in one transaction; refuses a database newer than the program, or an edited file. */
export async function migrate(owner: pg.PoolConfig): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists platform_migration (name text primary key, sha text not null, applied_at timestamptz not null default now())',
    )
    const done = new Map(
      (
        await client.query<{ name: string; sha: string }>('select name, sha from platform_migration')
      ).rows.map(row => [row.name, row.sha]),
    )
    const migrations = readMigrations()
    const unknown = [...done.keys()].find(name => !migrations.some(migration => migration.name === name))
    if (unknown)
      throw new StartProblem(
        `The database was written by a newer Stratège (it holds ${unknown}): install that version.`,
      )
    const edited = migrations.find(
      migration => done.has(migration.name) && done.get(migration.name) !== migration.sha,
    )
    if (edited)
      throw new StartProblem(
        `The file migrations/${edited.name} has changed since it was applied: restore it.`,
      )
    const missing = migrations.filter(migration => !done.has(migration.name))
    for (const migration of missing) await apply(client, migration)
    return missing.map(migration => migration.name)
  } finally {
    await client.end()
  }
}
