// What an import costs beside the least it could: the same rows, already made, sent by COPY into the same tables.
// node bench/import.ts [FILE]: the ServiceNow log beside the project unless another is given.
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { withContext } from '#platform/context.server.ts'
import { foundInstallation } from '../src/founding.server.ts'
import { type OpenedApp, openApp } from '../src/open-app.server.ts'
import { readImport, receiveFile, startImport } from '../src/rooms/desk/import.actions.server.ts'
import { workImport } from '../src/rooms/desk/import.jobs.server.ts'
import { cloneDatabase, startTestServer } from '../src/testing/database.ts'

const ROUNDS = 3
const usual = fileURLToPath(
  new URL('../../shared/data/helpdesk/uci_servicenow_incident_event_log.csv.gz', import.meta.url),
)
const file = process.argv[2] ?? usual
const content = readFileSync(file)
const server = await startTestServer()
process.env.STRATEGE_TEST_POSTGRES = JSON.stringify(server.config)
const tables = ['desk_request_type', 'people_unit', 'people_member', 'desk_request', 'desk_event']

interface Company extends OpenedApp {
  actor: Parameters<typeof withContext>[1]
  drop(): Promise<void>
}

async function openCompany(): Promise<Company> {
  const database = await cloneDatabase()
  const { access, secret } = database
  const opened = await openApp({ access, secret, origin: 'http://localhost', work: false })
  const { app } = opened
  const company = { company: 'Bench', locale: 'en' as const, name: 'Owner', email: 'owner@example.test' }
  const founding = { ...company, password: 'correct horse battery' }
  const made = await foundInstallation({ owner: app.ownerPool, auth: app.authPool }, app.auth, founding, null)
  if (!made) throw new Error('the company could not be founded')
  const reach = { administrator: 'all' as const, strategist: 'all' as const }
  return {
    ...opened,
    actor: { ...made, name: 'Owner', locale: 'en', timeZone: 'Europe/Paris', reach, scopes: null },
    drop: database.drop,
  }
}

const seconds = (since: number) => (performance.now() - since) / 1000

async function importFile({ app, actor }: Company) {
  let at = performance.now()
  const { id } = await withContext(app.parts, actor, ctx => receiveFile(ctx, { name: file, content }))
  const received = seconds(at)
  await withContext(app.parts, actor, ctx => startImport(ctx, id))
  at = performance.now()
  await workImport(app, { workspaceId: actor.workspaceId, importId: id })
  const imported = seconds(at)
  const { kept } = await withContext(app.parts, actor, ctx => readImport(ctx, id))
  if (kept.state !== 'done') throw new Error(JSON.stringify(kept.problem))
  return { id, received, imported, kept }
}

async function columnsOf(pool: pg.Pool, table: string): Promise<string> {
  const { rows } = await pool.query<{ columns: string }>(
    `select string_agg(column_name, ', ' order by ordinal_position) as columns from information_schema.columns
     where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER'`,
    [table],
  )
  return rows[0].columns
}

/** The rows an import made, as COPY writes them. */
async function rowsMade(pool: pg.Pool, table: string, id: number): Promise<Buffer> {
  const client = await pool.connect()
  try {
    const stream = client.query(
      copyTo(
        `copy (select ${await columnsOf(pool, table)} from ${table} where import_id = ${id} order by id) to stdout`,
      ),
    )
    const pieces: Buffer[] = []
    for await (const piece of stream) pieces.push(piece as Buffer)
    return Buffer.concat(pieces)
  } finally {
    client.release()
  }
}

/** Sends the rows by COPY in one transaction, with every index, key and trigger in place. */
async function copyBare(company: Company, rows: Map<string, Buffer>, id: number): Promise<number> {
  const pool = company.app.ownerPool
  await pool.query(
    `insert into desk_import (workspace_id, id, file_name, file_sha256, state) values ($1, $2, 'bare', '', 'running')`,
    [company.actor.workspaceId, id],
  )
  const columns = new Map<string, string>()
  for (const table of tables) columns.set(table, await columnsOf(pool, table))
  const client = await pool.connect()
  const at = performance.now()
  await client.query('begin')
  for (const table of tables) {
    const target = client.query(copyFrom(`copy ${table} (${columns.get(table)}) from stdin`))
    await pipeline(Readable.from([rows.get(table)]), target)
  }
  await client.query('commit')
  const taken = seconds(at)
  client.release()
  return taken
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const rounds: { received: number; imported: number; bare: number }[] = []
let made = 0
let read = 0
for (let round = 0; round < ROUNDS; round++) {
  const one = await openCompany()
  const { id, received, imported, kept } = await importFile(one)
  const rows = new Map<string, Buffer>()
  for (const table of tables) rows.set(table, await rowsMade(one.app.ownerPool, table, id))
  made = [...rows.values()].reduce((sum, bytes) => sum + bytes.toString('latin1').split('\n').length - 1, 0)
  read = kept.rowsRead
  await one.close()
  const other = await openCompany()
  const bare = await copyBare(other, rows, id)
  await other.close()
  await other.drop()
  await one.drop()
  rounds.push({ received, imported, bare })
  console.log(
    `round ${round + 1}: handed in ${received.toFixed(2)} s, imported ${imported.toFixed(2)} s, bare COPY ${bare.toFixed(2)} s, ratio ${(imported / bare).toFixed(2)}`,
  )
}
const imported = median(rounds.map(round => round.imported))
const bare = median(rounds.map(round => round.bare))
const ratio = median(rounds.map(round => round.imported / round.bare))
const whole = median(rounds.map(round => (round.imported + round.received) / round.bare))
console.log(`${read} rows of the file, ${made} rows in the tables`)
console.log(`import: ${Math.round(read / imported)} rows a second; bare COPY: ${Math.round(read / bare)}`)
console.log(
  `ratio to bare COPY: ${ratio.toFixed(2)} (goal: at most 4); with handing in and guessing: ${whole.toFixed(2)}`,
)
await server.stop()
