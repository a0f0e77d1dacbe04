import type { Context } from '#platform/context.server.ts'
import { dayIn } from './day.ts'

/** Today where the company is. */
export async function today(ctx: Context): Promise<string> {
  const { time_zone } = await ctx.tx
    .selectFrom('platform_workspace')
    .select('time_zone')
    .where('workspace_id', '=', ctx.actor.workspaceId)
    .executeTakeFirstOrThrow()
  return dayIn(ctx.now, time_zone)
}
