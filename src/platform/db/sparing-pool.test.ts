import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { cloneDatabase } from '#testing/database.ts'
import { openDatabase, openPool } from './connection.server.ts'

const database = await cloneDatabase()
const pool = openPool(database.access.owner, 1, { pipeline: true })
const db = openDatabase(pool)
await pool.query('create table kept_thing (name text unique deferrable initially deferred)')
after(async () => {
  await db.destroy()
  await database.drop()
})

const names = async () =>
  (await pool.query<{ name: string }>('select name from kept_thing order by 1')).rows.map(row => row.name)

const add = (name: string) =>
  sql`/* kept thing.add */ insert into kept_thing (name) values (${name}) returning name`
const addLast = (name: string) =>
  sql`/* last kept thing.addLast */ insert into kept_thing (name) values (${name}) returning name`

test('what follows an unread statement runs in its transaction, behind it', async () => {
  const seen = await db.transaction().execute(async tx => {
    await sql`/* unread thing.set */ select set_config('app.workspace', '7', true)`.execute(tx)
    return sql<{ set: string }>`select current_setting('app.workspace') as set`.execute(tx)
  })
  assert.deepEqual(seen.rows, [{ set: '7' }])
  const after = await sql<{ set: string }>`select current_setting('app.workspace') as set`.execute(db)
  assert.deepEqual(after.rows, [{ set: '' }])
})

test('the failure of an unread statement is told by the next one, and undoes all', async () => {
  const failing = db.transaction().execute(async tx => {
    await sql`/* unread thing.fail */ select 1 / 0`.execute(tx)
    await add('never').execute(tx)
  })
  await assert.rejects(failing, { code: '22012' })
  assert.deepEqual(await names(), [])
})

test('a last statement is answered and committed', async () => {
  const { rows } = await db.transaction().execute(async tx => {
    await add('one').execute(tx)
    return addLast('two').execute(tx)
  })
  assert.deepEqual(rows, [{ name: 'two' }])
  assert.deepEqual(await names(), ['one', 'two'])
})

test('a last statement that fails undoes what came before it, and the connection goes on', async () => {
  const failing = db.transaction().execute(async tx => {
    await add('three').execute(tx)
    await sql`/* last thing.fail */ insert into kept_thing (name) values (${1}::int / 0)`.execute(tx)
  })
  await assert.rejects(failing, { code: '22012' })
  assert.deepEqual(await names(), ['one', 'two'])
  await db.transaction().execute(tx => addLast('three').execute(tx))
  assert.deepEqual(await names(), ['one', 'three', 'two'])
})

test('a commit that fails behind a last statement fails the transaction', async () => {
  await assert.rejects(
    db.transaction().execute(tx => addLast('one').execute(tx)),
    { code: '23505' },
  )
  assert.deepEqual(await names(), ['one', 'three', 'two'])
})

test('nothing may follow a last statement', async () => {
  const failing = db.transaction().execute(async tx => {
    await addLast('four').execute(tx)
    await add('five').execute(tx)
  })
  await assert.rejects(failing, /a statement after the last one/)
  assert.deepEqual(await names(), ['four', 'one', 'three', 'two'])
})
