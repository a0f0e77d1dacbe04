import { sql } from 'kysely'
import type { Tx } from '#platform/context.server.ts'
import type { World } from '../../testing/world.ts'
import { addType } from './fixtures.ts'

/** Numbers that look random and are the same on every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const HOUR = 3_600_000
const words = ['A page', 'a PAGE 2', 'Login lost', 'Report of the year', 'Visual', '2026']

/** A company whose requests change at random, in ways the product, an import or its undoing may change them. */
export interface Turmoil {
  typeIds: number[]
  /** Makes one random change. */
  change(): Promise<string>
  /** Makes the same change in a transaction of its own, or in the one given. */
  insert(tx: Tx, count: number): Promise<void>
}

/** Opens the turmoil: requests of the units and of none open between the days, `random` decides. */
export async function openTurmoil(
  world: World,
  random: () => number,
  days: { from: string; to: string },
  unitIds: readonly number[],
): Promise<Turmoil> {
  const { workspaceId } = world
  const pick = <T>(things: readonly T[]): T => things[Math.floor(random() * things.length)]
  const perhaps = <T>(share: number, thing: () => T): T | null => (random() < share ? thing() : null)
  const typeIds = [await addType(world), await addType(world)]
  const start = Date.parse(days.from)
  const span = Date.parse(days.to) - start

  function state() {
    const opened = start + Math.floor(random() * span)
    const after = (hours: number) => new Date(opened + Math.floor((random() - 0.05) * hours * HOUR))
    const resolved = perhaps(0.6, () => after(500))
    const closed = perhaps(0.2, () => after(600))
    const ended = resolved ?? closed
    return {
      workspace_id: workspaceId,
      type_id: pick(typeIds),
      unit_id: perhaps(0.8, () => pick(unitIds)),
      subject: pick(words),
      channel: 'import',
      status: ended ? pick(['resolved', 'closed', 'declined']) : pick(['new', 'in_progress', 'waiting']),
      opened_at: new Date(opened),
      first_reply_at: perhaps(0.6, () => after(40)),
      resolved_at: resolved,
      closed_at: closed,
      resolution_due_at: perhaps(0.7, () => after(300)),
      logged_minutes: random() < 0.3 ? pick([45, 45, 20]) : 0,
    }
  }

  const ids = async (tx: Tx) =>
    (await tx.selectFrom('desk_request').select('id').orderBy('id').execute()).map(row => row.id)
  const insert = async (tx: Tx, count: number) => {
    await tx
      .insertInto('desk_request')
      .values(Array.from({ length: count }, state))
      .execute()
  }
  const changes: Record<string, (tx: Tx) => Promise<unknown>> = {
    insert: tx => insert(tx, 1 + Math.floor(random() * 4)),
    asked: async tx => {
      const { subject, opened_at, unit_id, type_id } = state()
      await tx
        .updateTable('desk_request')
        .set({ subject, opened_at, unit_id, type_id })
        .where('id', '=', pick(await ids(tx)))
        .execute()
    },
    worked: async tx => {
      const { subject: _, opened_at: __, ...rest } = state()
      await tx
        .updateTable('desk_request')
        .set(rest)
        .where('id', '=', pick(await ids(tx)))
        .execute()
    },
    reopened: async tx =>
      tx
        .updateTable('desk_request')
        .set({ status: 'in_progress', resolved_at: null, closed_at: null })
        .where('id', 'in', [pick(await ids(tx)), pick(await ids(tx))])
        .execute(),
    merged: async tx => {
      const all = await ids(tx)
      const into = perhaps(0.6, () => pick(all))
      await tx
        .updateTable('desk_request')
        .set({ merged_into_id: into })
        .where('id', 'in', [pick(all), pick(all)].filter(id => id !== into).concat(-1))
        .execute()
    },
    removed: async tx => {
      const id = pick(await ids(tx))
      await tx
        .updateTable('desk_request')
        .set({ merged_into_id: null })
        .where('merged_into_id', '=', id)
        .execute()
      await tx.deleteFrom('desk_request').where('id', '=', id).execute()
    },
    moved: async tx =>
      tx
        .updateTable('platform_workspace')
        .set({ time_zone: pick(['Europe/Paris', 'Asia/Kolkata', 'America/Havana', 'Pacific/Auckland']) })
        .where('workspace_id', '=', workspaceId)
        .execute(),
    effort: async tx =>
      tx
        .updateTable('desk_request_type')
        .set({ default_effort_minutes: 10 + Math.floor(random() * 90) })
        .where('id', '=', pick(typeIds))
        .execute(),
    // Nothing that is summed.
    assigned: async tx => tx.updateTable('desk_request').set({ version: sql`version + 1` }).execute(),
  }
  const often = ['insert', 'insert', 'insert', 'insert', 'asked', 'worked', 'worked', 'reopened', 'merged']
  return {
    typeIds,
    insert,
    async change() {
      const name = random() < 0.8 ? pick(often) : pick(['removed', 'effort', 'assigned', 'moved'])
      await world.run(({ tx }) => changes[name](tx))
      return name
    },
  }
}
