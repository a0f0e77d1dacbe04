import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf } from '#platform/refusal.ts'
import { openWorld } from '#testing/world.ts'
import type { LeverId } from './lever.ts'
import { planOf, statedLevers } from './lever.ts'
import { type GivenFigures, resetLever, setLever } from './lever-figures.actions.server.ts'
import { knownLevers } from './lever-figures.server.ts'
import { actingLevers, knowLevers, rangeOf, statedLever } from './lever-figures.ts'

const world = await openWorld()
const given: GivenFigures = {
  hoursOnce: 24,
  hoursAWeek: 1,
  moneyOnce: 2500,
  moneyAYear: 0,
  begins: 2,
  over: 6,
  effect: { least: 0.1, most: 0.2 },
  reason: 'A pilot in two units',
}
const set = (change: Partial<GivenFigures> = {}, id: LeverId = 'training', version?: number) =>
  world.run(ctx => setLever(ctx, id, { ...given, ...change }, version))
const known = (id: LeverId) =>
  world.run(async ctx => (await knownLevers(ctx)).find(lever => lever.id === id) ?? assert.fail())
const codesOf = async (work: Promise<unknown>) => {
  const refusal = await refusalOf(work)
  const fields = Object.entries(refusal?.problem.fields ?? {}).map(([name, { code }]) => `${name} ${code}`)
  return [refusal?.status, ...(fields.length > 0 ? fields : [refusal?.problem.code])]
}

test('without figures of its own a company has the model’s; an effect on something else is not taken', () => {
  const levers = knowLevers([], {})
  assert.deepEqual(
    levers.map(({ basis, own, measured, ...lever }) => lever),
    statedLevers,
  )
  assert.ok(levers.every(({ basis, own }) => basis === 'model' && own === null))
  const { effect: _, ...hiring } = statedLever('hiring')
  const wrong = { ...hiring, effect: statedLever('guides').effect, reason: 'x', by: 1, at: 0, version: 1 }
  assert.equal(knowLevers([wrong], {}).find(({ id }) => id === 'hiring')?.basis, 'model')
  assert.deepEqual(rangeOf({ least: -0.02, most: 0.15 }), [0.85, 1.02])
})

test('what a lever did here is taken together with what is stated, but where the stated is asked for', () => {
  const measured = { range: [0.69, 0.71], middle: 0.7, error: 0.0078, between: 0, uses: 2 } as const
  const known = knowLevers([], { training: measured })
  const effects = (stated: LeverId[]) =>
    actingLevers(known, stated).flatMap(({ id, effect }) => (id === 'training' ? [effect] : []))
  const [acting] = effects([])
  assert.ok(
    acting.on === 'arrivals' && acting.range.every((bound, k) => Math.abs(bound - measured.range[k]) < 2e-3),
  )
  assert.equal(actingLevers(known, []).find(({ id }) => id === 'training')?.basis, 'measured')
  assert.deepEqual(effects(['training']), [statedLever('training').effect])
  assert.deepEqual(
    actingLevers(knowLevers([], {}), []),
    statedLevers.map(lever => ({ ...lever, basis: 'model' })),
  )
})

test('the company’s own figures take the place of the model’s, with author, day and reason, until put back', async () => {
  await set()
  const own = await known('training')
  assert.deepEqual([own.basis, own.effect, own.begins], ['company', { on: 'arrivals', range: [0.8, 0.9] }, 2])
  assert.deepEqual(own.own, {
    reason: given.reason,
    by: world.owner.memberId,
    at: world.clock.now,
    version: 1,
  })
  const levers = await world.run(knownLevers)
  const team = { hours: new Array<number>(52).fill(30), threshold: 0.6, levers, types: [], mix: null }
  const { cost } = planOf(['training'], { start: 0, starts: {}, limits: {} }, team)
  assert.deepEqual(cost, { hours: 24 + 50, money: 2500 })
  await set({ hoursOnce: 30 }, 'training', 1)
  assert.deepEqual([(await known('training')).hoursOnce, (await known('training')).own?.version], [30, 2])
  await set({ effect: { hours: 28 } }, 'hiring')
  assert.deepEqual((await known('hiring')).effect, { on: 'capacity', hours: 28 })
  await world.run(ctx => resetLever(ctx, 'training', 2))
  await world.run(ctx => resetLever(ctx, 'training'))
  assert.equal((await known('training')).basis, 'model')
  const { rows } = await world.app.ownerPool.query(
    "select action, thing_id, after from platform_audit where thing = 'lever' order by id",
  )
  assert.deepEqual(
    rows.map(row => [row.action, row.thing_id, row.after?.effect ?? null]),
    [
      ['lever.set', 'training', '0.8 – 0.9'],
      ['lever.set', 'training', '0.8 – 0.9'],
      ['lever.set', 'hiring', 28],
      ['lever.remove', 'training', null],
    ],
  )
})

test('a wrong effect, a version changed meanwhile and who does not lead are refused, and nothing is kept', async () => {
  assert.deepEqual(await codesOf(set({ effect: { least: 0.2, most: 0.2 } })), [422, 'most path.leverRange'])
  assert.deepEqual(await codesOf(set({ effect: { hours: 3 } })), [422, 'least platform.required'])
  assert.deepEqual(await codesOf(set({}, 'hiring')), [422, 'hours platform.required'])
  assert.deepEqual(await codesOf(set({}, 'training', 1)), [409, 'path.leverChanged'])
  const member = await world.member('team')
  const asMember = world.run(ctx => setLever(ctx, 'training', given), member)
  assert.deepEqual(await codesOf(asMember), [403, 'platform.forbidden'])
  assert.equal((await known('training')).basis, 'model')
})

test('the API lists the levers, states the company’s figures and goes back', async () => {
  const token = await world.token()
  const call = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await world.fetch(`/api/v1${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    })
    return { status: response.status, body: response.status === 204 ? null : await response.json() }
  }
  const stated = await call('PUT', '/levers/guides', { ...given, version: 0 })
  assert.equal(stated.status, 200, JSON.stringify(stated.body))
  assert.deepEqual(
    [stated.body.basis, stated.body.effect, stated.body.own.reason],
    ['company', { least: 0.1, most: 0.2 }, given.reason],
  )
  const { body } = await call('GET', '/levers')
  assert.deepEqual(
    body.items.map(({ lever, on, basis }: Record<string, string>) => `${lever} ${on} ${basis}`).slice(0, 3),
    ['requirements hours model', 'guides arrivals company', 'training arrivals model'],
  )
  assert.equal(
    (await call('PUT', '/levers/guides', { ...given, effect: { least: 0.5, most: 0.1 } })).status,
    422,
  )
  assert.equal((await call('DELETE', '/levers/guides')).status, 204)
  assert.equal((await call('GET', '/levers')).body.items[1].basis, 'model')
})
