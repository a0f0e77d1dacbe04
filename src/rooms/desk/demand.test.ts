import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { IndicatorScope } from '#platform/indicator.ts'
import { monthsOf } from '#platform/period.ts'
import { sharingReadings } from '#platform/readings.server.ts'
import { openWorld } from '../../testing/world.ts'
import { readDemand, readDemandBy, readDemandByMonth } from './demand.server.ts'
import { openTurmoil, seeded } from './demand-fixtures.ts'
import { foldDemand } from './demand-fold.store.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const random = seeded(7)
const unit = (name: string, parent_id: number | null = null) =>
  world.run(async ({ tx }) => {
    const made = tx.insertInto('people_unit').values({ workspace_id: world.workspaceId, name, parent_id })
    return (await made.returning('id').executeTakeFirstOrThrow()).id
  })
const top = await unit('Top')
const unitIds = [top, await unit('Below', top), await unit('Below too', top), await unit('Beside')]
const turmoil = await openTurmoil(world, random, { from: '2026-08-20', to: '2026-11-24' }, unitIds)

interface Naive {
  arrivals: number
  replied: number
  replySeconds: number
  replyMedian: number | null
  replyP90: number | null
  resolved: number
  resolveSeconds: number
  resolveMedian: number | null
  resolveP90: number | null
  met: number
  missed: number
  repeated: number
  overdue: number
  done: number
  declined: number
  estimated: number
  estimatedMinutes: number
  backlogStart: number
  backlogEnd: number
}

/** The same figures, from the requests and nothing else, each by its definition. */
async function naive({ from, to, unitId }: IndicatorScope, more = sql`true`): Promise<Naive> {
  const unit =
    unitId === null
      ? sql`true`
      : sql`unit_id in (select id from people_unit u where u.id = ${unitId} or u.parent_id = ${unitId})`
  return world.run(async ({ tx, now }) => {
    const { rows } = await sql<Naive>`
      with r as (
        select q.*, (q.opened_at at time zone w.time_zone)::date as opened_on, (q.done_at at time zone w.time_zone)::date as done_on,
          case when q.first_reply_at is not null then greatest(0, floor(extract(epoch from q.first_reply_at - q.opened_at))::int) end as reply,
          case when q.resolved_at is not null then greatest(0, floor(extract(epoch from q.resolved_at - q.opened_at))::int) end as resolve, t.default_effort_minutes
        from desk_request q join platform_workspace w using (workspace_id)
          join desk_request_type t on t.workspace_id = q.workspace_id and t.id = q.type_id
        where q.merged_into_id is null),
      ranked as (
        select r.*, ask_key is not null and row_number() over (partition by ask_key order by opened_at, id) > 1 as again from r),
      chosen as (select * from ranked where ${unit} and ${more}),
      opened as (select * from chosen where opened_on >= ${from} and opened_on < ${to}),
      ended as (select * from chosen where done_on >= ${from} and done_on < ${to})
      select o.*, e.*,
        (select count(*)::int from chosen where opened_on < ${from} and (done_on is null or done_on >= ${from})) as "backlogStart",
        (select count(*)::int from chosen where opened_on < ${to} and (done_on is null or done_on >= ${to})) as "backlogEnd"
      from (select count(*)::int as arrivals, count(reply)::int as replied, coalesce(sum(reply), 0)::bigint as "replySeconds",
          percentile_cont(0.5) within group (order by reply) as "replyMedian", percentile_cont(0.9) within group (order by reply) as "replyP90",
          percentile_cont(0.5) within group (order by resolve) as "resolveMedian", count(resolve)::int as resolved,
          coalesce(sum(resolve), 0)::bigint as "resolveSeconds", percentile_cont(0.9) within group (order by resolve) as "resolveP90",
          (count(*) filter (where resolved_at <= resolution_due_at))::int as met,
          (count(*) filter (where resolved_at > resolution_due_at))::int as missed,
          (count(*) filter (where again))::int as repeated,
          (count(*) filter (where status in ('new', 'triaged', 'in_progress') and resolved_at is null and resolution_due_at < ${new Date(now)}))::int as overdue
        from opened) o, (
        select count(*)::int as done, (count(*) filter (where status = 'declined'))::int as declined,
          (count(*) filter (where logged_minutes = 0 and status <> 'declined'))::int as estimated,
          coalesce(sum(default_effort_minutes) filter (where logged_minutes = 0 and status <> 'declined'), 0)::int as "estimatedMinutes"
        from ended) e`.execute(tx)
    return rows[0]
  })
}

const read = (scope: IndicatorScope): Promise<Naive> => world.run(ctx => readDemand(ctx, scope))

/** To a millionth: sums of floats in SQL and here end in different last digits. */
const rounded = (sums: Naive) =>
  Object.fromEntries(
    Object.entries(sums)
      .map(([key, value]) => [key, typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value])
      .sort(([a], [b]) => String(a).localeCompare(String(b))),
  )

const fold = () =>
  world.run(async ({ tx }) => {
    while (await foldDemand(tx));
  })
