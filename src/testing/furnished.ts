import assert from 'node:assert/strict'
import type { Actor } from '#platform/actor.ts'
import type { ApiDocument, Operation } from '#platform/http/api-document.server.ts'
import type { World } from './world.ts'

/** Ids of one of each thing at one place, by the name that operations give to it. */
export type Things = Record<(typeof kinds)[number], number>
const kinds = [
  'tokens',
  'providers',
  'units',
  'members',
  'effort',
  'work',
  'requests',
  'other',
  'joinings',
  'imports',
  'guides',
  'requestTypes',
  'calendars',
  'scenarios',
  'messages',
] as const

/** What the API answered. */
export interface Answer {
  status: number
  text: string
}

/** Calls the API with a token; a text is a file, anything else JSON. */
export async function call(
  world: World,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await world.fetch(`/api/v1${path}`, {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined
        ? {}
        : { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' }),
    },
    body: body === undefined ? undefined : text,
  })
  return { status: answer.status, text: await answer.text() }
}

async function make(world: World, token: string, path: string, body: unknown): Promise<number> {
  const { status, text } = await call(world, token, 'post', path, body)
  assert.ok(status === 200 || status === 201, `${path}: ${text}`)
  const made = JSON.parse(text) as { id?: number; joiningId?: number }
  return made.id ?? made.joiningId ?? 0
}

/** Something of everything at one place, each with `mark` in its words, and notes with `mark` and "hush". */
export async function furnish(world: World, by: Actor, mark: string): Promise<Things> {
  const token = await world.token(by)
  const units = await make(world, token, '/units', { name: `Unit ${mark}` })
  const members = await make(world, token, '/members', {
    name: `Person ${mark}`,
    email: `${mark}@example.test`,
    unitId: units,
  })
  const work = await make(world, token, '/work', {
    title: `Work ${mark}`,
    activity: 'governance',
    unitId: units,
  })
  const effort = await make(world, token, '/effort', {
    minutes: 5,
    activity: 'planning',
    unitId: units,
    note: `Time ${mark}`,
  })
  const types = JSON.parse((await call(world, token, 'get', '/request-types')).text) as {
    items: { id: number; isOther: boolean }[]
  }
  const typeId = types.items.find(type => type.isOther)?.id ?? 0
  const asked = (subject: string) =>
    make(world, token, '/requests', {
      typeId,
      unitId: units,
      requesterId: members,
      subject: `${subject} ${mark}`,
    })
  const [requests, other, away] = [await asked('One'), await asked('Two'), await asked('Three')]
  const messages = await make(world, token, `/requests/${requests}/replies`, { body: `Reply ${mark}` })
  await make(world, token, `/requests/${requests}/notes`, { body: `Note ${mark} hush` })
  const joinings = await make(world, token, `/requests/${away}/merge`, { intoId: other })
  const guides = await make(world, token, '/guides', {
    title: `Guide ${mark}`,
    body: 'How to',
    language: 'en',
    unitId: units,
  })
  const imports = await make(
    world,
    token,
    '/imports?fileName=a.csv',
    `Number,Summary,Status,Opened\n1,An ask ${mark},Open,2026-03-04 09:00\n`,
  )
  const requestTypes = await make(world, token, '/request-types', {
    nameFr: `Type ${mark}`,
    nameEn: `Type ${mark}`,
    fields: [],
    requirements: [],
  })
  const calendars = await make(world, token, '/calendars', {
    name: `Hours ${mark}`,
    timeZone: 'UTC',
    week: [[[540, 1020]], [], [], [], [], [], []],
    holidays: [],
  })
  const scenarios = await make(world, token, '/scenarios', {
    name: `Choice ${mark}`,
    visibility: 'private',
    choice: { threshold: 0.6, levers: [{ lever: 'requirements', start: 4 }] },
  })
  const tokens = await make(world, token, '/tokens', { name: `Key ${mark}`, scopes: ['desk:read'], days: 9 })
  return {
    tokens,
    providers: 1,
    units,
    members,
    effort,
    work,
    requests,
    other,
    joinings,
    imports,
    guides,
    requestTypes,
    calendars,
    scenarios,
    messages,
  }
}

