import { unitTree } from '#people'
import { allUnits, memberNames, membersHolding } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { readId } from '#platform/id.ts'
import { sharingReadings } from '#platform/readings.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { deskReach, maySearchNotes, maySeeDesk, maySetDefaultView, mayTriage } from './may.ts'
import { openStatuses } from './request.ts'
import {
  type Counted,
  countRequests,
  type ListedRequest,
  type ListReach,
  pageOfRequests,
} from './request-list.store.server.ts'
import { noFilter, type RequestFilter, readFilter, writeFilter } from './request-list.ts'
import { allRequestTypes } from './request-type.store.server.ts'
import { viewsFor } from './view.store.server.ts'

const PAGE = 50
const OPEN = 'status=open'

/** The words a list needs besides its rows: who and what its ids are. */
async function namesOf(ctx: Context, requests: readonly ListedRequest[]) {
  const fr = ctx.actor.locale === 'fr'
  const ids = requests.flatMap(request => [request.requesterId, request.assigneeId])
  const types = await allRequestTypes(ctx.tx)
  const units = await allUnits(ctx.tx)
  return {
    unitNames: Object.fromEntries(units.map(unit => [unit.id, unit.name])),
    names: Object.fromEntries(
      await memberNames(
        ctx.tx,
        ids.filter(id => id !== null),
      ),
    ),
    types: types.map(type => ({ id: type.id, name: fr ? type.nameFr : type.nameEn, active: type.active })),
  }
}

/** Units the reader may narrow a list to, in the order of the tree. */
async function unitChoices(ctx: Context) {
  const reach = deskReach(ctx.actor)
  const units = (await allUnits(ctx.tx)).filter(unit => !unit.archived)
  return unitTree(reach === 'all' ? units : units.filter(unit => reach.includes(unit.id)))
}

async function filterOf(ctx: Context, query: URLSearchParams) {
  const views = await viewsFor(ctx.tx, ctx.actor.memberId)
  const asked = new URLSearchParams(query)
  for (const name of ['after', 'period', 'view']) asked.delete(name)
  const unit = asked.get('unit')
  asked.delete('unit')
  // An address that asks for nothing opens with the team's default view, else with what is open.
  const chosen =
    asked.size > 0
      ? asked
      : new URLSearchParams(views.find(view => view.visibility === 'default')?.query ?? OPEN)
  if (unit) chosen.set('unit', unit)
  return { views, filter: readFilter(chosen) }
}

/** How many a list finds; at least as many as its page shows. */
async function countedRequests(
  ctx: Context,
  filter: RequestFilter,
  options: { reach: ListReach; notes: boolean },
  shown: number,
): Promise<Counted> {
  const { count, more } = await countRequests(ctx, filter, options)
  return { count: Math.max(count, shown), more }
}

/** The team's list of requests as an address asks for it. Refuses who is not on the team's side: a page's own door is not enough. */
export async function listRequests(context: Context, query: URLSearchParams) {
  if (!maySeeDesk(context.actor)) throw forbidden()
  const ctx = sharingReadings(context)
  const { views, filter } = await filterOf(ctx, query)
  const reach: ListReach = { units: deskReach(ctx.actor) }
  const after = readId(query.get('after'))
  const notes = maySearchNotes(ctx.actor)
  const { requests, next } = await pageOfRequests(ctx, filter, { reach, notes, after, limit: PAGE })
  // Who reads some units is told the name of nobody whose requests they do not read.
  const requesterId = requests.length > 0 || reach.units === 'all' ? filter.requesterId : null
  return {
    filter,
    query: writeFilter(filter).toString(),
    requests,
    next,
    counted: await countedRequests(ctx, filter, { reach, notes }, requests.length),
    /** Whether anything was ever asked: an empty list then says so. */
    any: requests.length > 0 || (await countRequests(ctx, noFilter, { reach, notes })).count > 0,
    ...(await namesOf(ctx, requests)),
    requesterName:
      requesterId === null ? null : ((await memberNames(ctx.tx, [requesterId])).get(requesterId) ?? null),
    units: await unitChoices(ctx),
    team: await membersHolding(ctx.tx, ['administrator', 'strategist', 'team']),
    views: views.map(view => ({ ...view, own: view.ownerId === ctx.actor.memberId })),
    works: mayTriage(ctx.actor),
    leads: maySetDefaultView(ctx.actor),
    now: ctx.now,
  }
}

export type RequestList = Awaited<ReturnType<typeof listRequests>>

const CARDS = 30

/** Open requests by status, of a unit and below where one is asked for. Refuses who is not on the team's side. */
export async function boardOf(ctx: Context, query: URLSearchParams) {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
  const reach: ListReach = { units: deskReach(ctx.actor) }
  const columns = []
  for (const status of openStatuses) {
    const filter = {
      ...noFilter,
      statuses: [status],
      unitId: readId(query.get('unit')),
      sort: 'priority',
    } as const
    const { requests } = await pageOfRequests(ctx, filter, { reach, notes: false, after: null, limit: CARDS })
    columns.push({
      status,
      requests,
      counted: await countedRequests(ctx, filter, { reach, notes: false }, requests.length),
    })
  }
  const named = await namesOf(
    ctx,
    columns.flatMap(column => column.requests),
  )
  return { columns, ...named, works: mayTriage(ctx.actor), max: CARDS, now: ctx.now }
}

/** A requester's own list, or (with units) that of the units they correspond for. */
export async function listFollowed(ctx: Context, reach: ListReach, query: URLSearchParams) {
  const filter = readFilter(query)
  const options = { reach, notes: false, after: readId(query.get('after')), limit: PAGE }
  const { requests, next } = await pageOfRequests(ctx, filter, options)
  return {
    filter,
    requests,
    next,
    counted: await countedRequests(ctx, filter, { reach, notes: false }, requests.length),
    ...(await namesOf(ctx, requests)),
  }
}
