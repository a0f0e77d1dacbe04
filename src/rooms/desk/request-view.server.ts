import { allUnits, findUnit, memberNames, membersHolding } from '#people.server'
import type { Locale } from '#platform/actor.ts'
import type { Context } from '#platform/context.server.ts'
import { attachmentsOf } from './attachment.store.server.ts'
import { type ClockFacts, readClock } from './clock.ts'
import type { ClockGround } from './clock-ground.store.server.ts'
import { mayReply } from './may.ts'
import { type Joining, joiningsOf, mergedInto } from './merge.store.server.ts'
import { messagesOf } from './message.store.server.ts'
import { readRequest } from './request.actions.server.ts'
import { clockGround } from './request.clock.server.ts'
import { eventsOf, findRequest, numbersOf, type RequestEvent } from './request.store.server.ts'
import { nextStatuses, type Request } from './request.ts'
import { allRequestTypes } from './request-type.store.server.ts'
import type { FieldKind, RequestType } from './request-type.ts'

const MOST_EVENTS = 500

/** One thing said about a request, by whom, with its files; `from`: the merged request it was said in. */
export interface Said {
  id: string
  kind: 'asked' | 'reply' | 'note'
  messageId: number | null
  authorId: number | null
  body: string
  at: number
  from: number | null
  files: { id: number; name: string; size: number }[]
}

const typeName = (type: RequestType, locale: Locale) => (locale === 'fr' ? type.nameFr : type.nameEn)

/** The conversation with that of the requests merged into it, in the order it was said. */
async function conversationOf(
  ctx: Context,
  request: Request,
  merged: readonly Request[],
  notes: boolean,
): Promise<Said[]> {
  const said: Said[] = []
  for (const one of [request, ...merged]) {
    const from = one.id === request.id ? null : one.id
    const files = await attachmentsOf(ctx.tx, one.id, notes)
    const filesOf = (messageId: number | null) => files.filter(file => file.messageId === messageId)
    const asked = { id: `r${one.id}`, kind: 'asked', messageId: null, authorId: one.requesterId } as const
    said.push({ ...asked, body: one.body, at: one.openedAt, from, files: filesOf(null) })
    for (const { id, kind, authorId, body, at } of await messagesOf(ctx.tx, one.id, notes))
      said.push({ id: `m${id}`, kind, messageId: id, authorId, body, at, from, files: filesOf(id) })
  }
  return said.sort((a, b) => a.at - b.at || Number(b.kind === 'asked') - Number(a.kind === 'asked'))
}

/** The answers of the type's form, in its order, with the labels of the reader's language. */
async function answersOf(ctx: Context, { type }: ClockGround, request: Request) {
  const fr = ctx.actor.locale === 'fr'
  const shown: { key: string; label: string; kind: FieldKind | null; value: string }[] = []
  for (const field of type.fields) {
    const value = request.answers[field.key]
    if (value === undefined || value === '' || field.kind === 'file') continue
    const option = field.options?.find(known => known.value === value)
    const unit = field.kind === 'unit' ? await findUnit(ctx.tx, Number(value)) : null
    shown.push({
      key: field.key,
      label: fr ? field.labelFr : field.labelEn,
      kind: field.kind,
      value: unit?.name ?? (option ? (fr ? option.fr : option.en) : String(value)),
    })
  }
  const known = new Set(type.fields.map(field => field.key))
  for (const [key, value] of Object.entries(request.answers))
    if (!known.has(key))
      shown.push({ key, label: key, kind: typeof value === 'number' ? 'number' : null, value: String(value) })
  return shown
}

function clocksOf(ctx: Context, { type, calendar }: ClockGround, request: Request) {
  const facts = (target: number | null): ClockFacts => ({ ...request, now: ctx.now, target })
  return {
    firstReply: readClock('firstReply', facts(type.targets.firstReply[request.priority]), calendar),
    resolution: readClock('resolution', facts(type.targets.resolution[request.priority]), calendar),
  }
}

