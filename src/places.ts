import { type Actor, holds, holdsOver, type Role } from '#platform/actor.ts'
import { maySeeAudit } from '#platform/settings/may.ts'

/** A page of a company that the frame and the palette lead to. */
export interface Place {
  /** Address below the company's own. */
  to: string
  /** Key of its name in the words. */
  word: string
  /** Letter that, after g, goes there. */
  key?: string
  shown: (actor: Actor) => boolean
}

const team: Role[] = ['administrator', 'strategist', 'team']
const readers: Role[] = [...team, 'executive', 'auditor']
const forTeam = (actor: Actor) => holds(actor, ...team)
const forReaders = (actor: Actor) => holds(actor, ...readers)

/** The rooms in the order of the work. */
export const rooms = [
  { to: 'path', word: 'platform.rooms.path', key: 'p', shown: forReaders },
  { to: 'desk', word: 'platform.rooms.desk', key: 'd', shown: forTeam },
  { to: 'portal', word: 'platform.rooms.portal', key: 'a', shown: () => true },
  {
    to: 'people',
    word: 'platform.rooms.people',
    key: 'm',
    shown: actor => holds(actor, ...readers, 'spoke'),
  },
  {
    to: 'settings',
    word: 'platform.rooms.settings',
    key: 's',
    shown: actor => holdsOver(actor, null, 'administrator', 'auditor'),
  },
] as const satisfies Place[]

/** Pages inside the rooms, for the palette. */
export const insidePlaces: Place[] = [
  { to: 'desk/guides', word: 'desk.guide.title', shown: forReaders },
  { to: 'desk/guides/spared', word: 'desk.deflection.title', shown: forReaders },
  {
    to: 'desk/settings',
    word: 'desk.settings.title',
    shown: actor => holdsOver(actor, null, 'administrator', 'strategist'),
  },
  { to: 'path/figures', word: 'path.tabs.figures', key: 'f', shown: forReaders },
  { to: 'people/units', word: 'people.tabs.units', shown: actor => holds(actor, ...readers, 'spoke') },
  { to: 'people/members', word: 'people.tabs.members', shown: actor => holds(actor, ...readers, 'spoke') },
  { to: 'people/effort', word: 'people.tabs.effort', key: 'e', shown: forReaders },
  { to: 'people/work', word: 'people.tabs.work', shown: forReaders },
  { to: 'people/capacity', word: 'people.tabs.capacity', shown: forReaders },
  {
    to: 'settings/sample',
    word: 'sample.title',
    shown: actor => holdsOver(actor, null, 'administrator'),
  },
  { to: 'account', word: 'platform.account', shown: () => true },
  { to: 'settings/tokens', word: 'settings.tabs.tokens', shown: () => true },
  { to: 'developers', word: 'developers.title', shown: () => true },
  { to: 'settings/audit', word: 'settings.tabs.audit', shown: maySeeAudit },
]

/** What can be begun from anywhere. */
export const beginnings: Place[] = [
  { to: 'portal', word: 'platform.palette.newRequest', key: 'n', shown: () => true },
  { to: 'people/effort', word: 'platform.palette.logTime', key: 't', shown: forTeam },
]
