import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '../../testing/world.ts'
import { addType, ask } from './fixtures.ts'
import { addNote, replyToRequest } from './message.actions.server.ts'
import { changeRequest } from './request-change.server.ts'
import { countRequests, type ListReach, pageOfRequests } from './request-list.store.server.ts'
import { readFilter, requestSorts } from './request-list.ts'
import { searchDesk } from './search.server.ts'

const world = await openWorld({ now: '2026-11-02T10:00:00Z' })
const typeId = await addType(world)
const agent = await world.member('team')
const requester = await world.member('requester')
const all: ListReach = { units: 'all' }

async function found(query: string, reach: ListReach = all, notes = true): Promise<string[]> {
  return world.run(async ctx => {
    const filter = readFilter(new URLSearchParams(query))
    const { requests } = await pageOfRequests(ctx, filter, { reach, notes, after: null, limit: 100 })
    assert.deepEqual(await countRequests(ctx, filter, { reach, notes }), {
      count: requests.length,
      more: false,
    })
    return requests.map(request => request.subject)
  }, agent)
}

const day = (text: string) => {
  world.clock.now = Date.parse(`${text}T10:00:00Z`)
}
const subjects = [
  'Événement de Noël',
  'Access to the page',
  'access to the page 2',
  'Publish the annual report',
]
const ids: number[] = []
for (const [index, subject] of subjects.entries()) {
  day(`2026-11-0${index + 2}`)
  ids.push(
    (await ask(world, typeId, { subject, priority: ((index % 4) + 1) as 1 }, index === 3 ? agent : requester))
      .id,
  )
}
await world.run(ctx => replyToRequest(ctx, ids[0], 'Le sapin est commandé'), agent)
await world.run(ctx => addNote(ctx, ids[1], 'They lost the password'), agent)
await world.run(ctx => changeRequest(ctx, ids[1], { assigneeId: agent.memberId }), agent)
day('2026-11-10')
await world.run(ctx => changeRequest(ctx, ids[2], { status: 'resolved' }), agent)

test('filters narrow to what they say', async () => {
  assert.deepEqual(await found('status=resolved'), [subjects[2]])
  assert.deepEqual(await found('status=open&sort=opened'), [subjects[3], subjects[1], subjects[0]])
  assert.deepEqual(await found('opened=2026-11-03..2026-11-05&sort=opened'), [subjects[2], subjects[1]])
  assert.deepEqual(await found('done=2026-11-10..2026-11-11'), [subjects[2]])
  assert.deepEqual(await found('openOn=2026-11-04'), [subjects[1], subjects[0]])
  assert.deepEqual(await found('replied=yes'), [subjects[0]])
  assert.deepEqual(await found('resolved=no&assignee=none'), [subjects[3], subjects[0]])
  assert.deepEqual(await found(`assignee=${agent.memberId}`), [subjects[1]])
  assert.deepEqual(await found('assignee=me'), [subjects[1]])
  assert.deepEqual(await found('repeated=yes'), [subjects[2]])
  // A requester's own wish for a priority does not count.
  assert.deepEqual(await found('priority=1,4'), [subjects[3]])
  assert.deepEqual(await found('priority=3&sort=opened'), [subjects[2], subjects[1], subjects[0]])
  assert.deepEqual(await found('effort=logged'), [])
})

test('words are found in French and English, whatever the accents and endings, in what was said too', async () => {
  assert.deepEqual(await found('q=evenements'), [subjects[0]])
  assert.deepEqual(await found('q=noel'), [subjects[0]])
  assert.deepEqual(await found('q=reports'), [subjects[3]])
  assert.deepEqual(await found('q=sapins'), [subjects[0]])
  assert.deepEqual(await found('q=password'), [subjects[1]])
  assert.deepEqual(await found('q=password', all, false), [])
  assert.deepEqual(await found(`q=%23${ids[3]}`), [subjects[3]])
  assert.deepEqual(await found('q=%26%26%20%21%20%3A%2A'), [])
})

test('every order pages through all of it, once', async () => {
  for (const sort of requestSorts) {
    const seen: number[] = []
    let after: number | null = null
    do {
      const page = await world.run(
        (ctx): ReturnType<typeof pageOfRequests> =>
          pageOfRequests(ctx, readFilter(new URLSearchParams(`sort=${sort}`)), {
            reach: all,
            notes: true,
            after,
            limit: 1,
          }),
      )
      seen.push(...page.requests.map(request => request.id))
      after = page.next
    } while (after !== null)
    assert.deepEqual(seen.toSorted(), ids.toSorted(), sort)
  }
})

test('a requester finds their own only', async () => {
  const own = await found('', { member: requester.memberId })
  assert.equal(own.length, 3)
  assert.deepEqual(await world.run(ctx => searchDesk(ctx, 'annual'), requester), [])
  const [hit] = await world.run(ctx => searchDesk(ctx, 'annual'), agent)
  assert.deepEqual([hit.id, hit.to], [ids[3], `desk/requests/${ids[3]}`])
})
