import { allUnits, memberNames } from '#people.server'
import { type Locale, locales } from '#platform/actor.ts'
import type { Context } from '#platform/context.server.ts'
import { today } from '#platform/day.ts'
import { readId } from '#platform/id.ts'
import { readPeriod } from '#platform/period.ts'
import { forbidden } from '#platform/refusal.ts'
import {
  countDeflections,
  type DeflectionFilter,
  deflectionsByGuide,
  deflectionsByMonth,
  pageOfDeflections,
} from './deflection.store.server.ts'
import { findGuide, type GuideFilter, guidesOut, pageOfGuides } from './guide.store.server.ts'
import { type GuideState, guideStates, type PublishedGuide } from './guide.ts'
import { guideExcerpt } from './guide-text.ts'
import { deskReach, maySeeDesk, mayWriteGuides } from './may.ts'

const PAGE = 50
const outcomes = ['opened', 'solved', 'asked'] as const

const among = <T extends string>(text: string | null, known: readonly T[]): T | null =>
  known.find(value => value === text) ?? null

function windowOf(ctx: Context, query: URLSearchParams) {
  const period = readPeriod(query.get('period'), today(ctx))
  const unitId = readId(query.get('unit'))
  const filter: DeflectionFilter = {
    from: period.from,
    to: period.to,
    unitId,
    guideId: null,
    outcome: null,
  }
  return { period, unitId, filter }
}

/** The team's list of guides as an address asks for it, with what each did in the period. */
export async function listGuides(ctx: Context, query: URLSearchParams) {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
  const filter: GuideFilter = {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    state: among<GuideState>(query.get('state'), guideStates),
    language: among<Locale>(query.get('language'), locales),
    sort: 'updated',
  }
  const { guides, next } = await pageOfGuides(ctx, filter, { after: readId(query.get('after')), limit: PAGE })
  const { period, unitId, filter: window } = windowOf(ctx, query)
  const did = new Map(
    (await deflectionsByGuide(ctx, window, deskReach(ctx.actor))).map(counts => [counts.guideId, counts]),
  )
  const narrowed = filter.text !== '' || filter.state !== null || filter.language !== null
  return {
    filter,
    period,
    unitId,
    next,
    guides: guides.map(({ body: _, ...guide }) => ({
      ...guide,
      opened: did.get(guide.id)?.opened ?? 0,
      solved: did.get(guide.id)?.solved ?? 0,
    })),
    /** Whether there may be any guide at all: an empty list then says so. */
    any: guides.length > 0 || narrowed,
    writes: mayWriteGuides(ctx.actor),
  }
}

/** Published guides for everybody: the reader's language unless all are asked for, by title. */
export async function listPublished(ctx: Context, query: URLSearchParams, limit = PAGE) {
  const text = (query.get('q') ?? '').trim().slice(0, 200)
  const everyLanguage = query.get('language') === 'all' || text !== ''
  const filter: GuideFilter = {
    text,
    state: 'published',
    language: everyLanguage ? null : ctx.actor.locale,
    sort: 'title',
  }
  const { guides, next } = await pageOfGuides(ctx, filter, { after: readId(query.get('after')), limit })
  return {
    text,
    everyLanguage,
    next,
    guides: guides.map(({ id, title, language, body }) => ({
      id,
      title,
      language,
      excerpt: guideExcerpt(body, 160),
    })),
  }
}

/** Every guide that is published, the first first. */
export async function publishedGuides(ctx: Context): Promise<PublishedGuide[]> {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
  return guidesOut(ctx)
}

/** What guides did in a period, by guide and by month, with the records of what is asked for. */
export async function deflectionsPage(ctx: Context, query: URLSearchParams) {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
  const reach = deskReach(ctx.actor)
  const { period, unitId, filter: window } = windowOf(ctx, query)
  const month = query.get('month')
  const inMonth = month === null ? period : readPeriod(month, today(ctx))
  const filter: DeflectionFilter = {
    ...window,
    from: inMonth.from > period.from ? inMonth.from : period.from,
    to: inMonth.to < period.to ? inMonth.to : period.to,
    guideId: readId(query.get('guide')),
    outcome: among(query.get('outcome'), outcomes),
  }
  const after = readId(query.get('after'))
  const { deflections, next } = await pageOfDeflections(ctx, filter, { reach, after, limit: PAGE })
  const people = deflections.map(one => one.memberId).filter(id => id !== null)
  const units = await allUnits(ctx.tx)
  return {
    period,
    unitId,
    month,
    filter,
    next,
    records: deflections,
    found: (await countDeflections(ctx, filter, reach)).shown,
    total: await countDeflections(ctx, window, reach),
    guides: await deflectionsByGuide(ctx, window, reach),
    months: await deflectionsByMonth(ctx, window, reach),
    guideTitle: filter.guideId === null ? null : ((await findGuide(ctx.tx, filter.guideId))?.title ?? null),
    names: Object.fromEntries(await memberNames(ctx.tx, people)),
    unitNames: Object.fromEntries(units.map(unit => [unit.id, unit.name])),
  }
}
