import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openWorld } from '../../testing/world.ts'
import { seeded } from './demand-fixtures.ts'
import { addType } from './fixtures.ts'
import { countRequests, type ListReach, pageOfRequests } from './request-list.store.server.ts'
import { noFilter } from './request-list.ts'
import { foldWords, staleWordWorkspaces } from './word-fold.store.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const typeId = await addType(world)
const random = seeded(11)
const below = (n: number) => Math.floor(random() * n)
const words = [
  'bannière',
  'vidéos',
  'campaign',
  'running',
  'l’été',
  'report',
  'Noël',
  "d'avril",
  'post',
  'x1',
]
const some = (most: number) =>
  Array.from({ length: 1 + below(most) }, () => words[below(words.length)]).join(' ')

/** Ids jump, so that few requests and messages fill several blocks. */
let next = 500
const requestIds: number[] = []

const change: (() => Promise<unknown>)[] = [
  () => {
    next += 1 + below(700)
    requestIds.push(next)
    return world.run(({ tx }) =>
      sql`insert into desk_request (workspace_id, id, type_id, subject, body, channel, opened_at)
        values (${world.workspaceId}, ${next}, ${typeId}, ${some(3)}, ${some(2)}, 'team', now())`.execute(tx),
    )
  },
  () => {
    next += 1 + below(700)
    const kind = random() < 0.4 ? 'note' : 'reply'
    const id = requestIds[below(requestIds.length)]
    return world.run(({ tx }) =>
      sql`insert into desk_message (workspace_id, id, request_id, kind, body) values (${world.workspaceId}, ${next}, ${id}, ${kind}, ${some(2)})`.execute(
        tx,
      ),
    )
  },
  () =>
    world.run(({ tx }) =>
      sql`update desk_request set subject = ${some(3)} where id = ${requestIds[below(requestIds.length)]}`.execute(
        tx,
      ),
    ),
  () => {
    const [id] = requestIds.splice(below(requestIds.length), 1)
    return world.run(({ tx }) => sql`delete from desk_request where id = ${id}`.execute(tx))
  },
  () => world.run(({ tx }) => foldWords(tx)),
]
const chances = [0, 0, 0, 1, 1, 1, 1, 2, 3, 4, 4]

const asked = [
  ...words,
  'banniere',
  'vidéo campagne',
  'video post',
  'runs',
  'report or noel',
  '"vidéos campaign"',
  '"post report" running',
  'post -report',
  '-post',
  'été',
  'le la les',
  'nothing like it',
]

async function naive(text: string, notes: boolean): Promise<number[]> {
  return world.run(async ({ tx }) => {
    const { rows } = await sql<{
      id: number
    }>`select r.id from desk_request r where r.search @@ desk_search_query(${text})
      or exists (select 1 from desk_message m where m.request_id = r.id and (m.kind = 'reply' or ${notes})
        and m.search @@ desk_search_query(${text})) order by 1`.execute(tx)
    return rows.map(row => row.id)
  })
}

const all: ListReach = { units: 'all' }

test('whatever changes, a search finds what holds the words, and notes only for those who read them', async () => {
  for (let n = 0; n < 5; n++) await change[0]()
  let found = 0
  for (let step = 0; step < 50; step++) {
    if (requestIds.length < 3) await change[0]()
    await change[chances[below(chances.length)]]()
    const text = asked[step % asked.length]
    for (const notes of [true, false])
      await world.run(async ctx => {
        const filter = { ...noFilter, text }
        const { requests } = await pageOfRequests(ctx, filter, { reach: all, notes, after: null, limit: 500 })
        const ids = requests.map(request => request.id).sort((a, b) => a - b)
        assert.deepEqual(ids, await naive(text, notes), `step ${step}: ${text}, notes ${notes}`)
        assert.deepEqual(await countRequests(ctx, filter, { reach: all, notes }), {
          count: ids.length,
          more: false,
        })
        found += ids.length
      })
  }
  assert.ok(found > 200)
})

const kept = () =>
  world.run(async ({ tx }) => {
    const { rows } = await sql<{
      words: number
      stale: number
    }>`select (select count(*)::int from desk_word) as words,
      (select count(*)::int from desk_word_stale) as stale`.execute(tx)
    return rows[0]
  })
const waiting = () => staleWordWorkspaces(world.app.ownerPool)

test('only blocks still added to stay stale, and a change elsewhere is waited for', async () => {
  await world.run(async ({ tx }) => {
    while (await foldWords(tx));
  })
  assert.deepEqual(await waiting(), [])
  const { words, stale } = await kept()
  assert.ok(words > 50 && stale > 0)
  await world.run(({ tx }) =>
    sql`update desk_request set subject = 'Else' where id = ${requestIds[0]}`.execute(tx),
  )
  assert.deepEqual(await waiting(), [world.workspaceId])
  await world.run(({ tx }) => foldWords(tx))
  assert.deepEqual(await waiting(), [])
})

test('words of what is deleted are kept no longer', async () => {
  await world.run(({ tx }) => sql`delete from desk_request`.execute(tx))
  await world.run(async ({ tx }) => {
    while (await foldWords(tx));
  })
  assert.deepEqual(await kept(), { words: 0, stale: 0 })
})

test('what is no word changes nothing, and a status neither', async () => {
  await change[0]()
  const before = await kept()
  await world.run(({ tx }) => sql`update desk_request set status = 'triaged', subject = subject`.execute(tx))
  assert.deepEqual(await kept(), before)
})

test('hundreds of one block are kept as bits, and found among more than a thousand', async () => {
  await world.run(({ tx }) =>
    sql`insert into desk_request (workspace_id, id, type_id, subject, channel, opened_at)
      select ${world.workspaceId}, 900000 + n, ${typeId}, case when n % 2 = 0 then 'Usual ask made' when n % 90 = 1 then 'Seldom seen' else 'Other' end,
        'team', now() from generate_series(1, 4000) n`.execute(tx),
  )
  await world.run(async ({ tx }) => {
    while (await foldWords(tx));
  })
  const { rows } = await world.run(({ tx }) =>
    sql<{
      word: string
      size: number
    }>`select word, max(length(places)) as size from desk_word where word in ('usual', 'seldom')
      group by 1 order by 1`.execute(tx),
  )
  assert.deepEqual(
    rows.map(row => [row.word, row.size]),
    [
      ['seldom', 24],
      ['usual', 128],
    ],
  )
  const counted = (text: string) =>
    world.run(ctx => countRequests(ctx, { ...noFilter, text }, { reach: all, notes: true }))
  assert.deepEqual(await counted('seldom'), { count: 45, more: false })
  assert.deepEqual(await counted('usual'), { count: 2000, more: false })
  assert.deepEqual(await counted('"usual ask"'), { count: 2000, more: false })
  assert.deepEqual(await counted('"usual made"'), { count: 0, more: false })
  // Beyond 5,000 that may hold a common word, a list tells at least how many there are.
  await world.run(({ tx }) =>
    sql`insert into desk_request (workspace_id, type_id, subject, channel, opened_at)
      select ${world.workspaceId}, ${typeId}, 'Usual ask made', 'team', now() from generate_series(1, 3000)`.execute(
      tx,
    ),
  )
  const { count, more } = await counted('usual')
  assert.ok(more && count >= 2000 && count <= 5000, String(count))
})
