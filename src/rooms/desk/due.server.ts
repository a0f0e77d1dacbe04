import { type Context, inWorkspace, type Tx } from '#platform/context.server.ts'
import type { App } from '#platform/http/app.server.ts'
import type { AppJob } from '../../jobs.server.ts'
import type { ClockGround } from './clock-ground.store.server.ts'
import { holdOpenRequests, writeDueTimes } from './due.store.server.ts'
import { clockGround, dueTimes } from './request.clock.server.ts'

const DUE_CHANGED = 'desk.due.changed'

/** Requests whose due times are counted again within the change itself; the job counts the rest. */
const AT_ONCE = 2_000

interface DueChanged {
  workspaceId: number
  typeIds: number[]
}

/** Counts due times of open requests again from an id on. Answers the id to go on from, null at the end. */
async function recount(
  tx: Tx,
  typeIds: readonly number[],
  after: number,
): Promise<{ changed: number; next: number | null }> {
  const open = await holdOpenRequests(tx, typeIds, after, AT_ONCE)
  const grounds = new Map<number, ClockGround>()
  for (const { typeId } of open) if (!grounds.has(typeId)) grounds.set(typeId, await clockGround(tx, typeId))
  const dues = open.map(request => ({
    id: request.id,
    ...dueTimes(grounds.get(request.typeId) as ClockGround, request),
  }))
  const changed = await writeDueTimes(tx, dues)
  return { changed, next: open.length === AT_ONCE ? open[AT_ONCE - 1].id : null }
}

/**
 * Counts the due times of the types' open requests again, after their targets or calendar changed: the first 2,000 at
 * once, the others by a job. The job also looks at all again, for requests that were being made meanwhile by the
 * promises before. Answers how many changed at once.
 */
export async function recountDueTimes(ctx: Context, typeIds: readonly number[]): Promise<number> {
  if (typeIds.length === 0) return 0
  const { changed } = await recount(ctx.tx, typeIds, 0)
  const data: DueChanged = { workspaceId: ctx.actor.workspaceId, typeIds: [...typeIds] }
  await ctx.send(DUE_CHANGED, data)
  return changed
}

/** Goes through the open requests, each stretch in a transaction of its own. */
async function recountAll(app: App, data: object): Promise<void> {
  const { workspaceId, typeIds } = data as DueChanged
  for (let next: number | null = 0; next !== null; ) {
    const from: number = next
    next = await inWorkspace(app.parts.db, workspaceId, async tx => (await recount(tx, typeIds, from)).next)
  }
}

/** What the desk does when its promises change. */
export const dueJobs: AppJob[] = [{ name: DUE_CHANGED, retries: 5, expireInSeconds: 900, work: recountAll }]
