import type { Context } from './context.server.ts'

export interface Change {
  /** Verb and thing, such as 'unit.create'. */
  action: string
  thing: string
  id: number | string | null
  before?: unknown
  after?: unknown
  /** True where nobody has proved who they are: a failed sign-in. */
  anonymous?: true
}

const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))

/** Records a change in the audit log, in the transaction of the change. */
export async function audit(ctx: Context, change: Change): Promise<void> {
  await ctx.tx
    .insertInto('platform_audit')
    .values({
      workspace_id: ctx.actor.workspaceId,
      at: new Date(ctx.now),
      actor_id: change.anonymous ? null : ctx.actor.memberId,
      actor_name: change.anonymous ? '' : ctx.actor.name,
      action: change.action,
      thing: change.thing,
      thing_id: change.id === null ? null : String(change.id),
      before: json(change.before),
      after: json(change.after),
    })
    .execute()
}
