import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import { type Calendar, type Holiday, usualWeek } from './calendar.ts'

const select = (tx: Tx) =>
  tx.selectFrom('desk_calendar').select(['id', 'name', 'time_zone', 'week', 'holidays', 'is_default'])
export type CalendarRow = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

/** A calendar the company keeps; the default one serves types that name none. */
export interface KeptCalendar extends Calendar {
  id: number
  isDefault: boolean
}

export const toCalendar = (row: CalendarRow): KeptCalendar => ({
  id: row.id,
  name: row.name,
  timeZone: row.time_zone,
  week: row.week as unknown as Calendar['week'],
  holidays: row.holidays as unknown as Holiday[],
  isDefault: row.is_default,
})

/** Monday to Friday, nine to six where the company is: what counts until it keeps a calendar. */
export const usualCalendar = (name: string, timeZone: string): Calendar => ({
  id: null,
  name,
  timeZone,
  week: usualWeek,
  holidays: [],
})

async function standIn(tx: Tx): Promise<Calendar> {
  const { name, time_zone } = await tx
    .selectFrom('platform_workspace')
    .select(['name', 'time_zone'])
    .executeTakeFirstOrThrow()
  return usualCalendar(name, time_zone)
}

/** The calendar a type's clocks run on: its own, else the company's default. */
export async function calendarOf(tx: Tx, type: { calendarId: number | null }): Promise<Calendar> {
  const row = await select(tx)
    .where(eb => (type.calendarId === null ? eb('is_default', '=', true) : eb('id', '=', type.calendarId)))
    .executeTakeFirst()
  return row ? toCalendar(row) : standIn(tx)
}

/** Every calendar, the default one first, then by name. */
export async function allCalendars(tx: Tx): Promise<KeptCalendar[]> {
  const rows = await select(tx)
    .orderBy('is_default', 'desc')
    .orderBy(sql`app_fold(name)`)
    .orderBy('id')
    .execute()
  return rows.map(toCalendar)
}

export async function findCalendar(tx: Tx, id: number): Promise<KeptCalendar | null> {
  const row = await select(tx).where('id', '=', id).executeTakeFirst()
  return row ? toCalendar(row) : null
}

const valuesOf = (calendar: Omit<KeptCalendar, 'id'>) => ({
  name: calendar.name,
  time_zone: calendar.timeZone,
  week: JSON.stringify(calendar.week),
  holidays: JSON.stringify(calendar.holidays),
  is_default: calendar.isDefault,
})

export async function insertCalendar(ctx: Context, calendar: Omit<KeptCalendar, 'id'>): Promise<number> {
  const row = await ctx.tx
    .insertInto('desk_calendar')
    .values({ workspace_id: ctx.actor.workspaceId, ...valuesOf(calendar) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateCalendar(tx: Tx, { id, ...calendar }: KeptCalendar): Promise<void> {
  await tx.updateTable('desk_calendar').set(valuesOf(calendar)).where('id', '=', id).execute()
}

/** There is one default at most: the one before is a calendar like others from now on. */
export async function unsetDefaultCalendar(tx: Tx): Promise<void> {
  await tx.updateTable('desk_calendar').set({ is_default: false }).where('is_default', '=', true).execute()
}

export async function deleteCalendar(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('desk_calendar').where('id', '=', id).execute()
}
