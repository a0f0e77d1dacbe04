import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { openWorld } from '../../testing/world.ts'
import { openTurmoil, seeded } from './demand-fixtures.ts'
import { foldDemand } from './demand-fold.store.server.ts'
import { demandByUnitWeek, demandByWeek, effortByType, openByType } from './demand-weeks.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const random = seeded(17)
const unit = (name: string, parent_id: number | null = null) =>
  world.run(async ({ tx }) => {
    const made = tx.insertInto('people_unit').values({ workspace_id: world.workspaceId, name, parent_id })
    return (await made.returning('id').executeTakeFirstOrThrow()).id
  })
const top = await unit('Top')
const unitIds = [top, await unit('Below', top), await unit('Beside')]
const turmoil = await openTurmoil(world, random, { from: '2026-08-20', to: '2026-11-24' }, unitIds)
const fold = () =>
  world.run(async ({ tx }) => {
    while (await foldDemand(tx));
  })

interface Window {
  from: string
  to: string
}

/** Whole weeks, weeks cut at one end or both, days of one week, all there is. */
const windows: Window[] = [
  { from: '2026-08-24', to: '2026-11-02' },
  { from: '2026-08-26', to: '2026-11-02' },
  { from: '2026-08-26', to: '2026-11-05' },
  { from: '2026-10-20', to: '2026-10-23' },
  { from: '2023-11-27', to: '2026-11-30' },
]

/** What is asked of the requests themselves, with the day each was opened and done on where the company is. */
const counted = <Row>(query: (requests: RawBuilder<unknown>) => RawBuilder<Row>, unitId: number | null) =>
  world.run(async ({ tx }) => {
    const units =
      unitId === null
        ? sql`true`
        : sql`unit_id in (select id from people_unit u where u.id = ${unitId} or u.parent_id = ${unitId})`
    const requests = sql`(select q.*, (q.opened_at at time zone w.time_zone)::date as opened_on, (q.done_at at time zone w.time_zone)::date as done_on
      from desk_request q join platform_workspace w using (workspace_id) where q.merged_into_id is null and ${units}) r`
    return (await query(requests).execute(tx)).rows
  })

const countedWeeks = ({ from, to }: Window, unitId: number | null) =>
  counted(
    requests => sql<object>`
      select w.week, w.type_id as "typeId", sum(w.arrivals)::int as arrivals, sum(w.done)::int as done from (
        select date_trunc('week', opened_on)::date as week, type_id, 1 as arrivals, 0 as done from ${requests}
        where opened_on >= ${from}::date and opened_on < ${to}::date
        union all select date_trunc('week', done_on)::date, type_id, 0, 1 from ${requests}
        where done_on >= ${from}::date and done_on < ${to}::date) w group by 1, 2 order by 1, 2`,
    unitId,
  )

const countedUnits = ({ from, to }: Window) =>
  counted(
    requests => sql<object>`
      select date_trunc('week', opened_on)::date as week, unit_id as "unitId", count(*)::int as arrivals from ${requests}
      where unit_id is not null and opened_on >= ${from}::date and opened_on < ${to}::date group by 1, 2 order by 1, 2`,
    null,
  )

interface Effort {
  typeId: number
  done: number
  logged: number
  meanMinutes: number | null
  spreadMinutes: number | null
  open: number
}

const countedEfforts = ({ from, to }: Window, unitId: number | null) =>
  counted(
    requests => sql<Effort>`
      select t.id as "typeId", d.*, (select count(*)::int from ${requests} where type_id = t.id and done_at is null) as open
      from desk_request_type t cross join lateral (
        select count(*)::int as done, (count(*) filter (where logged_minutes > 0))::int as logged,
          (avg(logged_minutes) filter (where logged_minutes > 0))::float8 as "meanMinutes",
          (stddev_samp(logged_minutes) filter (where logged_minutes > 0))::float8 as "spreadMinutes"
        from ${requests} where type_id = t.id and status <> 'declined' and done_on >= ${from}::date and done_on < ${to}::date) d
      order by t.id`,
    unitId,
  )

/** To a millionth: roots of sums and of deviations end in different last digits. */
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6)
const roundedEfforts = (efforts: readonly Effort[]) =>
  efforts.map(({ typeId, done, logged, meanMinutes, spreadMinutes, open }) => [
    [typeId, done, logged, open],
    [rounded(meanMinutes), rounded(spreadMinutes)],
  ])

async function compare(told: string, window: Window, unitId: number | null): Promise<void> {
  const scope = { ...window, unitId }
  const said = `${told}: ${JSON.stringify(scope)}`
  const [weeks, units, efforts] = await world.run(ctx =>
    Promise.all([demandByWeek(ctx, scope), demandByUnitWeek(ctx, window, null), effortByType(ctx, scope)]),
  )
  assert.deepEqual(weeks, await countedWeeks(window, unitId), said)
  assert.deepEqual(units, await countedUnits(window), said)
  assert.deepEqual(roundedEfforts(efforts), roundedEfforts(await countedEfforts(window, unitId)), said)
}

test('whatever changes, weeks and efforts from the sums are those counted from the requests', async () => {
  await world.run(({ tx }) => turmoil.insert(tx, 60))
  const told: string[] = []
  for (let step = 0; step < 60; step++) {
    told.push(await turmoil.change())
    if (random() < 0.3) {
      await fold()
      told.push('fold')
    }
    await compare(told.slice(-6).join(' '), windows[step % windows.length], step % 2 === 0 ? null : top)
  }
  await fold()
  for (const window of windows) for (const unitId of [null, top]) await compare('folded', window, unitId)
})

test('open requests of a unit are those of its types', async () => {
  const scope = { ...windows[0], unitId: top }
  const efforts = await countedEfforts(scope, top)
  const open = await world.run(ctx => openByType(ctx, top))
  assert.ok(open.size > 0)
  for (const { typeId, open: theirs } of efforts) assert.equal(open.get(typeId) ?? 0, theirs)
})

test('minutes logged anew are told before and after the sums are made', async () => {
  await fold()
  await world.run(({ tx }) =>
    tx
      .updateTable('desk_request')
      .set(eb => ({ logged_minutes: eb('logged_minutes', '+', 7) }))
      .where('logged_minutes', '>', 0)
      .execute(),
  )
  await compare('stale', windows[0], null)
  await fold()
  await compare('folded', windows[0], top)
})

test('with too many marks the requests are read, and every week is made again', async () => {
  await world.run(async ({ tx }) => {
    for (let n = 0; n < 4; n++) await turmoil.insert(tx, 1500)
  })
  await compare('very stale', windows[2], null)
  await fold()
  for (const unitId of [null, top]) await compare('folded again', windows[2], unitId)
})
