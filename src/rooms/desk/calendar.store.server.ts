import type { Tx } from '#platform/context.server.ts'
import { type Calendar, type Holiday, usualWeek } from './calendar.ts'

const select = (tx: Tx) =>
  tx.selectFrom('desk_calendar').select(['id', 'name', 'time_zone', 'week', 'holidays', 'is_default'])
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toCalendar = (row: Row): Calendar => ({
  id: row.id,
  name: row.name,
  timeZone: row.time_zone,
  week: row.week as unknown as Calendar['week'],
  holidays: row.holidays as unknown as Holiday[],
})

/** Monday to Friday, nine to six where the company is: what counts until it keeps a calendar. */
async function standIn(tx: Tx): Promise<Calendar> {
  const { name, time_zone } = await tx
    .selectFrom('platform_workspace')
    .select(['name', 'time_zone'])
    .executeTakeFirstOrThrow()
  return { id: null, name, timeZone: time_zone, week: usualWeek, holidays: [] }
}

/** The calendar a type's clocks run on: its own, else the company's default. */
export async function calendarOf(tx: Tx, type: { calendarId: number | null }): Promise<Calendar> {
  const row = await select(tx)
    .where(eb => (type.calendarId === null ? eb('is_default', '=', true) : eb('id', '=', type.calendarId)))
    .executeTakeFirst()
  return row ? toCalendar(row) : standIn(tx)
}
