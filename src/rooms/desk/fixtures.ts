import type { Actor } from '#platform/actor.ts'
import type { World } from '../../testing/world.ts'
import { createRequest, type RequestInput } from './request.actions.server.ts'
import type { Request } from './request.ts'

let serial = 0

/** A request type with targets on a calendar of its own: Monday to Friday, nine to five, UTC. */
export async function addType(world: World, fields: object[] = []): Promise<number> {
  return world.run(async ({ tx, actor }) => {
    const workspace_id = actor.workspaceId
    const nineToFive = [[540, 1020]]
    const calendar = await tx
      .insertInto('desk_calendar')
      .values({
        workspace_id,
        name: `Calendar ${++serial}`,
        time_zone: 'UTC',
        week: JSON.stringify([nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []]),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const minutes = (hours: number) => ({ 1: hours * 30, 2: hours * 60, 3: hours * 120, 4: null })
    const type = await tx
      .insertInto('desk_request_type')
      .values({
        workspace_id,
        key: `type-${serial}`,
        name_fr: `Type ${serial}`,
        name_en: `Type ${serial}`,
        fields: JSON.stringify(fields),
        targets: JSON.stringify({ firstReply: minutes(2), resolution: minutes(8) }),
        calendar_id: calendar.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return type.id
  })
}

/** A request of the actor (the owner unless given). */
export function ask(
  world: World,
  typeId: number,
  input: Partial<RequestInput> = {},
  actor?: Actor,
): Promise<Request> {
  return world.run(
    ctx =>
      createRequest(ctx, {
        typeId,
        subject: 'A page for the fair',
        body: 'We need it in May.',
        answers: {},
        door: 'catalogue',
        channel: 'portal',
        ...input,
      }),
    actor,
  )
}