const marks = () =>
  world.run(
    async ({ tx }) =>
      (
        await tx
          .selectFrom('desk_demand_stale')
          .select(eb => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
  )

const windows = [
  ['2026-09-01', '2026-10-01'],
  ['2026-08-26', '2026-11-03'],
  ['2026-10-25', '2026-11-02'],
  ['2020-01-01', '2027-01-01'],
  ['2026-07-01', '2026-11-25'],
  ['2026-09-05', '2026-11-20'],
  ['2027-01-01', '2027-02-01'],
]

async function compare(told: string): Promise<void> {
  const [from, to] = windows[Math.floor(random() * windows.length)]
  const unitId = random() < 0.5 ? null : unitIds[Math.floor(random() * 4)]
  const scope = { from, to, unitId }
  assert.deepEqual(
    rounded(await read(scope)),
    rounded(await naive(scope)),
    `${told}: ${JSON.stringify(scope)}`,
  )
}

test('whatever changes, figures from the sums are those counted from the requests', async () => {
  await world.run(({ tx }) => turmoil.insert(tx, 60))
  const told: string[] = []
  for (let step = 0; step < 160; step++) {
    told.push(await turmoil.change())
    if (random() < 0.3) {
      await fold()
      told.push('fold')
    }
    await compare(told.slice(-6).join(' '))
  }
  assert.ok(new Set(told).size >= 9, 'every kind of change happened')
  await fold()
  assert.equal(await marks(), 0)
  for (let n = 0; n < 10; n++) await compare('folded')
})

test('months, units and types add up to what the requests of each say', async () => {
  for (const folded of [false, true]) {
    if (folded) await fold()
    else await world.run(({ tx }) => turmoil.insert(tx, 5))
    const scope = { from: '2026-08-26', to: '2026-11-03', unitId: null }
    const months = await world.run(ctx => readDemandByMonth(ctx, scope))
    assert.deepEqual(
      months.map(row => row.month),
      monthsOf(scope),
    )
    for (const [index, { month, unitIds: asking, ...row }] of months.entries()) {
      const from = index === 0 ? scope.from : `${month}-01`
      const to = index === months.length - 1 ? scope.to : `${months[index + 1].month}-01`
      const { replyMedian, replyP90, resolveMedian, resolveP90, ...expected } = await naive({
        from,
        to,
        unitId: null,
      })
      assert.deepEqual({ ...row }, { ...expected }, month)
      for (const unitId of unitIds) {
        const own = await naive({ from, to, unitId: null }, sql`unit_id = ${unitId}`)
        assert.equal(asking.includes(unitId), own.arrivals > 0)
      }
    }
    for (const column of ['unit_id', 'type_id'] as const)
      for (const { id, ...part } of await world.run(ctx => readDemandBy(ctx, scope, column))) {
        const own = await naive(
          scope,
          id === null ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${id}`,
        )
        for (const [key, value] of Object.entries(part))
          assert.equal(value, own[key as keyof Naive], `${column} ${id} ${key}`)
      }
  }
})

test('readings shared by a page are told apart by window, units and what the reader lists', async () => {
  const lister = await world.member('team', { reach: [unitIds[0]] })
  await world.run(async ctx => {
    const shared = sharingReadings(ctx)
    for (const actor of [ctx.actor, lister])
      for (const unitId of [null, unitIds[0], unitIds[1]])
        for (const [from, to] of windows) {
          const scope = { from, to, unitId }
          const told = `${JSON.stringify(scope)} ${actor.name}`
          for (const read of [readDemandByMonth, readDemand])
            assert.deepEqual(
              await read({ ...shared, actor }, scope),
              await read({ ...ctx, actor }, scope),
              told,
            )
        }
  })
})

test('with more marks than are worth following, the requests themselves are read', async () => {
  await world.run(async ({ tx }) => {
    for (let n = 0; n < 4; n++) await turmoil.insert(tx, 1500)
  })
  assert.ok((await marks()) > 5000)
  for (let n = 0; n < 3; n++) await compare('very stale')
  await fold()
  for (let n = 0; n < 3; n++) await compare('folded again')
})

test('a change that touches nothing summed leaves no mark', async () => {
  await fold()
  await world.run(({ tx }) =>
    tx.updateTable('desk_request').set({ version: 9, priority: 1, body: 'b' }).execute(),
  )
  assert.equal(await marks(), 0)
})

test('writers that do not see each other leave repeats right', async () => {
  await fold()
  const insert = (opened: string) => (tx: Parameters<typeof foldDemand>[0]) =>
    tx
      .insertInto('desk_request')
      .values({
        workspace_id: world.workspaceId,
        type_id: turmoil.typeIds[0],
        subject: 'Never asked before',
        channel: 'api',
        opened_at: opened,
      })
      .execute()
  let commit = () => {}
  const held = new Promise<void>(resolve => {
    commit = resolve
  })
  let begun = () => {}
  const started = new Promise<void>(resolve => {
    begun = resolve
  })
  const earlier = world.run(async ({ tx }) => {
    await insert('2026-11-10T10:00:00Z')(tx)
    begun()
    await held
  })
  await started
  await world.run(({ tx }) => insert('2026-11-12T10:00:00Z')(tx))
  await fold()
  commit()
  await earlier
  const scope = { from: '2026-11-12', to: '2026-11-13', unitId: null }
  assert.deepEqual(rounded(await read(scope)), rounded(await naive(scope)))
  await fold()
  assert.deepEqual(rounded(await read(scope)), rounded(await naive(scope)))
})
