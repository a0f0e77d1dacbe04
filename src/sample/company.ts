import type { Role } from '#platform/actor.ts'
import { addDays, monthsBefore } from '#platform/day.ts'
import { createRandom } from '#stats/random.ts'
import type { Calendar } from '../rooms/desk/calendar.ts'
import type { MessageKind } from '../rooms/desk/message.store.server.ts'
import type { EventKind } from '../rooms/desk/request.store.server.ts'
import type { Request } from '../rooms/desk/request.ts'
import type { View } from '../rooms/desk/view.store.server.ts'
import type { Scenario } from '../rooms/path/scenario.ts'
import type { Absence, CapacityRecord } from '../rooms/people/capacity.ts'
import type { Effort } from '../rooms/people/effort.ts'
import type { Work } from '../rooms/people/work.ts'
import { sampleCalendar } from './calendar.ts'
import { type SampleType, sampleTypes } from './catalogue.texts.ts'
import { makeGuides } from './guides.ts'
import { makeEffort } from './ledger.ts'
import { makePeople } from './people.ts'
import { makeRequests } from './requests.ts'
import { makeScenarios } from './scenarios.ts'
import { STORY_MONTHS } from './story.ts'
import { unitPlans } from './units.ts'

export const SAMPLE_ZONE = 'Europe/Paris'
/** The name of the group; the product adds that it is a sample wherever it shows it. */
export const SAMPLE_NAME = 'Ardelune'

export interface SampleOptions {
  seed: number
  /** The day on which the company is looked at, YYYY-MM-DD: everything happened before it began. */
  until: string
  /** Months of history. */
  months?: number
  /** Requests against the story's; its shares of work hold at 1. */
  scale?: number
  /** The language of what the company names once: units, own work, views. Requests come in both. */
  locale?: 'en' | 'fr'
}

export interface SamplePerson {
  id: number
  name: string
  email: string
  unitId: number
  locale: 'en' | 'fr'
  roles: { role: Role; unitId: number | null }[]
}

export interface SampleEvent {
  requestId: number
  kind: EventKind
  at: number
  actorId: number | null
  before: string | number | null
  after: string | number | null
}

export interface SampleMessage {
  id: number
  requestId: number
  kind: MessageKind
  authorId: number
  body: string
  at: number
}

export interface SampleRequest extends Request {
  watcherIds: number[]
  updatedAt: number
}

/** One request taken into another, as the desk keeps it. */
export interface SampleMerge {
  fromId: number
  intoId: number
  actorId: number
  at: number
  before: Pick<Request, 'status' | 'resolvedAt' | 'closedAt' | 'waitingSince'>
  watcherIds: number[]
}

export interface SampleGuide {
  id: number
  title: string
  body: string
  language: 'en' | 'fr'
  state: 'draft' | 'published'
  typeIds: number[]
  unitId: number | null
  publishedAt: number | null
  updatedAt: number
}

export interface SampleDeflection {
  /** The form being filled in, a UUID. */
  ask: string
  /** The request that was made all the same. */
  requestId: number | null
  guideId: number
  memberId: number
  unitId: number
  typed: string
  outcome: 'shown' | 'opened' | 'solved'
  at: number
}

/** A whole company; ids count from 1 in each list and refer to each other. */
export interface SampleCompany {
  name: string
  locale: 'en' | 'fr'
  timeZone: string
  /** Days: the first of the records, and the one on which all is looked at. */
  from: string
  until: string
  units: { id: number; parentId: number | null; name: string; code: string }[]
  people: SamplePerson[]
  /** Members of the team, in the order in which they joined. */
  teamIds: number[]
  capacity: CapacityRecord[]
  absences: (Absence & { reason: string })[]
  calendar: Calendar
  types: (SampleType & { id: number })[]
  requests: SampleRequest[]
  messages: SampleMessage[]
  events: SampleEvent[]
  merges: SampleMerge[]
  works: Work[]
  effort: Omit<Effort, 'id'>[]
  guides: SampleGuide[]
  deflections: SampleDeflection[]
  views: Omit<View, 'id'>[]
  scenarios: Omit<Scenario, 'id' | 'version'>[]
}

const viewsOf = (ownerId: number, french: boolean): SampleCompany['views'] => {
  const names = french
    ? ['À traiter, par échéance', 'Urgentes', 'Comptes et accès', 'Redemandées']
    : ['To do, by due date', 'Urgent', 'Accounts and access', 'Asked again']
  const query = [
    'status=open',
    'status=open&priority=1%2C2',
    french ? 'q=acc%C3%A8s' : 'q=access',
    'repeated=yes',
  ]
  const visibility = ['default', 'shared', 'shared', 'shared'] as const
  return names.map((name, index) => ({
    ownerId,
    name,
    query: query[index],
    visibility: visibility[index],
  }))
}

/**
 * A synthetic European group and what its units asked of its social media team: the product's sample and the world of
 * tests. Pure: the same options give the same company.
 */
export function sampleCompany(options: SampleOptions): SampleCompany {
  const { seed, until, months = STORY_MONTHS, scale = 1, locale = 'en' } = options
  const random = createRandom(seed)
  const from = monthsBefore(until, months)
  const units = unitPlans.map(({ code, parent, ...names }, index) => ({
    id: index + 1,
    parentId: parent === null ? null : unitPlans.findIndex(other => other.code === parent) + 1,
    name: names[locale],
    code,
  }))
  const calendar = sampleCalendar(from, addDays(until, 400), locale)
  const types = sampleTypes.map((type, index) => ({ ...type, id: index + 1 }))
  const crew = makePeople(random.fork('people'), { from, until, locale })
  const world = { from, until, months, scale, locale, calendar, types, ...crew }
  const desk = makeRequests(random.fork('requests'), world)
  const ledger = makeEffort(random.fork('effort'), world, desk)
  return {
    name: SAMPLE_NAME,
    locale,
    timeZone: SAMPLE_ZONE,
    from,
    until,
    units,
    ...crew,
    calendar,
    types,
    ...desk,
    ...ledger,
    ...makeGuides(random.fork('guides'), world, desk.requests, ledger.effort),
    views: viewsOf(crew.teamIds[0], locale === 'fr'),
    scenarios: makeScenarios(crew.teamIds[0], until, locale === 'fr'),
  }
}
