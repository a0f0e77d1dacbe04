// A company with very many requests, made in the database by itself: what the claims about speed are measured on.
import type pg from 'pg'
import type { Actor } from '#platform/actor.ts'
import { foundInstallation } from '../src/founding.server.ts'
import { type OpenedApp, openApp } from '../src/open-app.server.ts'
import { cloneDatabase, type TestDatabase } from '../src/testing/database.ts'

export const benchNow = Date.parse('2026-11-24T09:00:00Z')

/** Twelve to 28 words as text has them, a few of them in every text and most in hardly any; `n` makes each text another. */
export const wordsOf = (
  n: string,
) => `(select string_agg(translate(substr(md5(floor(exp(random() * 9.2))::text), 1, 6),
  '0123456789', 'aeioulmnst'), ' ') from generate_series(1, 12 + ${n} % 17) x)`

/** How many units and types of request a company has; departments are of each division. */
export interface Shape {
  divisions: number
  departments: number
  types: number
}

/** The company of most claims: 50 units, and the types of a social media team. */
export const usualShape: Shape = { divisions: 5, departments: 9, types: 12 }

const units = `/* bench.units */
  with top as (
    insert into people_unit (workspace_id, name) select $1, 'Division ' || d from generate_series(1, $2::int) d returning id, name
  ) insert into people_unit (workspace_id, parent_id, name)
    select $1, id, name || ', department ' || n from top, generate_series(1, $3::int) n`
const members = `/* bench.members */
  insert into people_member (workspace_id, name, email)
    select $1, 'Member ' || n, 'member' || n || '@example.test' from generate_series(1, 500) n`

const types = `/* bench.types */
  insert into desk_request_type (workspace_id, key, name_fr, name_en, targets, default_effort_minutes)
  select $1, 'bench-' || n, 'Type ' || n, 'Type ' || n, '{"firstReply":{},"resolution":{}}', 15 * (1 + (n - 1) % 12)
  from generate_series(1, $2::int) n`

/**
 * Requests spread evenly over two years: a third asked before in the same words, waits with a long tail, one in
 * thirty still open, one in twenty declined, a third with logged time. $4: one in four has
 * a body.
 */
const requests = `/* bench.requests */
  with unit as (select array_agg(id order by id) as ids from people_unit where workspace_id = $1),
  type as (select array_agg(id order by id) as ids from desk_request_type where workspace_id = $1 and key like 'bench-%'),
  member as (select array_agg(id order by id) as ids from people_member where workspace_id = $1 and name like 'Member %'),
  drawn as (
    select n, to_timestamp($3::float8 / 1000) - interval '730 days' * ((n + random()) / $2) as opened,
      floor(power(random(), 2) * (select cardinality(ids) from unit))::int as u,
      floor(power(random(), 1.5) * (select cardinality(ids) from type))::int as t,
      interval '1 hour' * (-ln(1 - random()) * 6) as reply, interval '1 hour' * exp(3.1 + 1.8 * (random() + random() + random() - 1.5)) as work,
      random() as fate, random() as words, random() as logged
    from generate_series(0, $2::int - 1) n
  ), lived as (
    select *, case when fate > 0.033 and opened + reply + work < to_timestamp($3::float8 / 1000) then opened + reply + work end as ended from drawn)
  insert into desk_request (workspace_id, type_id, subject, body, requester_id, unit_id, channel, opened_at, first_reply_at, first_reply_due_at,
    resolved_at, resolution_due_at, closed_at, status, decline_reason, logged_minutes)
  select $1, type.ids[t + 1],
    case when words < 0.35 then 'Usual ask ' || chr(97 + (n % 20)) || chr(97 + (n / 20 % 20)) || chr(97 + (n / 400 % 5))
      else 'Ask ' || translate(n::text, '0123456789', 'abcdefghij') end,
    case when $4 and n % 4 = 0 then ${wordsOf('n')} else '' end, member.ids[1 + n % 500], unit.ids[u + 1], 'portal', opened,
    case when opened + reply < to_timestamp($3::float8 / 1000) then opened + reply end, opened + interval '8 hours',
    case when fate < 0.95 then ended end, opened + interval '72 hours', case when fate >= 0.95 then ended end,
    case when ended is null then 'in_progress' when fate < 0.95 then 'resolved' else 'declined' end,
    case when ended is not null and fate >= 0.95 then 'Not ours' end,
    case when logged < 0.33 then 30 else 0 end
  from lived, unit, type, member`

/** Takes a table's other indexes away while it is filled, and makes them again: the same end, sooner. */
export async function withoutIndexes(
  owner: pg.Pool,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `/* bench.indexes */ select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = $1::regclass and not i.indisprimary`,
    [table],
  )
  for (const { name } of rows) await owner.query(`drop index ${name}`)
  await work()
  for (const { definition } of rows) await owner.query(definition)
}

/** Fills a workspace; `texts`: requests have a body too. */
export async function fill(
  owner: pg.Pool,
  workspaceId: number,
  count: number,
  { texts = false, shape = usualShape } = {},
): Promise<void> {
  await owner.query(units, [workspaceId, shape.divisions, shape.departments])
  await owner.query(members, [workspaceId])
  await owner.query(types, [workspaceId, shape.types])
  await withoutIndexes(owner, 'desk_request', async () => {
    await owner.query(requests, [workspaceId, count, benchNow, texts])
  })
  await owner.query(
    `/* bench.effort */
    insert into people_effort (workspace_id, member_id, day, minutes, activity, mode, unit_id)
    select $1, (select min(id) from people_member where workspace_id = $1), to_timestamp($2::float8 / 1000)::date - (n % 730),
      30 + n % 90, (array['answering', 'programme', 'education', 'governance', 'evangelising', 'planning'])[1 + n % 6],
      case when n % 6 = 0 then 'reactive' else 'proactive' end, (select min(id) from people_unit where workspace_id = $1)
    from generate_series(1, 20000) n`,
    [workspaceId, benchNow],
  )
  await owner.query('vacuum analyze')
}

/** A product over a database, at the time of the bench. */
export const openBench = ({ access, secret }: Pick<TestDatabase, 'access' | 'secret'>): Promise<OpenedApp> =>
  openApp({ access, secret, origin: 'http://localhost', work: false, now: () => benchNow })

/** Founds the company of the bench; its owner. */
export async function foundCompany({ app }: OpenedApp): Promise<Actor> {
  const founded = await foundInstallation(
    { owner: app.ownerPool, auth: app.authPool },
    app.auth,
    {
      company: 'Bench',
      locale: 'en',
      name: 'Owner',
      email: 'owner@example.test',
      password: 'correct horse battery',
    },
    null,
  )
  if (!founded) throw new Error('the company could not be founded')
  return ownerOf(founded)
}

export const ownerOf = ({ workspaceId, memberId }: Pick<Actor, 'workspaceId' | 'memberId'>): Actor => ({
  workspaceId,
  memberId,
  name: 'Owner',
  locale: 'en',
  timeZone: 'Europe/Paris',
  reach: { administrator: 'all', strategist: 'all' },
  scopes: null,
})

/** A product over a database of its own with one company and `count` requests. */
export async function openCompany(
  count: number,
  shape = usualShape,
): Promise<OpenedApp & { actor: Actor; drop(): Promise<void> }> {
  const database = await cloneDatabase()
  const opened = await openBench(database)
  const actor = await foundCompany(opened)
  await fill(opened.app.ownerPool, actor.workspaceId, count, { shape })
  return { ...opened, actor, drop: database.drop }
}
