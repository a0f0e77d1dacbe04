// A company kept from one run to the next, as a million requests with their conversations take minutes to make.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Actor } from '#platform/actor.ts'
import { inWorkspace } from '#platform/context.server.ts'
import { databaseAccess } from '#platform/db/connection.server.ts'
import { ensureRoles, migrate } from '#platform/db/migrate.server.ts'
import { startPostgres } from '#platform/db/postgres.server.ts'
import type { OpenedApp } from '../src/open-app.server.ts'
import { foldWords } from '../src/rooms/desk/word-fold.store.server.ts'
import {
  fill,
  foundCompany,
  openBench,
  ownerOf,
  type Shape,
  usualShape,
  withoutIndexes,
  wordsOf,
} from './company.ts'

const secret = 'bench secret of no installation'

/**
 * One request in ten with a reply and its answer, one in thirty with a note too, each request with its making and its
 * end in the timeline; one in 50,000 (and 20 at least) with a conversation of 300 messages.
 */
const talk = `/* bench.talk */
  insert into desk_message (workspace_id, request_id, kind, author_id, body, at)
  select $1, r.id, case when m.part = 3 then 'note' else 'reply' end, case when m.part = 1 then r.requester_id end, ${wordsOf('(r.id + m.part)')},
    r.opened_at + m.part * interval '20 minutes'
  from desk_request r cross join lateral generate_series(1, case when r.id % $2 = 0 then 300 when r.id % 30 = 0 then 3 when r.id % 10 = 0 then 2 else 0 end) m (part)
  where r.workspace_id = $1 order by r.id, m.part`
const events = `/* bench.events */
  insert into desk_event (workspace_id, request_id, kind, at, before, after)
  select $1, r.id, e.kind, e.at, to_jsonb(e.before), to_jsonb(e.after)
  from desk_request r cross join lateral (
    select 'created' as kind, r.opened_at as at, null::text as before, null::text as after
    union all select 'status', r.resolved_at, 'in_progress', 'resolved' where r.resolved_at is not null
    union all select 'reply', r.opened_at + n * interval '20 minutes', null, null from generate_series(1, case when r.id % $2 = 0 then 300 else 0 end) n) e
  where r.workspace_id = $1`

/** How many requests apart the long conversations are. */
export const longApart = (count: number): number => Math.min(50_000, Math.max(1, Math.floor(count / 20)))

/** What a kept company holds: its requests alone, or their texts and conversations too. */
interface Kept {
  shape?: Shape
  talks?: boolean
}

async function make(
  opened: OpenedApp,
  count: number,
  { shape = usualShape, talks = true }: Kept,
): Promise<void> {
  const { ownerPool } = opened.app
  const { workspaceId } = await foundCompany(opened)
  await fill(ownerPool, workspaceId, count, { texts: talks, shape })
  if (talks) await makeTalks(opened, workspaceId, count)
  await ownerPool.query('vacuum analyze')
}

async function makeTalks({ app }: OpenedApp, workspaceId: number, count: number): Promise<void> {
  const { ownerPool } = app
  for (const [table, statement] of [
    ['desk_message', talk],
    ['desk_event', events],
  ])
    await withoutIndexes(ownerPool, table, async () => {
      await ownerPool.query(statement, [workspaceId, longApart(count)])
    })
  const began = Date.now()
  while (await inWorkspace(app.parts.db, workspaceId, foldWords));
  process.stdout.write(`words found in ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
}

async function runAs<T>(config: pg.PoolConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A product over the company of `count` requests kept in `folder`, made there where it is not whole. */
export async function openKept(
  folder: string,
  count: number,
  kept: Kept = {},
): Promise<OpenedApp & { actor: Actor; drop(): Promise<void> }> {
  mkdirSync(folder, { recursive: true })
  const postgres = await startPostgres(join(folder, 'postgres'))
  const root: pg.PoolConfig = { host: postgres.socketFolder, user: 'postgres', database: 'postgres' }
  const { divisions, departments, types } = kept.shape ?? usualShape
  const name =
    kept.shape === undefined ? `bench_${count}` : `bench_${count}_${divisions * (1 + departments)}_${types}`
  const config = { ...root, database: name }
  await ensureRoles(root, secret)
  const whole = await runAs(root, async client => {
    const { rows } = await client.query<{ said: string | null }>(
      "select shobj_description(oid, 'pg_database') as said from pg_database where datname = $1",
      [name],
    )
    if (rows[0]?.said === 'whole') return true
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name} template template0 encoding 'UTF8'`)
    return false
  })
  await migrate(config)
  const opened = await openBench({ access: databaseAccess(config, secret), secret })
  if (!whole) {
    await make(opened, count, kept)
    await runAs(root, client => client.query(`comment on database ${name} is 'whole'`))
  }
  const { rows } = await opened.app.ownerPool.query<{ workspace_id: number; id: number }>(
    "/* bench.owner */ select workspace_id, id from people_member where name = 'Owner' order by 1, 2 limit 1",
  )
  const actor = ownerOf({ workspaceId: Number(rows[0].workspace_id), memberId: Number(rows[0].id) })
  return { ...opened, actor, drop: postgres.stop }
}
