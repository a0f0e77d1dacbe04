import assert from 'node:assert/strict'
import { test } from 'node:test'
import { businessMinutesBetween, dueAt } from '../rooms/desk/clock.ts'
import { checkAnswers } from '../rooms/desk/request-type.ts'
import { asks, usualAsks } from './asks.texts.ts'
import { easter } from './calendar.ts'
import { sampleCompany } from './company.ts'
import { deletionOrder } from './deletion-order.ts'
import { fill } from './wording.ts'

const company = sampleCompany({ seed: 11, until: '2026-11-25', locale: 'fr' })
const { requests, messages, events, people, units, teamIds, effort, works } = company
const end = Date.parse('2026-11-24T23:00:00Z')

test('the same seed and day give the same company, another seed another', () => {
  const options = { seed: 5, until: '2026-06-15', scale: 0.2 }
  const once = JSON.stringify(sampleCompany(options))
  assert.equal(JSON.stringify(sampleCompany(options)), once)
  assert.notEqual(JSON.stringify(sampleCompany({ ...options, seed: 6 })), once)
  assert.notEqual(JSON.stringify(sampleCompany({ ...options, until: '2026-06-16' })), once)
})

test('it has the size of a European group', () => {
  assert.ok(units.length >= 20 && units.length <= 25)
  assert.ok(people.length >= 110 && people.length <= 135)
  assert.equal(teamIds.length, 6)
  assert.ok(requests.length > 1400 && requests.length < 2600)
  assert.equal(new Set(people.map(({ email }) => email)).size, people.length)
  assert.ok(people.every(({ email }) => /^[a-z-]+\.[a-z-]+@ardelune\.example$/.test(email)))
  const roles = new Set(people.flatMap(person => person.roles.map(({ role }) => role)))
  for (const role of ['strategist', 'team', 'spoke', 'requester', 'executive', 'auditor'] as const)
    assert.ok(roles.has(role), role)
})

test('everything points at something that is there', () => {
  const within = (id: number | null, list: readonly unknown[]) =>
    id === null || (Number.isInteger(id) && id >= 1 && id <= list.length)
  for (const request of requests) {
    assert.ok(within(request.unitId, units) && within(request.typeId, company.types))
    for (const id of [request.requesterId, request.submittedBy, request.assigneeId, ...request.watcherIds])
      assert.ok(within(id, people))
    assert.ok(within(request.mergedIntoId, requests))
    assert.ok(request.assigneeId === null || teamIds.includes(request.assigneeId))
    assert.ok(!request.watcherIds.includes(request.requesterId as number))
    assert.equal(new Set(request.watcherIds).size, request.watcherIds.length)
  }
  for (const { requestId, authorId } of messages)
    assert.ok(within(requestId, requests) && within(authorId, people))
  for (const { requestId, actorId } of events)
    assert.ok(within(requestId, requests) && within(actorId, people))
  for (const entry of effort) {
    assert.ok(teamIds.includes(entry.memberId))
    const about = entry.about?.kind === 'guide' ? company.guides : requests
    assert.ok(within(entry.workId, works) && within(entry.unitId, units))
    assert.ok(within(entry.about?.id ?? null, about))
  }
  for (const unit of units) assert.ok(unit.parentId === null || unit.parentId < unit.id)
  for (const each of company.deflections) assert.ok(within(each.guideId, company.guides))
})

test('nothing has happened after the day on which it is looked at, or before the first', () => {
  const first = Date.parse(company.from) - 86_400_000
  for (const { at } of [...messages, ...events, ...company.merges, ...company.deflections])
    assert.ok(at >= first && at < end)
  for (const request of requests)
    for (const at of [request.openedAt, request.firstReplyAt, request.resolvedAt, request.closedAt])
      assert.ok(at === null || (at >= first && at < end))
  for (const { day } of effort) assert.ok(day >= company.from && day < company.until)
})

test('requests end as the desk’s own rules would leave them', () => {
  const states = new Set(requests.map(({ status }) => status))
  for (const status of ['new', 'in_progress', 'waiting', 'resolved', 'closed', 'declined'] as const)
    assert.ok(states.has(status), status)
  for (const request of requests) {
    const type = company.types[request.typeId - 1]
    const done = ['resolved', 'closed'].includes(request.status) && request.mergedIntoId === null
    assert.equal(request.resolvedAt !== null, done)
    assert.equal(request.status === 'declined', request.declineReason !== null)
    assert.equal(request.status === 'waiting', request.waitingSince !== null)
    assert.deepEqual(checkAnswers(type, request.answers), { answers: request.answers })
    assert.equal(
      request.resolutionDueAt,
      dueAt(
        company.calendar,
        request.openedAt,
        type.targets.resolution[request.priority],
        request.pausedMinutes,
      ),
    )
    const logged = effort.filter(({ about }) => about?.kind === 'request' && about.id === request.id)
    assert.equal(
      request.loggedMinutes,
      logged.reduce((sum, entry) => sum + entry.minutes, 0),
    )
  }
  const waited = requests.filter(request => request.pausedMinutes > 0)
  assert.ok(waited.length > 100)
  assert.ok(requests.some(request => request.reopenCount > 0))
  assert.ok(requests.some(request => request.reassignCount > 0))
  assert.ok(company.merges.length > 10)
  const estimated = requests.filter(
    ({ resolvedAt, loggedMinutes }) => resolvedAt !== null && loggedMinutes === 0,
  )
  assert.ok(estimated.length > 200)
})