/** What an operation's body names, where its example names ids. */
function named(example: unknown, things: Things, key = ''): unknown {
  const byKey: Record<string, number> = {
    unitId: things.units,
    parentId: things.units,
    memberId: things.members,
    requesterId: things.members,
    assigneeId: things.members,
    watcherIds: things.members,
    memberIds: things.members,
    workId: things.work,
    intoId: things.other,
    messageIds: things.messages,
    typeId: things.requestTypes,
    typeIds: things.requestTypes,
    ids: things.requestTypes,
    calendarId: things.calendars,
  }
  if (typeof example === 'number') return byKey[key] ?? example
  if (Array.isArray(example)) return example.map(item => named(item, things, key))
  if (example === null || typeof example !== 'object') return example
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, named(value, things, name)]),
  )
}

/** One operation of the API. */
export interface ApiOperation {
  id: string
  method: string
  path: string
  operation: Operation
}

export const operationsOf = (document: ApiDocument): ApiOperation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId ?? '',
      method,
      path,
      operation,
    })),
  )

/** The operation's address for what stands there. */
export function pathOf({ path }: ApiOperation, things: Things): string {
  const kind = /^\/(?:sign-in\/)?([a-z-]+)\/\{id\}/.exec(path)?.[1].replace('request-types', 'requestTypes')
  return path.replace('{id}', String(kind && things[kind as keyof Things])).replace('{lever}', 'requirements')
}

const week = Array.from({ length: 7 }, () => [[540, 1020]])
const type = { nameFr: 'Une', nameEn: 'One', fields: [], requirements: [] }

/** Bodies where the document's example would be refused for another reason than who sends it. */
const bodies: Record<string, (things: Things) => unknown> = {
  putCompany: () => ({ name: 'Another', locale: 'en', timeZone: 'Europe/Paris', currency: 'CHF' }),
  patchUnitsId: () => ({ name: 'Renamed' }),
  patchWorkId: () => ({ title: 'Renamed' }),
  patchRequestsId: ({ members: _, ...things }) => ({ priority: 1, unitId: things.units }),
  postImports: () => 'Number,Summary,Status,Opened\n1,An ask,Open,2026-03-04 09:00\n',
  postImportsIdStart: () => ({}),
  postRequestTypes: () => type,
  patchRequestTypesId: () => ({ nameEn: 'Renamed' }),
  patchCalendarsId: () => ({ name: 'Renamed', week }),
  postRequests: ({ requestTypes, units, members }) => ({
    typeId: requestTypes,
    subject: 'A post',
    unitId: units,
    requesterId: members,
  }),
  putLeversLever: () => ({
    ...{ hoursOnce: 60, hoursAWeek: 1, moneyOnce: 1, moneyAYear: 1, begins: 1, over: 1 },
    effect: { least: 0.05, most: 0.3, hours: 1 },
    reason: 'Ours',
  }),
}

/** A body of the operation that names what stands there; none where it takes none. */
export function bodyOf({ id, operation }: ApiOperation, things: Things): unknown {
  return id in bodies
    ? bodies[id](things)
    : named(operation.requestBody?.content['application/json']?.example, things)
}

/** Whatever an operation may be narrowed to, at the place. */
export function queryOf({ operation }: ApiOperation, things: Things): string {
  const given: Record<string, string | number> = {
    unit: things.units,
    from: '2026-01-01',
    to: '2027-01-01',
  }
  const asked = (operation.parameters ?? []).filter(one => one.in === 'query' && one.name in given)
  return asked.length === 0 ? '' : `?${asked.map(({ name }) => `${name}=${given[name]}`).join('&')}`
}
