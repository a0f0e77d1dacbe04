import { allRequestTypes } from '#desk.server'
import type { Context } from '#platform/context.server.ts'

const WEEK = 7 * 86_400_000

/** Forty weeks of requests up to 18 November 2026 that grow from one to ten a week, and one person to answer them. */
export async function growRequests({ tx, actor }: Context, unitId: number | null = null): Promise<void> {
  const [type] = await allRequestTypes(tx)
  const wednesday = Date.parse('2026-11-18T10:00:00Z')
  const workspace_id = actor.workspaceId
  await tx
    .insertInto('desk_request')
    .values(
      Array.from({ length: 40 }, (_, back) => back).flatMap(back =>
        Array.from({ length: 1 + Math.round((9 * (40 - back)) / 40) + (back % 3) }, (_, n) => ({
          workspace_id,
          type_id: type.id,
          unit_id: unitId,
          subject: `Ask ${back} ${n}`,
          channel: 'import',
          status: 'resolved' as const,
          opened_at: new Date(wednesday - back * WEEK),
          resolved_at: new Date(wednesday - back * WEEK + 3_600_000),
          logged_minutes: 90,
        })),
      ),
    )
    .execute()
  await tx
    .insertInto('people_capacity')
    .values({ workspace_id, member_id: actor.memberId, from_day: '2025-01-01', hours_per_week: 38 })
    .execute()
}
