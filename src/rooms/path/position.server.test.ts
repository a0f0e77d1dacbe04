import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allRequestTypes } from '#desk.server'
import { type EffortInput, logEffort } from '#people.server'
import type { Actor } from '#platform/actor.ts'
import { openWorld } from '#testing/world.ts'
import { readFigures } from './figures.server.ts'
import type { Observable } from './model.ts'
import { readPath } from './position.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const token = await world.token()
const team = await world.member('team')
const year = { from: '2025-11-25', to: '2026-11-25', unitId: null as number | null }

async function call<T>(method: string, path: string, body?: unknown, bearer = token): Promise<T> {
  const response = await world.fetch(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const json = (await response.json()) as T
  assert.ok(response.ok, JSON.stringify(json))
  return json
}

const unit = (name: string, parentId?: number) => call<{ id: number }>('POST', '/units', { name, parentId })
const group = await unit('Group')
const retail = await unit('Retail', group.id)
const energy = await unit('Energy', group.id)
const idle = await unit('Idle', group.id)
const types = await world.run(ctx => allRequestTypes(ctx.tx))
const type = types.find(({ isOther }) => isOther) ?? types[0]
const log = (input: EffortInput) => world.run(ctx => logEffort(ctx, input), team)

/** A request asked on a day, and resolved the same day where asked. */
async function ask(day: string, unitId: number, subject: string, resolved: boolean) {
  world.clock.now = Date.parse(`${day}T09:00:00Z`)
  const made = await call<{ id: number }>('POST', '/requests', {
    typeId: type.id,
    subject,
    body: 'As last time',
    unitId,
    door: 'other',
  })
  world.clock.now += 3_600_000
  if (resolved) await call('PATCH', `/requests/${made.id}`, { status: 'resolved' })
  world.clock.now = Date.parse('2026-11-24T09:00:00Z')
}

const read = (unitId: number | null = null, actor?: Actor) =>
  world.run(ctx => readPath(ctx, { ...year, unitId }), actor)
const figures = (unitId: number | null = null) =>
  world.run(ctx => readFigures(ctx, { from: '2026-09-01', to: '2026-11-25', unitId }))

test('with nothing recorded there is no position, no figure is made up, and the page knows', async () => {
  const empty = await read()
  assert.deepEqual(
    [empty.empty, empty.position.step, empty.position.why, empty.units.length],
    [true, null, 'tooLittle', 0],
  )
  assert.equal(empty.likely, null)
  assert.deepEqual(
    empty.history.filter(month => month.step !== null || month.arrivals > 0),
    [],
  )
  const none = await figures()
  assert.equal(none.empty, true)
  const share = none.figures.find(figure => figure.id === 'path.reactiveShare')
  assert.deepEqual([share?.value, share?.why], [null, 'path.noLedger'])
})

test('one record is shown, and judges nothing', async () => {
  await log({ minutes: 60, activity: 'answering', unitId: retail.id, day: '2026-11-02' })
  const { position, observed, empty } = await read()
  assert.deepEqual([empty, position.step, observed.reactiveShare.value], [false, null, 1])
  assert.equal(position.criteria.find(criterion => criterion.id === '5.reactiveShare')?.silent, 'tooFew')
})

test('what is planted in the rooms below comes out, observable by observable', async () => {
  await world.run(async ({ tx, actor }) => {
    await tx
      .insertInto('people_capacity')
      .values({
        workspace_id: actor.workspaceId,
        member_id: team.memberId,
        from_day: '2026-01-01',
        hours_per_week: 35,
      })
      .execute()
  })
  for (let day = 10; day < 21; day++)
    await log({ minutes: 120, activity: 'answering', unitId: retail.id, day: `2026-10-${day}` })
  for (let day = 1; day < 4; day++)
    await log({ minutes: 60, activity: 'programme', unitId: energy.id, day: `2026-09-0${day}` })
  await log({ minutes: 120, activity: 'education', unitId: retail.id, day: '2026-09-15' })
  for (let n = 0; n < 6; n++) await ask(`2026-09-0${n + 1}`, retail.id, 'Post our video', n < 4)
  for (let n = 0; n < 4; n++)
    await ask(
      `2026-10-0${n + 1}`,
      energy.id,
      `Page about ${['hydrogen', 'wind', 'tariffs', 'careers'][n]}`,
      n < 2,
    )
  await ask('2026-08-20', retail.id, 'Before the months of the position', false)

  const { position, observed, workload, units, window, history } = await read()
  assert.deepEqual(window, { from: '2026-09-01', to: '2026-11-25' })
  const estimated = (6 * type.defaultEffortMinutes) / 60
  const reactive = 1 + 22 + estimated
  assert.deepEqual(workload, {
    reactive,
    proactive: 5,
    total: reactive + 5,
    estimated,
    n: 1 + 11 + 4 + 6,
  })
  const value = (name: Observable) => observed[name].value
  assert.equal(value('reactiveShare'), reactive / (reactive + 5))
  assert.equal(value('buildingShare'), 5 / (reactive + 5))
  assert.deepEqual([value('unitsAsking'), value('unitsAskingShare')], [2, 0.5])
  assert.deepEqual([value('leftOver'), value('repeatedShare')], [0.4, 0.5])
  assert.ok(Math.abs((value('teamHoursPerWeek') ?? 0) - 35) < 1e-9)
  assert.equal(position.step, 5)
  assert.deepEqual(
    history.map(({ month, arrivals, backlogEnd }) => [month, arrivals, backlogEnd]).slice(-4),
    [
      ['2026-08', 1, 1],
      ['2026-09', 6, 3],
      ['2026-10', 4, 5],
      ['2026-11', 0, 5],
    ],
  )
  assert.deepEqual(
    units.map(({ name, depth, arrivals, n }) => [name, depth, arrivals, n]),
    [
      ['Group', 0, 10, 22],
      ['Energy', 1, 4, 5],
      ['Retail', 1, 6, 17],
    ],
  )
})

test('how likely each step is comes of the same months, and begins with the history shown', async () => {
  const { likely, history } = await read()
  assert.ok(likely)
  assert.equal(likely.leading, 5, 'answering, repeats and what is left over')
  assert.ok(likely.probabilities[4] < 0.8, 'a few weeks of records do not make it sure')
  assert.ok(likely.set.length > 1)
  assert.deepEqual(
    likely.history.map(({ month }) => month),
    history.map(({ month }) => month),
  )
  assert.deepEqual(likely.history.at(-1)?.probabilities, likely.probabilities)
  const unit = await read(retail.id)
  assert.ok(unit.likely?.last.moved.every(({ sign }) => sign !== 'teamHours' && sign !== 'leftOver'))
  assert.equal((await read(idle.id)).likely, null)
})

test('a unit stands on the page where it stands in the table', async () => {
  const company = await read()
  for (const row of company.units) {
    const own = await read(row.id)
    assert.deepEqual([own.position.step, own.position.why, own.unitName], [row.step, row.why, row.name])
    assert.equal(own.observed.reactiveShare.value, row.reactiveShare)
    assert.equal(own.position.decisionReached, company.position.decisionReached)
  }
  assert.equal((await read(idle.id)).empty, true)
})

test('figures agree with the position, with the value before, by unit and by type', async () => {
  const [path, page] = [await read(), await figures()]
  const of = (id: string) => page.figures.find(figure => figure.id === id)
  assert.equal(of('path.reactiveShare')?.value, path.observed.reactiveShare.value)
  assert.equal(of('desk.workHours')?.value, path.workload.total)
  assert.deepEqual([of('desk.arrivals')?.value, of('desk.arrivals')?.before], [10, 1])
  assert.deepEqual([of('desk.resolve')?.value, of('desk.resolve')?.n], [1, 6])
  assert.equal(of('desk.repeatedShare')?.value, 0.5)
  assert.deepEqual(page.before, { from: '2026-06-08', to: '2026-09-01' })
  assert.deepEqual(
    page.units.map(({ name, arrivals, repeated, done }) => [name, arrivals, repeated, done]),
    [
      ['Group', 10, 5, 6],
      ['Energy', 4, 0, 2],
      ['Retail', 6, 5, 4],
    ],
  )
  assert.deepEqual(
    page.types.map(({ nameEn, arrivals, done }) => [nameEn, arrivals, done]),
    [[type.nameEn, 10, 6]],
  )
  const own = await figures(energy.id)
  assert.equal(own.figures.find(figure => figure.id === 'desk.arrivals')?.value, 4)
  assert.equal(
    own.figures.some(figure => figure.id === 'people.capacityHours'),
    false,
  )
})

test('who reads some units reads those; requesters and neighbours read nothing', async () => {
  const some = await world.member('executive', { unitId: energy.id })
  assert.equal((await read(energy.id, some)).unitName, 'Energy')
  for (const unitId of [null, retail.id]) await assert.rejects(read(unitId, some), /platform.forbidden/)
  const requester = await world.member('requester')
  await assert.rejects(read(null, requester))
  await assert.rejects(read(999_999))
  const neighbour = await world.neighbour()
  assert.equal((await read(null, neighbour.owner)).empty, true)
  await assert.rejects(read(energy.id, neighbour.owner))
})

test('the API answers the position that the page shows, to those who may read it', async () => {
  interface Answer {
    step: number
    model: string
    criteria: { id: string; value: number | null; evidence: string | null }[]
    history: unknown[]
    likely: unknown
  }
  const page = await read()
  const answer = await call<Answer>('GET', '/position?from=2025-11-25&to=2026-11-25')
  assert.deepEqual([answer.step, answer.model], [page.position.step, page.model])
  assert.deepEqual(answer.history, page.history)
  assert.deepEqual(answer.likely, JSON.parse(JSON.stringify(page.likely)))
  const share = answer.criteria.find(criterion => criterion.id === '5.reactiveShare')
  assert.equal(share?.value, page.observed.reactiveShare.value)
  assert.match(share?.evidence ?? '', /^people\/effort\?period=2026-09-01..2026-11-24/)
  const status = async (path: string, bearer: string) =>
    (await world.fetch(`/api/v1${path}`, { headers: { authorization: `Bearer ${bearer}` } })).status
  assert.equal(await status('/position', await world.token(world.owner, ['desk:read'])), 403)
  assert.equal(await status('/position', await world.token(await world.member('requester'))), 403)
  assert.equal(await status('/position?unit=999999', token), 404)
  for (const wrong of ['from=2026-13-01', 'from=2026-02-02&to=2026-02-02', 'unit=0'])
    assert.equal(await status(`/position?${wrong}`, token), 422, wrong)
})
