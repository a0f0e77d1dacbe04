import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openWorld } from '#testing/world.ts'

const world = await openWorld()
const neighbour = await world.neighbour()

interface Table {
  name: string
  forced: boolean
  keyed: boolean
}

async function tables(): Promise<Table[]> {
  const { rows } = await world.app.ownerPool.query<Table>(`
    select c.relname as name, c.relrowsecurity as forced,
      (select a.attname = 'workspace_id' from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary) as keyed
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname !~ '^auth_' and c.relname <> 'platform_migration'`)
  return rows
}

test('every table is under row security and its key begins with the workspace', async () => {
  const found = await tables()
  assert.ok(found.length >= 20)
  assert.deepEqual(
    found.filter(table => !table.forced || !table.keyed),
    [],
  )
})

test('the application sees and changes nothing of another workspace', async () => {
  await world.run(async ({ tx }) => {
    for (const { name } of await tables()) {
      const seen = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.table(name)} where workspace_id = ${neighbour.workspaceId}`.execute(
        tx,
      )
      assert.equal(seen.rows[0].n, 0, name)
    }
  })
  await assert.rejects(
    world.run(({ tx }) =>
      tx
        .insertInto('people_unit')
        .values({ workspace_id: neighbour.workspaceId, name: 'Intruder' })
        .execute(),
    ),
    /row-level security/,
  )
  const moved = await world.run(({ tx }) =>
    tx
      .updateTable('people_member')
      .set({ name: 'Taken' })
      .where('workspace_id', '=', neighbour.workspaceId)
      .executeTakeFirst(),
  )
  assert.equal(moved.numUpdatedRows, 0n)
})

test('without a workspace the application sees nothing', async () => {
  const rows = await world.app.parts.db.selectFrom('people_member').selectAll().execute()
  assert.deepEqual(rows, [])
})

test('the application cannot read sign-in data, lift row security, or change the log', async () => {
  for (const statement of [
    'select * from auth_user',
    'alter table people_unit disable row level security',
    'update platform_audit set action = action',
    'delete from platform_audit',
    'set role postgres',
    'drop table people_effort',
    'create table mine (a int)',
  ])
    await assert.rejects(
      world.run(({ tx }) => sql.raw(statement).execute(tx)),
      /permission denied|must be owner/,
      statement,
    )
})

test('a token of one workspace opens no other', async () => {
  const token = await world.token()
  const forged = token.replace(/^stg_\d+_/, `stg_${neighbour.workspaceId}_`)
  assert.equal(await world.app.membership.actorOfToken(forged), null)
  assert.equal((await world.app.membership.actorOfToken(token))?.workspaceId, world.workspaceId)
})