test('a status follows from the one before, in time', () => {
  for (const request of requests.slice(0, 400)) {
    const own = events.filter(event => event.requestId === request.id && event.kind === 'status')
    let status: unknown = 'new'
    let at = request.openedAt
    for (const event of own) {
      assert.equal(event.before, status)
      assert.ok(event.at >= at)
      status = event.after
      at = event.at
    }
    if (request.mergedIntoId === null) assert.equal(request.status, status)
  }
})

test('the team works its hours: no long day, no weekend, nobody away', () => {
  const byDay = Map.groupBy(effort, entry => `${entry.memberId} ${entry.day}`)
  for (const [key, entries] of byDay) {
    const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0)
    assert.ok(minutes <= 1440, key)
  }
  assert.ok(effort.every(({ day }) => new Date(day).getUTCDay() % 6 !== 0))
  const joined = new Map(company.capacity.map(({ memberId, fromDay }) => [memberId, fromDay]))
  for (const { memberId, day } of effort) assert.ok(day >= (joined.get(memberId) ?? ''), `${memberId} ${day}`)
  const worked = new Set(effort.map(({ activity }) => activity))
  assert.equal(worked.size, 8)
  for (const entry of effort) {
    const work = entry.workId === null ? null : works[entry.workId - 1]
    if (work) assert.ok(entry.day >= work.openedOn && (work.closedOn === null || entry.day <= work.closedOn))
  }
})

test('texts read as people write them, in both languages', () => {
  const drawn = [
    ...requests.flatMap(({ subject, body }) => [subject, body]),
    ...messages.map(({ body }) => body),
  ]
  for (const text of drawn)
    assert.doesNotMatch(text, /\b[Dd]e les? |(^|\s)à les? |\b(?:[Dd]|[Qq]u)e (?=[AEIOUÉÎ])/, text)
  const written = [
    ...drawn,
    ...company.works.map(({ title }) => title),
    ...company.guides.flatMap(({ title, body }) => [title, body]),
  ]
  for (const text of written) {
    assert.doesNotMatch(text, /[{}]|undefined|lorem|ipsum| {2}|TODO/i, text)
    assert.doesNotMatch(text, / [;:!?]/, text)
  }
  const french = requests.filter(({ body }) => /\b(le|la|les|des|une?)\b/.test(body)).length
  assert.ok(french > 0.3 * requests.length && french < 0.8 * requests.length)
  const subjects = new Set(requests.map(({ subject }) => subject))
  assert.ok(subjects.size > 0.75 * requests.length)
  assert.ok(new Set(messages.map(({ body }) => body)).size > 300)
})

test('every ask exists in both languages with the same words to fill in', () => {
  const slots = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1].replace('day', 'date'))
  for (const { fr, en } of [...asks, ...usualAsks])
    for (const part of [0, 1] as const)
      assert.deepEqual(
        [...new Set(slots(fr[part]))].toSorted(),
        [...new Set(slots(en[part]))].toSorted(),
        fr[part],
      )
})

test('French words join as they must', () => {
  const words = { a: 'Annecy', b: 'le tableau', c: 'les pays' }
  assert.equal(
    fill('près de {a}, de {b}, à {b}, de {c}, à {c}', words, 'fr'),
    'près d’Annecy, du tableau, au tableau, des pays, aux pays',
  )
  assert.equal(fill('of {a}, de le', words, 'en'), 'of Annecy, de le')
})

test('waiting for the requester counts in working time', () => {
  const { calendar } = company
  const friday = Date.parse('2026-10-30T16:00:00Z')
  const monday = Date.parse('2026-11-02T09:00:00Z')
  // Friday 17:00 to 18:00 and Monday 9:00 to 10:00 in Paris; the Sunday between is All Saints' Day.
  assert.equal(businessMinutesBetween(calendar, friday, monday), 120)
})

test('Easter falls where the calendars say', () => {
  assert.deepEqual([2024, 2025, 2026, 2027, 2038].map(easter), [
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ])
})

test('tables are emptied before those they point at; a circle is a defect', () => {
  const order = deletionOrder(
    ['unit', 'member', 'request'],
    [
      { from: 'member', to: 'unit' },
      { from: 'request', to: 'member' },
      { from: 'request', to: 'request' },
      { from: 'request', to: 'elsewhere' },
    ],
  )
  assert.deepEqual(order, ['request', 'member', 'unit'])
  assert.throws(
    () =>
      deletionOrder(
        ['a', 'b'],
        [
          { from: 'a', to: 'b' },
          { from: 'b', to: 'a' },
        ],
      ),
    /point at each other: a, b/,
  )
})
