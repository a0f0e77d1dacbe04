import type { Context } from '#platform/context.server.ts'
import { addDays, mondayOf, today } from '#platform/day.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { readForm } from '#platform/http/form.server.ts'
import { readId } from '#platform/id.ts'
import { readPeriod } from '#platform/period.ts'
import { forbidden, invalid } from '#platform/refusal.ts'
import { unitsBelow } from './access.server.ts'
import { activityNames } from './activity-names.server.ts'
import { absencesIn, capacityRecords } from './capacity.store.server.ts'
import { capacityHours } from './capacity.ts'
import { changeEffort, logEffort } from './effort.actions.server.ts'
import { type EffortQuery, lastActivity, pageOfEffort, sumOfEffort } from './effort.store.server.ts'
import {
  type About,
  activities,
  type Effort,
  modes,
  readDuration,
  readEffortLine,
  sumEffort,
  usualMode,
} from './effort.ts'
import { effortChangeForm, effortForm } from './effort.wire.ts'
import { isLedgerDay } from './ledger-day.ts'
import { effortReach, mayLogEffort, maySeeEffort, maySeeWork } from './may.ts'
import { memberNames, membersHolding } from './member.store.server.ts'
import { allUnits } from './unit.store.server.ts'
import { unitTree } from './unit.ts'
import { findWork, openWorks, workTitles } from './work.store.server.ts'

const PAGE = 100
const anything = { unitIds: null, mode: null, activity: null, memberId: null, workId: null, about: null }

/** What stands in the lists of the forms. */
async function choices(ctx: Context) {
  const units = await allUnits(ctx.tx)
  const sight = { reach: effortReach(ctx.actor), memberId: ctx.actor.memberId }
  return { units: unitTree(units.filter(unit => !unit.archived)), works: await openWorks(ctx.tx, sight) }
}

/** Entries with the names of what they point at. */
async function named(ctx: Context, entries: readonly Effort[]) {
  const names = await memberNames(
    ctx.tx,
    entries.map(entry => entry.memberId),
  )
  const titles = await workTitles(
    ctx.tx,
    entries.flatMap(entry => entry.workId ?? []),
  )
  const units = new Map((await allUnits(ctx.tx)).map(unit => [unit.id, unit.name]))
  return entries.map(entry => ({
    ...entry,
    memberName: names.get(entry.memberId) ?? '',
    workTitle: entry.workId === null ? null : (titles.get(entry.workId) ?? null),
    unitName: entry.unitId === null ? null : (units.get(entry.unitId) ?? null),
  }))
}

/** One's own week: seven days with their entries, the sums, and the hours one could work. */
export async function loadWeek(ctx: Context, asked: URLSearchParams) {
  if (!maySeeEffort(ctx.actor)) throw forbidden()
  const { tx, actor } = ctx
  const now = today(ctx)
  const week = mondayOf(isLedgerDay(asked.get('week') ?? '') ? (asked.get('week') as string) : now)
  const window = { from: week, to: addDays(week, 7) }
  const query: EffortQuery = { ...anything, ...window, memberId: actor.memberId }
  const sight = { reach: effortReach(actor), memberId: actor.memberId }
  const { entries } = await pageOfEffort(tx, query, sight, { after: null, limit: 1000 })
  const me = [actor.memberId]
  const shown = (await named(ctx, entries)).reverse()
  return {
    kind: 'week' as const,
    week,
    today: now,
    days: [0, 1, 2, 3, 4, 5, 6].map(offset => {
      const day = addDays(week, offset)
      const own = shown.filter(entry => entry.day === day)
      return { day, entries: own, sum: sumEffort(own) }
    }),
    sum: sumEffort(entries),
    capacity: capacityHours(await capacityRecords(tx, me), await absencesIn(tx, me, window), window),
    editing: readId(asked.get('edit')),
    activity: (await lastActivity(tx, actor.memberId)) ?? 'answering',
    mayLog: mayLogEffort(actor, actor.memberId),
    ...(await choices(ctx)),
  }
}

/** The entries behind a figure, by period, unit, mode, activity, member and work, with their sums. */
export async function loadLedger(ctx: Context, asked: URLSearchParams) {
  if (!maySeeEffort(ctx.actor)) throw forbidden()
  const { tx, actor } = ctx
  const period = readPeriod(asked.get('period'), today(ctx))
  const unitId = readId(asked.get('unit'))
  const query: EffortQuery = {
    ...anything,
    from: period.from,
    to: period.to,
    unitIds: unitId === null ? null : await unitsBelow(tx, unitId),
    mode: modes.find(mode => mode === asked.get('mode')) ?? null,
    activity: activities.find(activity => activity === asked.get('activity')) ?? null,
    memberId: readId(asked.get('member')),
    workId: readId(asked.get('work')),
    about: readAbout(asked.get('about')),
  }
  const sight = { reach: effortReach(actor), memberId: actor.memberId }
  const [day, id] = decodeCursor(asked.get('after'), ['string', 'number']) ?? []
  const work = query.workId === null ? null : await findWork(tx, query.workId)
  const after = day !== undefined && id !== undefined && isLedgerDay(day) ? { day, id } : null
  const { entries, next } = await pageOfEffort(tx, query, sight, { after, limit: PAGE })
  return {
    kind: 'ledger' as const,
    period,
    query,
    unitId,
    entries: await named(ctx, entries),
    next: next && encodeCursor([next.day, next.id]),
    sum: await sumOfEffort(tx, query, sight),
    members: await membersHolding(tx, ['administrator', 'strategist', 'team']),
    units: (await choices(ctx)).units,
    work: work && maySeeWork(actor, work) ? work.title : null,
  }
}

/** A record of an upper room in an address, such as "guide-12"; anything else is none. */
function readAbout(text: string | null): About | null {
  const [, kind, id] = /^([a-z]+)-(\d+)$/.exec(text ?? '') ?? []
  const known = readId(id ?? null)
  return kind !== undefined && known !== null ? { kind, id: known } : null
}

/** Logs what the one-line form says: a quick length, or the length the line begins with. */
export async function logLine(ctx: Context, form: FormData): Promise<Effort> {
  const { line, quick, activity, mode, day, work, unit } = readForm(effortForm, form)
  const read = readEffortLine(line, activityNames)
  const minutes = quick ?? read?.minutes
  if (minutes === undefined) throw invalid({ line: { code: 'people.noDuration' } })
  const named = read?.activity ?? activity
  return logEffort(ctx, {
    minutes,
    activity: named,
    mode: named === activity ? mode : usualMode(named),
    day,
    workId: work,
    unitId: unit,
    note: read ? read.note : line,
  })
}

/** Corrects an entry from the form in its row. */
export async function correctEntry(ctx: Context, form: FormData): Promise<Effort> {
  const { id, time, day, activity, mode, work, unit, note } = readForm(effortChangeForm, form)
  const read = readDuration(time)
  if (read?.rest !== '') throw invalid({ time: { code: 'people.noDuration' } })
  return changeEffort(ctx, id, {
    minutes: read.minutes,
    day,
    activity,
    mode,
    workId: work ?? null,
    unitId: unit ?? null,
    note: note ?? null,
  })
}

export type LoadedWeek = Awaited<ReturnType<typeof loadWeek>>
export type LoadedLedger = Awaited<ReturnType<typeof loadLedger>>
