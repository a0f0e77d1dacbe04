import assert from 'node:assert/strict'
import { test } from 'node:test'
import { growRequests } from '#testing/growing-company.ts'
import { openWorld } from '#testing/world.ts'
import { readLeversForm } from './lever-address.ts'
import { readLevers } from './levers.server.ts'
import { saveScenario } from './scenario.actions.server.ts'
import { openedScenario, scenariosPage } from './scenario.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const page = (query = '') => world.run(ctx => scenariosPage(ctx, new URLSearchParams(query)))
const save = (name: string, query: string) =>
  world.run(ctx => saveScenario(ctx, { name, visibility: 'shared', query }))

test('without scenarios there is nothing to compare; with some but no records, the page says why it cannot', async () => {
  assert.deepEqual([(await page()).told, (await page()).scenarios], [null, []])
  await save('Guides first', 'lever=guides&lever=declining')
  const { told, compared } = await page()
  assert.ok(told && !told.ok)
  assert.equal(told.why, 'noRequests')
  assert.deepEqual([compared.length, compared[0].told], [1, null])
})

test('scenarios stand side by side on one threshold, each as its own page tells it', async () => {
  await world.run(ctx => growRequests(ctx))
  const guides = (await page()).scenarios[0]
  const tools = await save('Tools', 'lever=tools&start=13&threshold=70')
  const { told, compared, threshold } = await page(
    `scenario=${tools.id}&scenario=${guides.id}&scenario=999&threshold=55`,
  )
  assert.ok(told?.ok)
  assert.equal(threshold, 0.55)
  assert.equal(told.today, '2026-11-24')
  assert.deepEqual(
    compared.map(({ scenario }) => scenario.name),
    ['Tools', 'Guides first'],
  )
  for (const { scenario, told: own } of compared) {
    const asked = new URLSearchParams(scenario.query)
    asked.set('threshold', '55')
    const { levers } = await world.run(ctx => readLevers(ctx, readLeversForm(asked)))
    assert.ok(levers.ok && levers.after && own?.outlook)
    assert.deepEqual(own.outlook.risk, levers.after.risk)
    assert.deepEqual(own.outlook.crossing, levers.after.reading.crossing)
    assert.deepEqual(
      own.outlook.share,
      levers.after.reading.share.map(weeks => weeks[51]),
    )
    assert.deepEqual(own.cost, levers.cost)
    assert.deepEqual(told.before.risk, levers.before.risk)
  }
  const usual = await page()
  assert.deepEqual([usual.compared.length, usual.threshold], [2, 0.7])
})

test('an address opens the scenario it names, and none that is not there', async () => {
  const open = (query: string) => world.run(ctx => openedScenario(ctx, new URLSearchParams(query)))
  const [{ scenario }] = (await page()).compared
  assert.equal((await open(`scenario=${scenario.id}`))?.name, scenario.name)
  assert.deepEqual([await open('scenario=999'), await open('scenario=x'), await open('')], [null, null, null])
})

test('the API keeps, reads, changes and deletes scenarios, and says what they lead to', async () => {
  const token = await world.token()
  const call = async (method: string, path: string, body?: object) => {
    const response = await world.fetch(`/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    })
    return { status: response.status, body: response.status === 204 ? null : await response.json() }
  }
  const choice = {
    threshold: 0.65,
    levers: [
      { lever: 'guides', start: 0 },
      { lever: 'hiring', start: 13 },
    ],
  }
  const made = await call('POST', '/scenarios', { name: 'By program', choice })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const whole = { types: [], units: [], stated: false }
  const withAll = (one: typeof choice) => ({
    ...one,
    levers: one.levers.map(lever => ({ ...lever, ...whole })),
  })
  assert.deepEqual(
    [made.body.choice, made.body.visibility, made.body.version],
    [withAll(choice), 'private', 1],
  )
  const outcome = await call('GET', `/scenarios/${made.body.id}/outcome`)
  assert.equal(outcome.status, 200)
  assert.ok(outcome.body.after.above < outcome.body.before.above)
  assert.deepEqual((await call('POST', '/levers/outcome', choice)).body, outcome.body)
  const later = { ...choice, levers: [{ lever: 'hiring', start: 26 }] }
  const changed = await call('PATCH', `/scenarios/${made.body.id}`, { choice: later, version: 1 })
  assert.deepEqual(
    [changed.body.choice, changed.body.version, changed.body.name],
    [withAll(later), 2, 'By program'],
  )
  assert.equal((await call('PATCH', `/scenarios/${made.body.id}`, { name: 'x', version: 1 })).status, 409)
  const twice = { threshold: 0.6, levers: [choice.levers[0], choice.levers[0]] }
  assert.equal((await call('POST', '/levers/outcome', twice)).status, 422)
  const nowhere = { threshold: 0.6, levers: [{ lever: 'guides', start: 0, units: [999] }] }
  assert.deepEqual((await call('POST', '/levers/outcome', nowhere)).body.fields, {
    units: 'A unit named here is not one of the company.',
  })
  const listed = await call('GET', '/scenarios')
  assert.deepEqual(listed.body.items.map(({ name }: { name: string }) => name).toSorted(), [
    'By program',
    'Guides first',
    'Tools',
  ])
  assert.equal((await call('DELETE', `/scenarios/${made.body.id}`)).status, 204)
  assert.equal((await call('GET', `/scenarios/${made.body.id}`)).status, 404)
})

test('a token that only reads runs a choice and keeps none', async () => {
  const token = await world.token(undefined, ['path:read'])
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    return (await world.fetch(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
      .status
  }
  const choice = { threshold: 0.6, levers: [{ lever: 'guides', start: 0 }] }
  assert.deepEqual(
    [await post('/levers/outcome', choice), await post('/scenarios', { name: 'No', choice })],
    [200, 403],
  )
})
