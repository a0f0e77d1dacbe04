import { addDays } from '#platform/day.ts'
import type { Random } from '#stats/random.ts'
import { DAY, MINUTE, zoneOf } from '../rooms/desk/calendar.ts'
import type { Priority } from '../rooms/desk/request.ts'
import type { AskKind } from './catalogue.texts.ts'
import type { SampleCompany, SampleMerge, SamplePerson, SampleRequest } from './company.ts'
import { drawCourse } from './course.ts'
import { askCounter } from './demand.ts'
import { live } from './life.ts'
import { isSpared, stillAsked } from './spared.ts'
import { monthOf, usualShare, valueAt } from './story.ts'
import * as talk from './talk.texts.ts'
import { type UnitPlan, unitPlans } from './units.ts'
import { type Asked, fill, pick, pickLine, pickWeighted, wordAsk } from './wording.ts'

/** What the generator's parts share. */
export type World = Pick<
  SampleCompany,
  'from' | 'until' | 'locale' | 'calendar' | 'types' | 'people' | 'teamIds' | 'capacity' | 'absences'
> & { months: number; scale: number }

export type Desk = Pick<SampleCompany, 'requests' | 'messages' | 'events' | 'merges'>

const shares: Record<AskKind, number> = {
  publication: 24,
  campaign: 6,
  account: 5,
  access: 12,
  figures: 12,
  review: 11,
  training: 5,
  reply: 10,
  event: 5,
  visual: 7,
  other: 3,
}
const kinds = Object.keys(shares) as AskKind[]

/** The moment of a day and a minute of it, in Paris. */
const instantOf = (day: string, minute: number): number =>
  zoneOf('Europe/Paris').toInstant(Date.parse(`${day}T00:00:00Z`) + Math.round(minute) * MINUTE)

/** Members of the team who are at work that day, with their hours a week. */
export function atWork(world: World, day: string): { id: number; hours: number }[] {
  const joined = world.capacity.filter(({ fromDay }) => fromDay <= day)
  const away = (id: number) =>
    world.absences.some(({ memberId, fromDay, toDay }) => memberId === id && fromDay <= day && day <= toDay)
  const present = joined.filter(({ memberId }) => !away(memberId))
  return (present.length > 0 ? present : joined).map(({ memberId, hoursPerWeek }) => ({
    id: memberId,
    hours: hoursPerWeek,
  }))
}

function answersOf(
  type: World['types'][number],
  words: Record<string, string>,
  day: string,
  random: Random,
): SampleRequest['answers'] {
  const answers: SampleRequest['answers'] = {}
  for (const field of type.fields) {
    if (field.key === 'network') answers.network = words.network.toLowerCase()
    else if (field.key === 'on') answers.on = addDays(day, 7 + random.int(30))
    else if (field.key === 'people') answers.people = 8 + random.int(10)
    else if (field.key === 'budget') answers.budget = 500 * (2 + random.int(30))
    else if (field.key === 'place') answers.place = words.city
    else if (field.key === 'audience') answers.audience = `${words.product}, ${words.city}`
    else if (field.key === 'use') answers.use = words.topic
  }
  return answers
}

interface Drawing {
  world: World
  random: Random
  day: string
  made: Set<string>
  desk: Desk
}

function drawUnit({ world, random, day }: Drawing): { plan: UnitPlan; unitId: number } {
  const month = monthOf(world, day)
  const asking = unitPlans.filter(plan => plan.asksFrom <= month)
  const plan = pickWeighted(
    random,
    asking,
    each => each.weight * Math.min(1, 0.35 + (month - each.asksFrom) / 3) * stillAsked(each.code, month),
  )
  return { plan, unitId: unitPlans.indexOf(plan) + 1 }
}

/** Who of a unit asks: its correspondent more than the others. */
const drawRequester = ({ world, random }: Drawing, unitId: number): SamplePerson =>
  pickWeighted(
    random,
    world.people.filter(person => person.unitId === unitId && !world.teamIds.includes(person.id)),
    person => (person.roles.some(({ role }) => role === 'spoke') ? 3 : 1),
  )

const priorityOf = (random: Random, kind: AskKind): Priority => {
  const urgent = kind === 'reply' ? 0.35 : 0.12
  const drawn = random.uniform()
  return drawn < 0.02 ? 1 : drawn < urgent ? 2 : drawn < 0.9 ? 3 : 4
}

