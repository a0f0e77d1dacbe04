import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '../../testing/world.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const { typeId, unitId } = await world.run(async ({ tx }) => {
  const workspace_id = world.workspaceId
  const unit = tx.insertInto('people_unit').values({ workspace_id, name: 'Retail' }).returning('id')
  const type = tx
    .insertInto('desk_request_type')
    .values({
      workspace_id,
      key: 'page',
      name_fr: 'Page',
      name_en: 'Page',
      targets: '{}',
      default_effort_minutes: 90,
    })
    .returning('id')
  return {
    unitId: (await unit.executeTakeFirstOrThrow()).id,
    typeId: (await type.executeTakeFirstOrThrow()).id,
  }
})
await world.run(({ tx }) =>
  tx
    .insertInto('desk_request')
    .values(
      [null, unitId].map(unit_id => ({
        workspace_id: world.workspaceId,
        type_id: typeId,
        subject: 'A page',
        channel: 'api',
        status: 'resolved',
        unit_id,
        opened_at: '2026-10-31T23:30:00Z',
        first_reply_at: null,
        resolved_at: '2026-11-02T01:30:00Z',
      })),
    )
    .execute(),
)
const token = await world.token()

async function get(query: string, key = token, headers: Record<string, string> = {}) {
  const response = await world.fetch(`/api/v1/indicators${query}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
  })
  return { status: response.status, body: await response.json() }
}

const find = (body: { items: { id: string }[] }, id: string) => body.items.find(item => item.id === id)

test('every figure comes with its records, method and page, by days of the company', async () => {
  // Half past midnight of the first of November in Paris.
  const { status, body } = await get('?from=2026-11-01&to=2026-12-01')
  assert.equal(status, 200)
  assert.deepEqual([body.from, body.to, body.unit], ['2026-11-01', '2026-12-01', null])
  assert.deepEqual(find(body, 'desk.resolveMean'), {
    id: 'desk.resolveMean',
    value: 26,
    unit: 'hours',
    n: 2,
    from: '2026-11-01',
    to: '2026-12-01',
    method:
      'Mean time from opening to resolution, of the same requests. A few very long ones weigh on it: compare it with the median.',
    evidence: 'desk?opened=2026-11-01..2026-12-01&resolved=yes',
    why: null,
  })
  assert.deepEqual(find(body, 'desk.workHours'), {
    id: 'desk.workHours',
    value: 3,
    unit: 'hours',
    n: 2,
    from: '2026-11-01',
    to: '2026-12-01',
    method:
      'Hours logged in the ledger; a request done without logged time counts with the hours its type states.',
    basis: 'estimated',
    estimate: { value: 3, n: 2, evidence: 'desk?done=2026-11-01..2026-12-01&effort=estimated' },
    evidence: 'people/effort?period=2026-11-01..2026-11-30',
    why: null,
  })
  const reply = find(body, 'desk.firstReply') as { value: number | null; why: string } | undefined
  assert.deepEqual([reply?.value, reply?.why], [null, 'No request of this period has been answered yet.'])
  assert.ok(find(body, 'people.capacityHours'))
  for (const item of body.items) assert.doesNotMatch(item.method + item.why, /\w\.(method|why)\./, item.id)
  const unit = await get(`?from=2026-11-01&to=2026-12-01&unit=${unitId}`)
  assert.equal((find(unit.body, 'desk.arrivals') as { value: number } | undefined)?.value, 1)
  const october = await get('?from=2026-10-01&to=2026-11-01')
  assert.equal((find(october.body, 'desk.arrivals') as { value: number } | undefined)?.value, 0)
})

test('the usual window is the last twelve months; a wrong one is refused by its field', async () => {
  const usual = await get('')
  assert.deepEqual([usual.body.from, usual.body.to], ['2025-11-25', '2026-11-25'])
  for (const query of [
    '?from=2026-02-31',
    '?to=0000-01-01',
    '?from=x',
    '?from=2026-05-01&to=2026-05-01',
    '?unit=x',
  ]) {
    const { status, body } = await get(query)
    assert.deepEqual([query, status, Object.keys(body.fields ?? {}).length], [query, 422, 1])
  }
})

test('who does not read the company, or has no scope for it, gets no figure', async () => {
  const spoke = await world.token(await world.member('spoke', { unitId, reach: [unitId] }))
  assert.equal((await get('', spoke)).status, 403)
  const head = await world.token(await world.member('executive', { unitId }))
  assert.equal((await get('', head)).status, 403)
  assert.equal((await get(`?unit=${unitId}`, head)).status, 200)
  assert.equal((await get('', await world.token(world.owner, ['desk:read']))).status, 403)
})

test('the window ends with the company’s own day: what is opened after its midnight counts at once', async () => {
  // Half past midnight of the 29th in Paris, still the 28th in Greenwich.
  world.clock.now = Date.parse('2026-11-28T23:30:00Z')
  const key = await world.token()
  const opened = await world.fetch('/api/v1/requests', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ typeId, subject: 'Tonight', unitId, door: 'other' }),
  })
  assert.equal(opened.status, 201, await opened.text())
  const { body } = await get('', key)
  assert.deepEqual([body.from, body.to], ['2025-11-30', '2026-11-30'])
  assert.equal((find(body, 'desk.arrivals') as { value: number } | undefined)?.value, 3)
})
