import {
  demandByWeek,
  demandDays,
  effortByType,
  openByType,
  type TypeEffort,
  type WeekDemand,
} from '#desk.server'
import { allUnits, type CapacityWeek, capacityWeeks } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { addDays, mondayOf, today } from '#platform/day.ts'
import { sharingReadings } from '#platform/readings.server.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { threads } from '#platform/threads/threads.server.ts'
import { type ClockGround, clockTypes, effortOf, recentWeeks, usualAbsence } from './clock-ground.ts'
import { clockModel } from './clock-model.ts'
import type { Clock } from './clock-telling.ts'
import { mayReadPath } from './may.ts'

/** Weeks of records the clock looks back on. */
const memory = 156

export interface ClockPage {
  unitId: number | null
  unitName: string | null
  threshold: number
  clock: Clock
}

/** Reads the company whatever the actor's reach: of it, a unit's clock shows only what one request takes and the hours. */
export const companyReader = (ctx: Context): Context => ({
  ...ctx,
  actor: { ...ctx.actor, reach: { executive: 'all' } },
})

/** Minutes that the requests of each week ask for, summed. */
function minutesAsked(counts: readonly WeekDemand[], efforts: readonly TypeEffort[]): number {
  const minutes = new Map(efforts.map(effort => [effort.typeId, effortOf(effort).minutes]))
  return counts.reduce((sum, { typeId, arrivals }) => sum + arrivals * (minutes.get(typeId) ?? 0), 0)
}

/** Hours of weeks known; a week without any recorded is none. */
const known = (weeks: readonly CapacityWeek[], part: number) =>
  weeks.map(({ week, hours, presentHours }) => ({
    week,
    hours: (hours ?? 0) * part,
    present: (presentHours ?? 0) * part,
  }))

interface Window {
  from: string
  to: string
}

/** The part that a unit's requests of a window are of the minutes asked of the team. */
async function partOf(
  company: Context,
  window: Window,
  own: readonly WeekDemand[],
  efforts: readonly TypeEffort[],
): Promise<number> {
  const all = minutesAsked(await demandByWeek(company, { ...window, unitId: null }), efforts)
  const asked = own.filter(({ week }) => week >= window.from)
  return all > 0 ? minutesAsked(asked, efforts) / all : 0
}

/** What one request takes, which the whole company tells best, with the unit's open requests. */
async function effortsOf(ctx: Context, company: Context, window: Window, unitId: number | null) {
  const efforts = await effortByType(company, { ...window, unitId: null })
  if (unitId === null) return efforts
  const open = await openByType(ctx, unitId)
  return efforts.map(effort => ({ ...effort, open: open.get(effort.typeId) ?? 0 }))
}

/**
 * What the clock of the company, or of a unit and those below it, stands on. A unit's hours are its part of the team's,
 * as it asked for them in the last half year.
 */
export async function clockGround(outer: Context, unitId: number | null): Promise<ClockGround> {
  const ctx = sharingReadings(outer)
  const company = companyReader(ctx)
  const day = today(ctx)
  const now = mondayOf(day)
  const past = { from: addDays(now, -7 * memory), to: now }
  const recent = { from: addDays(now, -7 * recentWeeks), to: now }
  const next = { from: now, to: addDays(now, 7 * clockModel.horizon), unitId: null }
  const counts = await demandByWeek(ctx, { ...past, unitId })
  const efforts = await effortsOf(ctx, company, recent, unitId)
  // The first week with a request may have begun before the records did.
  const first = counts[0] ? addDays(counts[0].week, 7) : now
  const weeks = weeksBetween(past.from, now).filter(week => week >= first)
  const part = unitId === null ? 1 : await partOf(company, recent, counts, efforts)
  const behind = await capacityWeeks(company, { ...past, unitId: null })
  const hours = new Map(behind.map(week => [week.week, week.hours]))
  return {
    today: day,
    weeks,
    types: clockTypes(weeks, counts, efforts),
    capacity: weeks.map(week => {
      const team = hours.get(week) ?? null
      return team === null ? null : team * part
    }),
    ahead: known(await capacityWeeks(company, next), part),
    usuallyAway: usualAbsence(known(behind.slice(-clockModel.horizon), 1)),
    ended: counts.length === 0 && unitId === null && (await demandDays(company)) !== null,
  }
}

const weeksBetween = (from: string, to: string): string[] => {
  const weeks: string[] = []
  for (let week = from; week < to; week = addDays(week, 7)) weeks.push(week)
  return weeks
}

/** The help-desk clock of the company or of a unit. Refuses a unit the actor does not read. */
export async function readClock(
  ctx: Context,
  { unitId, threshold }: { unitId: number | null; threshold: number },
): Promise<ClockPage> {
  if (!mayReadPath(ctx.actor, unitId)) throw forbidden()
  const unit = (await allUnits(ctx.tx)).find(({ id }) => id === unitId) ?? null
  if (unitId !== null && !unit) throw notFound()
  const ground = await clockGround(ctx, unitId)
  return { unitId, unitName: unit?.name ?? null, threshold, clock: await told(ground, threshold) }
}

/** Told in a thread, for pages to go on meanwhile. */
async function told(ground: ClockGround, threshold: number): Promise<Clock> {
  const telling = await threads.call<typeof import('./clock-telling.ts'), 'tellClock'>(
    new URL('./clock-telling.ts', import.meta.url),
    'tellClock',
    [ground, threshold],
    { limit: 60_000 },
  )
  return telling.ok ? telling.value : { today: ground.today, past: [], answer: { ok: false, why: 'late' } }
}
