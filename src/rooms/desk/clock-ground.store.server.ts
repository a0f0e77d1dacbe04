import { sql } from 'kysely'
import type { Tx } from '#platform/context.server.ts'
import { ask, type Question } from '#platform/db/question.server.ts'
import { type CalendarRow, toCalendar, usualCalendar } from './calendar.store.server.ts'
import type { Calendar } from './calendar.ts'
import { type RequestTypeRow, requestTypeColumns, toRequestType } from './request-type.store.server.ts'
import type { RequestType } from './request-type.ts'

/** What a request's clocks stand on. */
export interface ClockGround {
  type: RequestType
  /** The type's own calendar, else the company's default, else the usual week. */
  calendar: Calendar
}

interface GroundRow {
  type: RequestTypeRow
  calendar: CalendarRow | null
  company: { name: string; zone: string }
}

const typeFields = sql.join(
  requestTypeColumns.map(column => sql`${sql.lit(column)}, ${sql.ref(`t.${column}`)}`),
)

/** A type, archived or not, with the calendar of its clocks; null: there is no type of this id. */
export const groundOf = (typeId: number): Question<ClockGround | null> => ({
  name: 'clock.ground',
  given: [typeId],
  query: sql`(select json_build_object('type', json_build_object(${typeFields}),
      'company', json_build_object('name', w.name, 'zone', w.time_zone),
      'calendar', (select json_build_object('id', c.id, 'name', c.name, 'time_zone', c.time_zone, 'week', c.week,
          'holidays', c.holidays, 'is_default', c.is_default)
        from desk_calendar c where c.workspace_id = t.workspace_id
          and case when t.calendar_id is null then c.is_default else c.id = t.calendar_id end))
    from desk_request_type t join platform_workspace w on w.workspace_id = t.workspace_id
    where t.workspace_id = (select app_workspace()) and t.id = ${typeId}::bigint)`,
  read(value) {
    if (value === null) return null
    const { type, calendar, company } = value as GroundRow
    return {
      type: toRequestType(type),
      calendar: calendar ? toCalendar(calendar) : usualCalendar(company.name, company.zone),
    }
  },
})

export const findGround = (tx: Tx, typeId: number): Promise<ClockGround | null> => ask(tx, groundOf(typeId))
