/**
 * Claim: over 1 million past requests of 200 units and 40 types, the clock of the company and of a unit is told in under
 * 2 s after a change, another scenario in under 500 ms, and the same records give the same answer bit for bit.
 *
 *   node bench/clock.ts [requests] [readings]     over the company kept in STRATEGE_BENCH, where it is set
 */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { allUnits } from '#people.server'
import { type Context, inWorkspace, withContext } from '#platform/context.server.ts'
import { addDays, mondayOf } from '#platform/day.ts'
import { foldDemand } from '../src/rooms/desk/demand-fold.store.server.ts'
import { clockGround, readClock } from '../src/rooms/path/clock.server.ts'
import { clockModel } from '../src/rooms/path/clock-model.ts'
import { tellClock } from '../src/rooms/path/clock-telling.ts'
import { leverIds } from '../src/rooms/path/lever.ts'
import { readLeversForm } from '../src/rooms/path/lever-address.ts'
import { readLevers } from '../src/rooms/path/levers.server.ts'
import { benchNow, openCompany, type Shape } from './company.ts'
import { explainReadings } from './explain.ts'
import { openKept } from './kept.ts'

const count = Number(process.argv[2] ?? 1_000_000)
const readings = Number(process.argv[3] ?? 12)
/** 200 units with the divisions themselves. */
const shape: Shape = { divisions: 8, departments: 24, types: 40 }
const say = (text: string) => process.stdout.write(`${text}\n`)

const folder = process.env.STRATEGE_BENCH
const company = await (folder ? openKept(folder, count, { shape, talks: false }) : openCompany(count, shape))
const { app, actor } = company
const read = <T>(work: (ctx: Context) => Promise<T>) =>
  withContext(app.parts, actor, work, { readOnly: true })

/** Hours that are twice what the requests ask for, so that the clock has something to say. */
const hours = `/* bench.capacity */ insert into people_capacity (workspace_id, member_id, from_day, hours_per_week)
  select $1, id, '2024-01-01', 48 from people_member m where workspace_id = $1 and name like 'Member %'
    and not exists (select 1 from people_capacity c where c.workspace_id = $1)`

/** What a day brings, each followed by a new reading. */
const changes: Record<string, string> = {
  'a request comes': `insert into desk_request (workspace_id, type_id, unit_id, subject, channel, opened_at)
    select workspace_id, type_id, unit_id, 'One more', 'portal', to_timestamp($2::float8 / 1000)
    from desk_request where workspace_id = $1 order by random() limit 1`,
  'time is logged on one done': `update desk_request set logged_minutes = logged_minutes + 5 where workspace_id = $1 and id =
    (select id from desk_request where workspace_id = $1 and status = 'resolved' and done_at > to_timestamp($2::float8 / 1000) - interval '60 days'
      order by done_at offset floor(random() * 1000) limit 1)`,
  'one of last month gets another type': `update desk_request r set type_id = (select id from desk_request_type t where t.workspace_id = $1
      and t.id <> r.type_id order by random() limit 1) where workspace_id = $1 and id =
    (select id from desk_request where workspace_id = $1 and opened_at > to_timestamp($2::float8 / 1000) - interval '30 days'
      order by opened_at offset floor(random() * 1000) limit 1)`,
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function times(
  work: (run: number) => Promise<unknown>,
  before: () => Promise<unknown> = async () => {},
) {
  const taken: number[] = []
  for (let run = 0; run < readings; run++) {
    await before()
    taken.push(await timeOf(() => work(run)))
  }
  return taken.sort((a, b) => a - b)
}

function row(name: string, taken: readonly number[]): number {
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]
  const cells = [taken[0], at(0.5), taken[taken.length - 1]].map(ms => ms.toFixed(0).padStart(7))
  say(`${name.padEnd(58)} ${cells.join(' ')}`)
  return at(0.5)
}

/** The alternative: the weeks and efforts that the ground stands on, asked of the requests themselves. */
async function groundFromRequests({ tx, now }: Context) {
  const day = new Date(now).toISOString().slice(0, 10)
  const monday = mondayOf(day)
  const zone = 'Europe/Paris'
  const since = (from: string) => sql`(${from}::timestamp at time zone ${zone})`
  const mine = sql`workspace_id = (select app_workspace()) and merged_into_id is null`
  const weeks = await sql<{ arrivals: number }>`
    select date_trunc('week', opened_at at time zone ${zone}) as week, type_id, count(*)::int as arrivals from desk_request
    where ${mine} and opened_at >= ${since(addDays(monday, -7 * 156))} and opened_at < ${since(monday)} group by 1, 2`.execute(
    tx,
  )
  await sql`select type_id, count(*), count(*) filter (where logged_minutes > 0), avg(logged_minutes) filter (where logged_minutes > 0),
      stddev_samp(logged_minutes) filter (where logged_minutes > 0) from desk_request
    where ${mine} and status <> 'declined' and done_at >= ${since(addDays(monday, -7 * 26))} and done_at < ${since(monday)} group by 1`.execute(
    tx,
  )
  await sql`select type_id, count(*) from desk_request where ${mine} and status in ('new', 'triaged', 'in_progress', 'waiting') group by 1`.execute(
    tx,
  )
  return weeks.rows.reduce((sum, { arrivals }) => sum + arrivals, 0)
}

