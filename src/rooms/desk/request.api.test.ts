import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openWorld } from '../../testing/world.ts'

// Creates through the API: once per key, in the log of the company and of the server, on what holds now.
const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const lead = await world.token()
const requester = await world.member('requester', { name: 'Requester' })
const asking = await world.token(requester)

interface Answer {
  status: number
  id: string | null
  json: { id: number; code: string; requestId: string; [field: string]: unknown }
}

async function send(
  method: string,
  path: string,
  body: unknown,
  token: string,
  key?: string,
): Promise<Answer> {
  const response = await world.fetch(`/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key ? { 'idempotency-key': key } : {}),
    },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return {
    status: response.status,
    id: response.headers.get('x-request-id'),
    json: text === '' ? null : JSON.parse(text),
  }
}

const targets = (hours: number) => ({
  firstReply: { 1: null, 2: null, 3: hours * 60, 4: null },
  resolution: { 1: null, 2: null, 3: null, 4: null },
})
const calendar = {
  name: 'Team',
  timeZone: 'UTC',
  week: [[[540, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]], [], []],
  holidays: [] as { day: string; name: string }[],
}
const kind = {
  nameFr: 'Publication',
  nameEn: 'Post',
  targets: targets(2),
  calendarId: (await made('/calendars', calendar)).id,
}
const type = await made('/request-types', kind)

async function made(path: string, body: unknown): Promise<{ id: number }> {
  const answer = await send('POST', path, body, lead)
  assert.equal(answer.status, 201, JSON.stringify(answer.json))
  return answer.json
}

const ask = (subject: string, key?: string, token = asking) =>
  send('POST', '/requests', { typeId: type.id, subject, body: 'In May.' }, token, key)

/** What was kept of the requests of this subject: themselves, the first events of their timelines, audit entries. */
const kept = (subject: string) =>
  world.run(async ({ tx }) => {
    const requests = await tx.selectFrom('desk_request').select('id').where('subject', '=', subject).execute()
    const ids = requests.map(({ id }) => id)
    const events = ids.length
      ? await tx.selectFrom('desk_event').selectAll().where('request_id', 'in', ids).execute()
      : []
    const entries = (
      await tx.selectFrom('platform_audit').selectAll().where('action', '=', 'request.create').execute()
    ).filter(entry => (entry.after as { subject?: string }).subject === subject)
    return { ids, events, entries }
  })

test('a create is kept whole: the request, its watchers, its first event, one entry in the audit log', async () => {
  const watcher = await world.member('requester', { name: 'Watcher' })
  const answer = await send(
    'POST',
    '/requests',
    { typeId: type.id, subject: 'Whole', watcherIds: [watcher.memberId, watcher.memberId] },
    asking,
  )
  assert.equal(answer.status, 201)
  const { ids, events, entries } = await kept('Whole')
  assert.deepEqual(ids, [answer.json.id])
  assert.deepEqual(
    events.map(({ kind, after, actor_id }) => ({ kind, after, actor_id })),
    [{ kind: 'created', after: 'Whole', actor_id: requester.memberId }],
  )
  assert.deepEqual(
    entries.map(({ thing_id, actor_name, after }) => ({ thing_id, actor_name, after })),
    [
      {
        thing_id: String(answer.json.id),
        actor_name: 'Requester',
        after: {
          subject: 'Whole',
          typeId: type.id,
          unitId: null,
          requesterId: requester.memberId,
          priority: 3,
        },
      },
    ],
  )
  const read = await world.fetch(`/api/v1/requests/${answer.json.id}`, {
    headers: { authorization: `Bearer ${asking}` },
  })
  const { watcherIds, ...rest } = answer.json
  const { watcherIds: found, ...again } = (await read.json()) as typeof answer.json
  assert.deepEqual(again, rest)
  assert.deepEqual([found, watcherIds], [[watcher.memberId], [watcher.memberId, watcher.memberId]])
})

test('the same key and body give the first answer, and one request', async () => {
  const first = await ask('Once', 'once')
  assert.equal(first.status, 201)
  world.clock.now += 60_000
  const again = await ask('Once', 'once')
  assert.deepEqual([again.status, again.json], [201, first.json])
  const { ids, events, entries } = await kept('Once')
  assert.deepEqual([ids.length, events.length, entries.length], [1, 1, 1])
})

test('the same key with another body is refused, and keeps nothing', async () => {
  await ask('Mine', 'other body')
  const other = await ask('Not mine', 'other body')
  assert.deepEqual([other.status, other.json.code], [409, 'platform.idempotency'])
  const { ids, entries } = await kept('Not mine')
  assert.deepEqual([ids.length, entries.length], [0, 0])
})

test('a key is its member’s own: another member’s same key is another request', async () => {
  const [one, other] = [await ask('Ours', 'shared'), await ask('Ours', 'shared', lead)]
  assert.deepEqual([one.status, other.status], [201, 201])
  assert.notEqual(one.json.id, other.json.id)
})

test('eight sent at the same time with one key make one request, and all get its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('At once', 'at once')))
  for (const { status, json } of answers) assert.deepEqual([status, json], [201, answers[0].json])
  const { ids, events, entries } = await kept('At once')
  assert.deepEqual([ids.length, events.length, entries.length], [1, 1, 1])
})

test('a refused create leaves its key free', async () => {
  const wrong = await send('POST', '/requests', { typeId: 999_999, subject: 'Later' }, asking, 'again')
  assert.equal(wrong.status, 422)
  assert.equal((await ask('Later', 'again')).status, 201)
})

test('a create stands on the type and calendar as they are at that moment, on every connection', async () => {
  world.clock.now = Date.parse('2026-11-24T09:00:00Z')
  // Several at once, so that several connections have planned the statements before the change, and are asked after it.
  const due = async () =>
    new Set(
      (await Promise.all(Array.from({ length: 8 }, () => ask('Due')))).map(
        ({ json }) => json['firstReplyDueAt'],
      ),
    )
  assert.deepEqual(await due(), new Set(['2026-11-24T11:00:00.000Z']))
  const change = (path: string, body: unknown) => send('PATCH', path, body, lead)
  assert.equal((await change(`/request-types/${type.id}`, { ...kind, targets: targets(4) })).status, 200)
  assert.deepEqual(await due(), new Set(['2026-11-24T13:00:00.000Z']))
  const holidays = [{ day: '2026-11-24', name: 'Feast' }]
  assert.equal((await change(`/calendars/${kind.calendarId}`, { ...calendar, holidays })).status, 200)
  assert.deepEqual(await due(), new Set(['2026-11-25T13:00:00.000Z']))
  assert.equal((await change(`/request-types/${type.id}`, { ...kind, active: false })).status, 200)
  assert.equal((await ask('Due')).json.code, 'platform.invalid')
  assert.equal((await change(`/request-types/${type.id}`, { ...kind, active: true })).status, 200)
})

test('a token that is revoked, and a member who is made inactive, create nothing more', async () => {
  const actor = await world.member('requester')
  const token = await world.token(actor)
  assert.equal((await ask('Still', undefined, token)).status, 201)
  const set = (active: boolean) =>
    world.run(({ tx }) =>
      tx.updateTable('people_member').set({ active }).where('id', '=', actor.memberId).execute(),
    )
  await set(false)
  assert.equal((await ask('Gone', undefined, token)).status, 401)
  await set(true)
  assert.equal((await ask('Back', undefined, token)).status, 201)
  await world.run(({ tx }) =>
    tx
      .updateTable('platform_token')
      .set({ revoked_at: new Date() })
      .where('member_id', '=', actor.memberId)
      .execute(),
  )
  assert.equal((await ask('Gone', undefined, token)).status, 401)
  assert.equal((await kept('Gone')).ids.length, 0)
})

/** The lines that the server logs while something is done. */
async function logged(t: TestContext, work: () => Promise<void>): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = []
  const write = process.stdout.write.bind(process.stdout)
  const held = t.mock.method(process.stdout, 'write', ((chunk: string, ...rest: []) => {
    if (!String(chunk).startsWith('{"at":')) return write(chunk, ...rest)
    lines.push(JSON.parse(chunk))
    return true
  }) as typeof process.stdout.write)
  await work()
  held.mock.restore()
  return lines
}

test('a line of the log carries the id that the answer carries', async t => {
  const { ownerPool } = world.app
  const answers: Answer[] = []
  const lines = await logged(t, async () => {
    // A defect: what every create writes to is not there.
    await ownerPool.query('alter table desk_event rename to desk_event_away')
    answers.push(await ask('Defect'), await ask('Defect'))
    await ownerPool.query('alter table desk_event_away rename to desk_event')
    // PostgreSQL ends the connection while the create waits for its turn.
    const holder = await ownerPool.connect()
    await holder.query('begin; lock table desk_request')
    const waiting = ask('Cut')
    let answered = false
    waiting.finally(() => {
      answered = true
    })
    for (let ended = 0; ended === 0 && !answered; )
      ended = (
        await ownerPool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and usename = 'stratege_app' and wait_event_type = 'Lock'`,
        )
      ).rows.length
    answers.push(await waiting)
    await holder.query('rollback')
    holder.release()
  })
  assert.deepEqual(
    answers.map(({ status }) => status),
    [500, 500, 503],
  )
  const ids = answers.map(({ id }) => id)
  assert.equal(new Set(ids).size, 3)
  for (const id of ids) assert.match(String(id), /^[0-9a-f]{16}$/)
  assert.deepEqual(
    lines.map(({ requestId }) => requestId),
    ids,
  )
  assert.deepEqual(
    answers.map(({ json }) => json.requestId),
    ids,
  )
  assert.deepEqual(
    lines.map(({ level, event }) => [level, event]),
    [
      ['error', 'api'],
      ['error', 'api'],
      ['warn', 'api.databaseAway'],
    ],
  )
  assert.deepEqual([(await kept('Defect')).ids.length, (await kept('Cut')).ids.length], [0, 0])
  assert.equal((await ask('After')).status, 201)
})
