import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type CompiledQuery, sql } from 'kysely'
import { type CatalogTable, catalogTables, insertOf, liftConstraints } from '#testing/catalog.ts'
import { openWorld } from '#testing/world.ts'

const world = await openWorld()
const neighbour = await world.neighbour()
const owner = world.app.ownerPool
const here = world.workspaceId
const there = neighbour.workspaceId
const denied = /row-level security|permission denied/

let tables: CatalogTable[] = []

/** Every table holds at least one row of each company, so that seeing none proves something. */
before(async () => {
  tables = await catalogTables(owner)
  await liftConstraints(owner)
  for (const table of tables)
    for (const workspaceId of [here, there]) {
      const found = await owner.query(`select 1 from "${table.name}" where workspace_id = $1 limit 1`, [
        workspaceId,
      ])
      if (found.rowCount === 0) await owner.query(insertOf(table, workspaceId))
    }
})

/** Runs one statement as the application in this company; it is always taken back. */
async function attempt(
  text: string,
  values: readonly unknown[] = [],
): Promise<{ count: number; rows: unknown[] }> {
  let answer = { count: 0, rows: [] as unknown[] }
  const undo = new Error('undo')
  await world
    .run(async ({ tx }) => {
      const query = { sql: text, parameters: [...values], query: sql`select`.toOperationNode() }
      const done = await tx.executeQuery(query as unknown as CompiledQuery)
      answer = { count: Number(done.numAffectedRows ?? done.rows.length), rows: done.rows }
      throw undo
    })
    .catch(error => {
      if (error !== undo) throw error
    })
  return answer
}

async function census(): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { name } of tables) {
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from "${name}" where workspace_id = $1`,
      [there],
    )
    counts.set(name, rows[0].n)
  }
  return counts
}

test('every table is under row security and its key begins with the workspace', () => {
  assert.ok(tables.length >= 20)
  assert.deepEqual(
    tables.filter(table => !table.secured || !table.keyed).map(table => table.name),
    [],
  )
})

test('a table of a company elsewhere than in the public schema would be found', async () => {
  const { rows } = await owner.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where a.attname = 'workspace_id' and not a.attisdropped and c.relkind in ('r', 'p', 'm', 'v', 'f') and not c.relrowsecurity
      and has_table_privilege('stratege_app', c.oid, 'SELECT')`)
  assert.deepEqual(rows, [])
})

test('the proof itself fails for a table without row security', async () => {
  await owner.query(
    'create table people_forgotten (workspace_id integer, id integer, primary key (workspace_id, id))',
  )
  await owner.query('grant select on people_forgotten to stratege_app')
  const found = (await catalogTables(owner)).find(table => table.name === 'people_forgotten')
  assert.deepEqual([found?.secured, found?.keyed], [false, true])
  await owner.query('drop table people_forgotten')
})

test('in every table the application sees its own rows and none of another company', async () => {
  for (const { name, rights } of tables) {
    if (!rights.select) continue
    const own = await attempt(`select 1 from "${name}" where workspace_id = $1`, [here])
    assert.ok(own.rows.length > 0, `${name}: its own row is seen`)
    const others = await attempt(`select 1 from "${name}" where workspace_id <> $1`, [here])
    assert.equal(others.rows.length, 0, name)
  }
})

test('in every table the application adds, changes, moves and removes nothing of another company', async () => {
  const before = await census()
  for (const table of tables) {
    const { name, rights } = table
    const insert = insertOf(table, there)
    await assert.rejects(attempt(insert.text, insert.values), denied, `${name}: insert`)
    const move = attempt(`update "${name}" set workspace_id = $1 where workspace_id = $2`, [there, here])
    await assert.rejects(move, denied, `${name}: move`)
    for (const statement of [
      `update "${name}" set workspace_id = workspace_id where workspace_id = $1`,
      `delete from "${name}" where workspace_id = $1`,
    ]) {
      const kind = statement.startsWith('update') ? 'update' : 'delete'
      if (rights[kind]) assert.equal((await attempt(statement, [there])).count, 0, `${name}: ${kind}`)
      else await assert.rejects(attempt(statement, [there]), denied, `${name}: ${kind}`)
    }
  }
  assert.deepEqual(await census(), before)
})

test('where the workspace was forgotten, no table shows or takes anything', async () => {
  for (const table of tables) {
    if (table.rights.select) {
      const { rows } = await sql`select 1 from ${sql.table(table.name)}`.execute(world.app.parts.db)
      assert.equal(rows.length, 0, table.name)
    }
    const { text, values } = insertOf(table, here)
    const query = { sql: text, parameters: values, query: sql`select`.toOperationNode() }
    await assert.rejects(
      world.app.parts.db.executeQuery(query as unknown as CompiledQuery),
      denied,
      table.name,
    )
  }
})

test('the application’s and sign-in’s roles own nothing, are no other role’s member, and cannot lift row security', async () => {
  for (const role of ['stratege_app', 'stratege_auth']) {
    const { rows } = await owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships,
        (select count(*)::int from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o') as owned
      from pg_roles r where rolname = $1`,
      [role],
    )
    assert.deepEqual(rows, [
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        memberships: 0,
        owned: 0,
      },
    ])
  }
  for (const statement of [
    'select * from auth_user',
    'select * from platform_migration',
    'alter table people_unit disable row level security',
    'drop policy workspace on people_unit',
    'alter role stratege_app bypassrls',
    'set role postgres',
    'set role stratege_auth',
    'set session authorization postgres',
    'drop table people_effort',
    'create table mine (a int)',
    'create function mine() returns int language sql security definer as $$ select 1 $$',
  ])
    await assert.rejects(attempt(statement), /permission denied|must be (owner|superuser)/, statement)
})

test('no function runs with its owner’s rights, and sign-in reaches no table of a company', async () => {
  const definers = await owner.query(
    "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace",
  )
  assert.deepEqual(definers.rows, [])
  const reached = await owner.query(`
    select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and c.relname !~ '^auth_' and has_table_privilege('stratege_auth', c.oid, 'SELECT, INSERT, UPDATE, DELETE')`)
  assert.deepEqual(reached.rows, [])
})

test('the audit log is added to and never changed, not even by the database’s owner', async () => {
  await assert.rejects(attempt('update platform_audit set action = action'), /permission denied/)
  await assert.rejects(attempt('delete from platform_audit'), /permission denied/)
  await assert.rejects(attempt('truncate platform_audit'), /permission denied/)
  for (const statement of [
    "update platform_audit set action = 'nothing'",
    'delete from platform_audit',
    'truncate platform_audit',
  ])
    await assert.rejects(owner.query(statement), /added to, never changed/, statement)
})

test('the sample company’s log goes with it', async () => {
  await owner.query('update platform_workspace set sample = true where workspace_id = $1', [there])
  const gone = await owner.query('delete from platform_audit where workspace_id = $1', [there])
  await owner.query('update platform_workspace set sample = false where workspace_id = $1', [there])
  assert.ok((gone.rowCount ?? 0) > 0)
  await assert.rejects(owner.query('delete from platform_audit'), /added to, never changed/)
})

test('a token of one workspace opens no other', async () => {
  const token = await world.token()
  const forged = token.replace(/^stg_\d+_/, `stg_${there}_`)
  assert.equal(await world.app.membership.actorOfToken(forged), null)
  assert.equal((await world.app.membership.actorOfToken(token))?.workspaceId, here)
})