const threshold = clockModel.threshold
const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** The clock of a ground told in a program begun for it. */
function toldElsewhere(ground: unknown): string {
  const program = `import { tellClock } from ${JSON.stringify(new URL('../src/rooms/path/clock-telling.ts', import.meta.url).href)}
    let text = ''
    for await (const part of process.stdin) text += part
    process.stdout.write(JSON.stringify(tellClock(JSON.parse(text), ${threshold})))`
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    input: JSON.stringify(ground),
    encoding: 'utf8',
    maxBuffer: 1e9,
    cwd: new URL('..', import.meta.url).pathname,
  })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return createHash('sha256').update(ran.stdout).digest('hex')
}

try {
  while (await inWorkspace(app.parts.db, actor.workspaceId, foldDemand));
  await app.ownerPool.query(hours, [actor.workspaceId])
  await app.ownerPool.query('vacuum analyze')
  const units = await read(({ tx }) => allUnits(tx))
  const division = units.find(({ parentId }) => parentId === null)?.id ?? 0
  const department = units.find(({ parentId }) => parentId === division)?.id ?? 0
  say(`${count} requests, ${units.length} units, ${shape.types} types; milliseconds: least, median, most`)
  row('the first clock of the program', [
    await timeOf(() => read(ctx => readClock(ctx, { unitId: null, threshold }))),
  ])
  const clocks = [
    ['the company', null],
    ['a division of 25 units', division],
    ['a department', department],
  ] as const
  for (const [name, statement] of Object.entries(changes))
    for (const [whose, unitId] of clocks)
      row(
        `clock of ${whose}, after ${name}`,
        await times(
          () => read(ctx => readClock(ctx, { unitId, threshold })),
          () => app.ownerPool.query(`/* bench.change */ ${statement}`, [actor.workspaceId, benchNow]),
        ),
      )
  for (const [whose, unitId] of clocks) {
    await read(ctx => readClock(ctx, { unitId, threshold }))
    row(
      `clock of ${whose}, another threshold`,
      await times(run => read(ctx => readClock(ctx, { unitId, threshold: 0.5 + 0.01 * run }))),
    )
  }
  const form = (run: number) =>
    readLeversForm(new URLSearchParams(leverIds.filter((_, i) => (run >> i) & 1).map(id => ['lever', id])))
  row('the first scenario of the program', [await timeOf(() => read(ctx => readLevers(ctx, form(0))))])
  row('a scenario: other levers', await times(run => read(ctx => readLevers(ctx, form(run + 1)))))
  const own = row(
    'ground of the company, read from the sums',
    await times(() => read(ctx => clockGround(ctx, null))),
  )
  row('ground of a division', await times(() => read(ctx => clockGround(ctx, division))))
  let asked = 0
  const naive = row(
    'the same of the company, asked of the requests in SQL',
    await times(async () => {
      asked = await read(groundFromRequests)
    }),
  )
  say(`ratio ${(naive / own).toFixed(1)}`)
  const ground = await read(ctx => clockGround(ctx, null))
  const there = ground.types.reduce((sum, { counts }) => sum + counts.reduce((all, n) => all + n, 0), 0)
  if (there > asked) throw new Error(`${there} requests from sums, ${asked} from requests`)
  const page = await read(ctx => readClock(ctx, { unitId: null, threshold }))
  const hashes = [hashOf(page.clock), hashOf(tellClock(ground, threshold)), toldElsewhere(ground)]
  if (new Set(hashes).size !== 1) throw new Error(`three tellings differ: ${hashes.join(' ')}`)
  say(`told in a thread, in this program and in another one: the same bits, sha256 ${hashes[0].slice(0, 16)}`)
  mkdirSync(new URL('plans/', import.meta.url), { recursive: true })
  const plans = await explainReadings(app, actor, ctx => clockGround(ctx, division))
  writeFileSync(
    new URL('plans/clock.txt', import.meta.url),
    `-- ${count} requests, the ground of a division\n\n${plans}`,
  )
} finally {
  await company.close()
  await company.drop()
}
