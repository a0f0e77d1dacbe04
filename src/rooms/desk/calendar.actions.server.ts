import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, invalid, notFound, Refusal } from '#platform/refusal.ts'
import {
  allCalendars,
  deleteCalendar,
  findCalendar,
  insertCalendar,
  type KeptCalendar,
  unsetDefaultCalendar,
  updateCalendar,
} from './calendar.store.server.ts'
import { type CalendarProblem, calendarProblem, type Holiday } from './calendar.ts'
import { recountDueTimes } from './due.server.ts'
import { mayDefine } from './may.ts'
import { allRequestTypes, lockSettings } from './request-type.store.server.ts'

export type CalendarInput = Omit<KeptCalendar, 'id'>

async function toDefine(ctx: Context): Promise<void> {
  if (!mayDefine(ctx.actor)) throw forbidden()
  await lockSettings(ctx)
}

async function calendarToChange(ctx: Context, id: number): Promise<KeptCalendar> {
  await toDefine(ctx)
  const calendar = await findCalendar(ctx.tx, id)
  if (!calendar) throw notFound()
  return calendar
}

const fieldOf: Record<CalendarProblem, string> = {
  'desk.timeZone': 'timeZone',
  'desk.week': 'week',
  'desk.noHours': 'week',
  'desk.holidayDay': 'holidays',
}

function check(calendar: CalendarInput, others: readonly KeptCalendar[]): void {
  const code = calendarProblem(calendar)
  if (code) throw invalid({ [fieldOf[code]]: { code } })
  if (others.some(other => other.name === calendar.name))
    throw invalid({ name: { code: 'desk.calendarName' } })
}

/** In order, each day once: of two names for a day the later one counts. */
const inOrder = (holidays: readonly Holiday[]): Holiday[] =>
  [...new Map(holidays.map(holiday => [holiday.day, holiday])).values()].toSorted((a, b) =>
    a.day < b.day ? -1 : 1,
  )

/** Counts due times again for the types whose clocks run on this calendar. */
async function recountFor(ctx: Context, id: number, isDefault: boolean): Promise<void> {
  const types = (await allRequestTypes(ctx.tx)).filter(
    ({ calendarId }) => calendarId === id || (isDefault && calendarId === null),
  )
  await recountDueTimes(
    ctx,
    types.map(type => type.id),
  )
}

/** Makes a calendar; the first one is the default. Refuses a name already there and hours that cannot be. */
export async function createCalendar(ctx: Context, input: CalendarInput): Promise<KeptCalendar> {
  await toDefine(ctx)
  const others = await allCalendars(ctx.tx)
  const calendar = {
    ...input,
    holidays: inOrder(input.holidays),
    isDefault: input.isDefault || others.length === 0,
  }
  check(calendar, others)
  if (calendar.isDefault) await unsetDefaultCalendar(ctx.tx)
  const id = await insertCalendar(ctx, calendar)
  await audit(ctx, { action: 'calendar.create', thing: 'calendar', id, after: calendar })
  if (calendar.isDefault) await recountFor(ctx, id, true)
  return { id, ...calendar }
}

/**
 * Changes a calendar; an absent part stays. The due times of open requests that count its hours move with it.
 * Refuses to leave the company without a default: another one is made the default instead.
 */
export async function changeCalendar(
  ctx: Context,
  id: number,
  change: Partial<CalendarInput>,
): Promise<KeptCalendar> {
  const calendar = await calendarToChange(ctx, id)
  const holidays = inOrder(change.holidays ?? calendar.holidays)
  const given = Object.entries({ ...change, holidays }).filter(
    ([key, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(calendar[key as keyof KeptCalendar]),
  )
  if (given.length === 0) return calendar
  const after: KeptCalendar = { ...calendar, ...Object.fromEntries(given) }
  if (calendar.isDefault && !after.isDefault) throw invalid({ isDefault: { code: 'desk.oneDefault' } })
  const others = (await allCalendars(ctx.tx)).filter(other => other.id !== id)
  check(after, others)
  if (after.isDefault && !calendar.isDefault) await unsetDefaultCalendar(ctx.tx)
  await updateCalendar(ctx.tx, after)
  await audit(ctx, {
    action: 'calendar.change',
    thing: 'calendar',
    id,
    before: Object.fromEntries(given.map(([key]) => [key, calendar[key as keyof KeptCalendar]])),
    after: Object.fromEntries(given),
  })
  if (given.some(([key]) => key !== 'name')) await recountFor(ctx, id, after.isDefault)
  return after
}

/** Removes a calendar. Refuses the default one and one that types use, naming the first of them. */
export async function removeCalendar(ctx: Context, id: number): Promise<void> {
  const calendar = await calendarToChange(ctx, id)
  if (calendar.isDefault) throw new Refusal(409, 'desk.oneDefault')
  const users = (await allRequestTypes(ctx.tx)).filter(type => type.calendarId === id)
  if (users.length > 0) {
    const name = ctx.actor.locale === 'fr' ? users[0].nameFr : users[0].nameEn
    throw new Refusal(409, 'desk.calendarUsed', { count: users.length, name })
  }
  await deleteCalendar(ctx.tx, id)
  await audit(ctx, { action: 'calendar.remove', thing: 'calendar', id, before: calendar })
}
