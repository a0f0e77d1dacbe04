import type { Context } from '#platform/context.server.ts'
import { readForm } from '#platform/http/form.server.ts'
import { invalid, type Problem } from '#platform/refusal.ts'
import { type CalendarInput, changeCalendar } from './calendar.actions.server.ts'
import { findCalendar, type KeptCalendar } from './calendar.store.server.ts'
import { calendarForm, fillForm } from './calendar.wire.ts'
import { readHolidays, readHours } from './calendar-text.ts'
import { frenchHolidays } from './french-holidays.ts'
import { lockSettings } from './request-type.store.server.ts'
import { checkSeen } from './seen.server.ts'

/** Reads the page's form. Refusals name `hours.0` (Monday) to `hours.6` and, with its line, `holidays`. */
function readCalendar(ctx: Context, form: FormData): CalendarInput {
  const { name, timeZone, isDefault, holidays: text, ...hours } = readForm(calendarForm, form)
  const fields: NonNullable<Problem['fields']> = {}
  const week = ([0, 1, 2, 3, 4, 5, 6] as const).map(day => {
    const read = readHours(hours[`hours.${day}`])
    if (read === null) fields[`hours.${day}`] = { code: 'desk.hours' }
    return read ?? []
  })
  const { holidays, bad } = readHolidays(text, ctx.t('desk.calendar.holiday'))
  if (bad.length > 0) fields.holidays = { code: 'desk.holidayLine', params: bad[0] }
  if (Object.keys(fields).length > 0) throw invalid(fields)
  return { name, timeZone, week, holidays, isDefault: isDefault === 'yes' }
}

/**
 * Saves a calendar from its page. With a year to fill, the public holidays of France of that year are added, but
 * never in place of a day that already has a name. Refuses what somebody changed since it was shown.
 */
export async function submitCalendar(ctx: Context, id: number, form: FormData): Promise<KeptCalendar> {
  const { fill } = readForm(fillForm, form)
  const input = readCalendar(ctx, form)
  const taken = new Set(input.holidays.map(({ day }) => day))
  const added = fill ? frenchHolidays(fill).filter(({ day }) => !taken.has(day)) : []
  await lockSettings(ctx)
  const present = await findCalendar(ctx.tx, id)
  if (present) checkSeen(form.get('seen'), present)
  const holidays = [
    ...input.holidays,
    ...added.map(({ day, holiday }) => ({ day, name: ctx.t(`desk.holiday.${holiday}`) })),
  ]
  return changeCalendar(ctx, id, { ...input, holidays })
}
