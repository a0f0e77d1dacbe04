import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, test } from 'node:test'
import pg from 'pg'
import { cloneDatabase } from '#testing/database.ts'
import { StartProblem } from '../env.server.ts'
import { ensureRoles, migrate } from './migrate.server.ts'
import { checkOwnDatabase, preparing } from './own-database.server.ts'

const database = await cloneDatabase()
const { owner } = database.access
const admin = new pg.Client(owner)
await admin.connect()
const suffix = `${process.pid}_${Date.now()}`
const made: string[] = []
after(async () => {
  for (const drop of made.reverse()) await admin.query(drop)
  await admin.end()
  await database.drop()
})

/** The address of a database of this server, for the tests' own role unless another is given. */
function urlOf(name: string, role?: string): string {
  const url = new URL(owner.connectionString ?? `postgresql://${owner.user}@localhost/`)
  if (!owner.connectionString) url.searchParams.set('host', String(owner.host))
  url.pathname = `/${name}`
  if (role) [url.username, url.password] = [role, 'secret']
  return url.href
}

async function makeDatabase(name: string, how = ''): Promise<string> {
  await admin.query(`create database ${name}_${suffix} template template0 ${how}`)
  made.push(`drop database ${name}_${suffix}`)
  return `${name}_${suffix}`
}

async function makeRole(name: string, rights: string): Promise<string> {
  await admin.query(`create role ${name}_${suffix} login ${rights} password 'secret'`)
  made.push(`drop role ${name}_${suffix}`)
  return `${name}_${suffix}`
}

const refused = (said: RegExp) => (error: unknown) =>
  error instanceof StartProblem && said.test(error.message) && !error.message.includes('\n')

test('a fresh database and one that Stratège has made are taken', async () => {
  const { rows } = await admin.query<{ name: string }>('select current_database() as name')
  await checkOwnDatabase(urlOf(rows[0].name))
  await checkOwnDatabase(urlOf(await makeDatabase('fresh')))
})

test('a database that holds another program’s tables is left alone', async () => {
  const name = await makeDatabase('taken')
  const other = new pg.Client({ connectionString: urlOf(name) })
  await other.connect()
  await other.query('create table wp_posts (id int)')
  await other.end()
  await assert.rejects(checkOwnDatabase(urlOf(name)), refused(/another program's tables \(wp_posts\)/))
})

test('a database in another encoding is refused with how to make one', async () => {
  const name = await makeDatabase('latin', "encoding 'LATIN1' locale_provider libc locale 'C'")
  await assert.rejects(checkOwnDatabase(urlOf(name)), refused(/encoded as LATIN1: .* encoding 'UTF8'/))
})

test('a role without the rights is told which it lacks', async () => {
  const name = await makeDatabase('bare')
  const role = await makeRole('bare', 'nocreaterole')
  const config = { connectionString: urlOf(name, role) }
  await checkOwnDatabase(config.connectionString)
  for (const work of [() => ensureRoles(config, database.secret), () => migrate(config)]) {
    const error = await work().then(
      () => null,
      (thrown: unknown) => preparing(thrown),
    )
    assert.ok(refused(/may not do what Stratège needs .*createrole/)(error), String(error))
  }
})

test('an owner who may make roles, and is no superuser, starts a second time', async () => {
  const role = await makeRole('maker', 'createrole')
  await admin.query(`grant stratege_app, stratege_auth to ${role} with admin option`)
  const config = { connectionString: urlOf(await makeDatabase('maker', `owner ${role}`), role) }
  await ensureRoles(config, database.secret)
  await ensureRoles(config, database.secret)
})

/** One message of PostgreSQL's protocol. */
function message(kind: string, ...parts: (string | number[])[]): Buffer {
  const body = Buffer.concat(parts.map(part => Buffer.from(part as string)))
  const head = Buffer.alloc(5)
  head.write(kind)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** A server that lets everybody in and answers any question with one row of these texts. */
async function oldServer(row: Record<string, string>): Promise<{ url: string; close(): void }> {
  const two = (value: number) => [value >> 8, value & 255]
  const names = Object.keys(row).map(name => [
    ...Buffer.from(`${name}\0`),
    ...Array(6).fill(0),
    0,
    0,
    0,
    25,
    255,
    255,
    255,
    255,
    255,
    255,
    0,
    0,
  ])
  const values = Object.values(row).map(value => [0, 0, ...two(value.length), ...Buffer.from(value)])
  const ready = message('Z', 'I')
  const server = createServer(socket => {
    socket.on('error', () => undefined)
    socket.on('data', data => {
      if (data[0] === 0) socket.write(Buffer.concat([message('R', [0, 0, 0, 0]), ready]))
      else if (String.fromCharCode(data[0]) === 'Q')
        socket.write(
          Buffer.concat([
            message('T', two(names.length), ...names),
            message('D', two(values.length), ...values),
            message('C', 'SELECT 1\0'),
            ready,
          ]),
        )
    })
  })
  const port = await new Promise<number>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  )
  return { url: `postgresql://me:secret@127.0.0.1:${port}/x`, close: () => server.close() }
}

test('an old PostgreSQL and a standby are refused by name', async () => {
  const facts = { version: '130012', encoding: 'UTF8', standby: 'f' }
  const old = await oldServer(facts)
  await assert.rejects(checkOwnDatabase(old.url), refused(/points to PostgreSQL 13: use 15 or newer/))
  old.close()
  const standby = await oldServer({ ...facts, version: '170002', standby: 't' })
  await assert.rejects(checkOwnDatabase(standby.url), refused(/standby/))
  standby.close()
})

test('what is no error of PostgreSQL stays as it is', () => {
  const defect = new TypeError('ours')
  assert.equal(preparing(defect), defect)
})
