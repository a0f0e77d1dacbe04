import { type RawBuilder, sql } from 'kysely'
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

/**
 * What records a change, as part of a statement that makes the thing: `id` is its id as text, in the words of that
 * statement, and `from` where it comes from. The text hangs on nothing but these two.
 */
export function auditInsert(
  ctx: Context,
  change: Omit<Change, 'id'>,
  id: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { actor } = ctx
  return sql`insert into platform_audit (workspace_id, at, actor_id, actor_name, action, thing, thing_id, before, after)
    select ${actor.workspaceId}::int, ${new Date(ctx.now)}::timestamptz, ${change.anonymous ? null : actor.memberId}::bigint,
      ${change.anonymous ? '' : actor.name}::text, ${change.action}::text, ${change.thing}::text, ${id},
      ${json(change.before)}::jsonb, ${json(change.after)}::jsonb ${from}`
}

/** Records a change in the audit log, in the transaction of the change. */
export async function audit(ctx: Context, change: Change): Promise<void> {
  const id = sql`${change.id === null ? null : String(change.id)}::text`
  await sql`/* kept audit.record */ ${auditInsert(ctx, change, id, sql``)}`.execute(ctx.tx)
}
