import { sql } from 'kysely'
import type { Tx } from '#platform/context.server.ts'
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

interface GroundRow extends RequestTypeRow {
  calendar: CalendarRow | null
  workspace_name: string
  workspace_zone: string
}

const typeColumns = sql.join(requestTypeColumns.map(column => sql.ref(`t.${column}`)))

/** A type, archived or not, with the calendar of its clocks; null: there is no type of this id. One statement, as every create asks it. */
export async function findGround(tx: Tx, typeId: number): Promise<ClockGround | null> {
  const { rows } = await sql<GroundRow>`/* kept clock.ground */
    select ${typeColumns}, w.name as workspace_name, w.time_zone as workspace_zone,
      (select json_build_object('id', c.id, 'name', c.name, 'time_zone', c.time_zone, 'week', c.week,
          'holidays', c.holidays, 'is_default', c.is_default)
        from desk_calendar c where c.workspace_id = t.workspace_id
          and case when t.calendar_id is null then c.is_default else c.id = t.calendar_id end) as calendar
    from desk_request_type t join platform_workspace w on w.workspace_id = t.workspace_id
    where t.workspace_id = (select app_workspace()) and t.id = ${typeId}`.execute(tx)
  const row = rows[0]
  if (!row) return null
  const { calendar, workspace_name, workspace_zone } = row
  return {
    type: toRequestType(row),
    calendar: calendar ? toCalendar(calendar) : usualCalendar(workspace_name, workspace_zone),
  }
}
