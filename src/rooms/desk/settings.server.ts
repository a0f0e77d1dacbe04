import type { Context } from '#platform/context.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { allCalendars, type KeptCalendar } from './calendar.store.server.ts'
import { mayDefine } from './may.ts'
import { allRequestTypes } from './request-type.store.server.ts'
import type { RequestType } from './request-type.ts'

/** What may be asked of the team, and when it works: all that the settings of the desk show. */
export async function viewSettings(
  ctx: Context,
): Promise<{ types: RequestType[]; calendars: KeptCalendar[]; now: number }> {
  if (!mayDefine(ctx.actor)) throw forbidden()
  return { types: await allRequestTypes(ctx.tx), calendars: await allCalendars(ctx.tx), now: ctx.now }
}