function drawRequest(drawing: Drawing, id: number, openedAt: number): SampleRequest {
  const { world, random, day, made, desk } = drawing
  const { plan, unitId } = drawUnit(drawing)
  const requester = drawRequester(drawing, unitId)
  const language = requester.locale
  const month = monthOf(world, day)
  const usual = random.uniform() < valueAt(usualShare, month)
  const first = requester.name.split(' ')[0]
  const setting = { random, unit: plan, language, first, day: addDays(day, 5 + random.int(20)) }
  const word = () =>
    wordAsk(
      setting,
      pickWeighted(random, kinds, kind => shares[kind]),
      usual,
      made,
    )
  let asked: Asked = word()
  while (isSpared(random, asked.kind, plan.code, month)) asked = word()
  const type = world.types.find(each => each.key === asked.kind) ?? world.types[0]
  const team = atWork(world, day)
  const assignee = pickWeighted(random, team, member => member.hours).id
  const byTeam = random.uniform() < 0.1
  const colleagues = world.people.filter(person => person.unitId === unitId && person.id !== requester.id)
  const start: SampleRequest = {
    id,
    typeId: type.id,
    subject: asked.subject,
    body: `${asked.body}\n\n${fill(pickLine(random, talk.openings, asked.kind)[language], asked.words, language)}`,
    answers: answersOf(type, asked.words, day, random),
    status: 'new',
    priority: priorityOf(random, asked.kind),
    unitId,
    requesterId: requester.id,
    submittedBy: byTeam ? assignee : null,
    assigneeId: null,
    channel: byTeam ? 'team' : 'portal',
    door: asked.kind === 'other' ? 'other' : 'catalogue',
    declineReason: null,
    wantedOn: random.uniform() < 0.4 ? addDays(day, 5 + random.int(30)) : null,
    openedAt,
    firstReplyAt: null,
    firstReplyDueAt: null,
    resolvedAt: null,
    resolutionDueAt: null,
    closedAt: null,
    waitingSince: null,
    pausedMinutes: 0,
    reopenCount: 0,
    reassignCount: 0,
    loggedMinutes: 0,
    mergedIntoId: null,
    externalId: null,
    version: 1,
    watcherIds: random.uniform() < 0.15 && colleagues.length > 0 ? [pick(random, colleagues).id] : [],
    updatedAt: openedAt,
  }
  desk.events.push({
    requestId: id,
    kind: 'created',
    at: openedAt,
    actorId: start.submittedBy ?? requester.id,
    before: null,
    after: start.subject,
  })
  const course = drawCourse(start, {
    random,
    calendar: world.calendar,
    type,
    month,
    language,
    words: asked.words,
    assignee,
    colleague: pickWeighted(random, team, member => member.hours).id,
    requester: requester.id,
  })
  const ground = { calendar: world.calendar, type, teamIds: world.teamIds }
  return live(start, course, ground, desk, instantOf(world.until, 0))
}

/** Takes a request into an earlier one that says nearly the same, as the team does when it sees it. */
function merge(desk: Desk, from: SampleRequest, into: SampleRequest, at: number): SampleMerge {
  const { status, resolvedAt, closedAt, waitingSince } = from
  const known = [into.requesterId, ...into.watcherIds]
  const watcherIds = [from.requesterId, ...from.watcherIds].filter(
    (id): id is number => id !== null && !known.includes(id),
  )
  const actorId = into.assigneeId as number
  into.watcherIds.push(...watcherIds)
  Object.assign(from, {
    mergedIntoId: into.id,
    status: 'closed',
    closedAt: at,
    waitingSince: null,
    updatedAt: at,
  })
  const event = { kind: 'merged' as const, at, actorId }
  desk.events.push({ ...event, requestId: from.id, before: null, after: into.id })
  desk.events.push({ ...event, requestId: into.id, before: from.id, after: null })
  return {
    fromId: from.id,
    intoId: into.id,
    actorId,
    at,
    before: { status, resolvedAt, closedAt, waitingSince },
    watcherIds,
  }
}

/** A request of the days before that somebody of its unit might ask about again: answered, and not done, at `at`. */
const openThen = (requests: readonly SampleRequest[], at: number) =>
  requests
    .slice(-60)
    .filter(
      ({ mergedIntoId, firstReplyAt, resolvedAt, closedAt, reopenCount }) =>
        mergedIntoId === null &&
        reopenCount === 0 &&
        firstReplyAt !== null &&
        firstReplyAt < at &&
        (resolvedAt ?? closedAt ?? Number.POSITIVE_INFINITY) > at + 3_600_000,
    )

/** A colleague asks about what is asked already; the team takes the two together. */
function drawDouble(drawing: Drawing, id: number, openedAt: number, into: SampleRequest): SampleRequest {
  const { world, desk, random } = drawing
  const requester = drawRequester(drawing, into.unitId as number)
  const french = requester.locale === 'fr'
  const start: SampleRequest = {
    ...into,
    id,
    subject: `${french ? 'Complément\u202f: ' : 'More about: '}${into.subject}`,
    status: 'new',
    priority: 3,
    requesterId: requester.id,
    submittedBy: null,
    assigneeId: null,
    channel: 'portal',
    openedAt,
    firstReplyAt: null,
    resolvedAt: null,
    closedAt: null,
    waitingSince: null,
    pausedMinutes: 0,
    reassignCount: 0,
    version: 1,
    watcherIds: [],
    updatedAt: openedAt,
  }
  const created = { requestId: id, kind: 'created' as const, at: openedAt, actorId: requester.id }
  desk.events.push({ ...created, before: null, after: start.subject })
  const type = world.types.find(each => each.id === into.typeId) ?? world.types[0]
  const from = live(start, [], { ...world, type }, desk, openedAt)
  desk.merges.push(merge(desk, from, into, openedAt + (20 + random.int(35)) * MINUTE))
  return from
}

/** Everything asked of the team from the first day to the last, and what became of it. */
export function makeRequests(random: Random, world: World): Desk {
  const desk: Desk = { requests: [], messages: [], events: [], merges: [] }
  const made = new Set<string>()
  const countOn = askCounter(world)
  for (let day = world.from; day < world.until; day = addDays(day, 1)) {
    const ofDay = random.fork(day)
    const count = countOn(day, ofDay)
    const times = Array.from({ length: count }, () =>
      Math.min(1430, Math.max(5, ofDay.normal(ofDay.uniform() < 0.55 ? 630 : 900, 95))),
    ).sort((a, b) => a - b)
    for (const minute of times) {
      const id = desk.requests.length + 1
      const drawing = { world, random: random.fork(id), day, made, desk }
      const openedAt = instantOf(day, minute) + ofDay.int(60_000)
      const open = ofDay.uniform() < 0.025 ? openThen(desk.requests, openedAt) : []
      desk.requests.push(
        open.length > 0 && openedAt < instantOf(world.until, 0) - DAY
          ? drawDouble(drawing, id, openedAt, pick(ofDay, open))
          : drawRequest(drawing, id, openedAt),
      )
    }
  }
  return desk
}