async function choicesOf(ctx: Context, locale: Locale) {
  const types = await allRequestTypes(ctx.tx)
  return {
    team: await membersHolding(ctx.tx, ['administrator', 'strategist', 'team']),
    types: types.filter(type => type.active).map(type => ({ id: type.id, name: typeName(type, locale) })),
  }
}

const joiningOut = ({ plan: _, ...joining }: Joining) => joining

/** Ids of all requests that the page of `request` names. */
function joinedIds(
  request: Request,
  merged: readonly Request[],
  joinings: readonly { fromId: number; intoId: number }[],
  events: readonly RequestEvent[],
): number[] {
  const moved = events.filter(({ kind }) => kind === 'merged' || kind === 'split')
  const ids = [
    request.mergedIntoId,
    ...merged.map(({ id }) => id),
    ...joinings.flatMap(({ fromId, intoId }) => [fromId, intoId]),
    ...moved.flatMap(({ before, after }) => [before, after]),
  ]
  return [...new Set(ids.filter(id => typeof id === 'number'))]
}

async function view(ctx: Context, id: number, side: 'team' | 'portal') {
  const seen = await readRequest(ctx, id)
  const { request, watcherIds, theirs } = seen
  const works = seen.works && side === 'team'
  const ground = await clockGround(ctx.tx, request.typeId)
  const merged: Request[] = []
  for (const from of await mergedInto(ctx.tx, id)) {
    const one = await findRequest(ctx.tx, from)
    if (one) merged.push(one)
  }
  const said = await conversationOf(ctx, request, merged, works)
  const events = await eventsOf(ctx.tx, id, { limit: MOST_EVENTS, notes: works })
  const joinings = works ? (await joiningsOf(ctx.tx, id)).map(joiningOut) : []
  const { locale } = ctx.actor
  const units = await allUnits(ctx.tx)
  const choices = works ? await choicesOf(ctx, locale) : { team: [], types: [] }
  const typeNames = new Map((await allRequestTypes(ctx.tx)).map(type => [type.id, typeName(type, locale)]))
  const people = events.flatMap(({ actorId, kind, before, after }) => [
    actorId,
    ...(kind === 'assigned' ? [before, after] : []),
    ...(kind === 'watchers' ? [before, after].flat() : []),
  ])
  const named = [request.requesterId, request.submittedBy, request.assigneeId, ...watcherIds, ...people]
  const ids = [...named, ...said.map(one => one.authorId)].filter(one => typeof one === 'number')
  return {
    request,
    answers: await answersOf(ctx, ground, request),
    clocks: clocksOf(ctx, ground, request),
    said,
    events,
    watcherIds,
    works,
    theirs,
    replies: mayReply(ctx.actor, { ...request, watcherIds }) && request.mergedIntoId === null,
    next: works && request.mergedIntoId === null ? nextStatuses(request.status) : [],
    joinings,
    merged: merged.map(({ id, subject }) => ({ id, subject })),
    numbers: Object.fromEntries(await numbersOf(ctx.tx, joinedIds(request, merged, joinings, events))),
    estimatedMinutes: ground.type.defaultEffortMinutes,
    names: Object.fromEntries(await memberNames(ctx.tx, ids)),
    unitNames: Object.fromEntries(units.map(unit => [unit.id, unit.name])),
    typeNames: Object.fromEntries(typeNames),
    units: works ? units.filter(unit => !unit.archived) : [],
    ...choices,
  }
}

export type RequestView = Awaited<ReturnType<typeof view>>

/** All that may be seen of a request on the team's side: for those who work it with its notes and what it takes. */
export const viewRequest = (ctx: Context, id: number): Promise<RequestView> => view(ctx, id, 'team')

/** A request as its requester sees it, whoever looks. */
export const viewAsRequester = (ctx: Context, id: number): Promise<RequestView> => view(ctx, id, 'portal')
