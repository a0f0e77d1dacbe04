import type pg from 'pg'
import { foundWorkspace } from '#people.server'
import type { Locale } from '#platform/actor.ts'
import { dayIn } from '#platform/day.ts'
import { asOwner } from '../founding.server.ts'
import { SAMPLE_NAME, SAMPLE_ZONE, type SampleCompany, sampleCompany } from './company.ts'
import { deletionOrder, type Reference } from './deletion-order.ts'
import { type Ids, rowsOf, type TableRows } from './rows.ts'

/** Who looks at the sample: a signed-in person, who becomes its administrator and strategist. */
export interface SampleOwner {
  userId: string
  name: string
  email: string
}

export interface InstallOptions {
  owner: SampleOwner
  locale: Locale
  seed?: number
  /** Milliseconds since 1970: the day on which the company is looked at. */
  now: number
}

export interface Installed {
  workspaceId: number
  slug: string
  requests: number
  people: number
  units: number
}

export const SAMPLE_SEED = 20_101_110
const CHUNK = 4000
const LOCK = 7_310_222

/** Ids of a table that nobody else will be given. */
async function reserve(client: pg.ClientBase, table: string, count: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    "/* sample.ids */ select nextval(pg_get_serial_sequence($1, 'id')) as id from generate_series(1, $2::int)",
    [table, count],
  )
  return rows.map(row => row.id)
}

async function reserveAll(client: pg.ClientBase, company: SampleCompany): Promise<Ids> {
  return {
    unit: await reserve(client, 'people_unit', company.units.length),
    member: await reserve(client, 'people_member', company.people.length),
    calendar: await reserve(client, 'desk_calendar', 1),
    type: await reserve(client, 'desk_request_type', company.types.length),
    request: await reserve(client, 'desk_request', company.requests.length),
    message: await reserve(client, 'desk_message', company.messages.length),
    work: await reserve(client, 'people_work', company.works.length),
    guide: await reserve(client, 'desk_guide', company.guides.length),
  }
}

/** Inserts rows in bulk; their names are this folder's own, never a user's. */
async function insert(client: pg.ClientBase, workspaceId: number, { table, rows }: TableRows): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0])
    .map(name => `"${name}"`)
    .join(', ')
  for (let start = 0; start < rows.length; start += CHUNK)
    await client.query(
      `/* sample.insert */ insert into ${table} (workspace_id, ${columns})
        select $1, ${columns} from json_populate_recordset(null::${table}, $2::json)`,
      [workspaceId, JSON.stringify(rows.slice(start, start + CHUNK))],
    )
}

/** Makes a company's rows in a workspace, inside the caller's transaction. */
async function writeSample(client: pg.ClientBase, workspaceId: number, company: SampleCompany): Promise<Ids> {
  const ids = await reserveAll(client, company)
  for (const table of rowsOf(company, ids)) await insert(client, workspaceId, table)
  return ids
}

/**
 * Makes the sample company as a workspace of its own, in one transaction: all of it, or nothing. Null where there is
 * one already: an installation has one sample.
 */
export async function installSample(pool: pg.Pool, options: InstallOptions): Promise<Installed | null> {
  const { owner, locale, seed = SAMPLE_SEED, now } = options
  const company = sampleCompany({ seed, until: dayIn(now, SAMPLE_ZONE), locale })
  return asOwner(pool, async client => {
    await client.query('/* sample.lock */ select pg_advisory_xact_lock($1)', [LOCK])
    if ((await findSamples(client)).length > 0) return null
    const { workspaceId, slug, memberId } = await foundWorkspace(client, {
      name: SAMPLE_NAME,
      locale,
      sample: true,
      owner,
    })
    await client.query(
      '/* sample.zone */ update platform_workspace set time_zone = $2 where workspace_id = $1',
      [workspaceId, company.timeZone],
    )
    await writeSample(client, workspaceId, company)
    const made = {
      requests: company.requests.length,
      people: company.people.length,
      units: company.units.length,
    }
    await client.query(
      "/* sample.audit */ insert into platform_audit (workspace_id, actor_id, actor_name, action, thing, thing_id, after) values ($1, $2, $3, 'sample.load', 'workspace', $4, $5)",
      [
        workspaceId,
        memberId,
        owner.name,
        String(workspaceId),
        JSON.stringify({ seed, requests: made.requests, people: made.people, units: made.units }),
      ],
    )
    return { workspaceId, slug, ...made }
  })
}

/** Makes a signed-in person administrator and strategist of a sample company that another loaded. */
export async function joinSample(pool: pg.Pool, workspaceId: number, person: SampleOwner): Promise<void> {
  await asOwner(pool, async client => {
    const made = await client.query<{ id: number }>(
      `/* sample.join */ insert into people_member (workspace_id, user_id, name, email)
       select workspace_id, $2, $3, $4 from platform_workspace where workspace_id = $1 and sample
       on conflict do nothing returning id`,
      [workspaceId, person.userId, person.name, person.email],
    )
    for (const { id } of made.rows)
      await client.query(
        `/* sample.joinRoles */ insert into people_role (workspace_id, member_id, role)
         select $1, $2, unnest(array['administrator', 'strategist'])`,
        [workspaceId, id],
      )
  })
}

export interface SampleWorkspace {
  workspaceId: number
  slug: string
  name: string
}

/** The sample companies there are: one at most, by the product's own hand. */
export async function findSamples(client: pg.ClientBase | pg.Pool): Promise<SampleWorkspace[]> {
  const { rows } = await client.query<{ workspace_id: number; slug: string; name: string }>(
    '/* sample.find */ select workspace_id, slug, name from platform_workspace where sample order by workspace_id',
  )
  return rows.map(({ workspace_id, ...row }) => ({ workspaceId: workspace_id, ...row }))
}

/** Tables that hold rows by workspace, those pointed at after those that point. */
async function tablesToEmpty(client: pg.ClientBase): Promise<string[]> {
  const tables = await client.query<{ name: string }>(
    `/* sample.tables */ select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attname = 'workspace_id' and not a.attisdropped and c.relname <> 'platform_workspace' order by 1`,
  )
  const references = await client.query<Reference>(
    `/* sample.references */ select distinct f.conrelid::regclass::text as from, f.confrelid::regclass::text as to
     from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace`,
  )
  return deletionOrder(
    tables.rows.map(row => row.name),
    references.rows,
  )
}

/** Removes a sample company with every row of it, in one transaction. False where it is none. */
export async function removeSample(pool: pg.Pool, workspaceId: number): Promise<boolean> {
  return asOwner(pool, async client => {
    const held = await client.query(
      '/* sample.hold */ select 1 from platform_workspace where workspace_id = $1 and sample for update',
      [workspaceId],
    )
    if (held.rowCount === 0) return false
    for (const table of await tablesToEmpty(client))
      await client.query(`/* sample.empty */ delete from ${table} where workspace_id = $1`, [workspaceId])
    // What triggers wrote meanwhile goes with the workspace.
    await client.query('/* sample.remove */ delete from platform_workspace where workspace_id = $1', [
      workspaceId,
    ])
    return true
  })
}
