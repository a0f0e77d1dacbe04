import { importDoor } from '#desk.server'
import { actorOfMember, membersHolding } from '#people.server'
import type { Actor } from '#platform/actor.ts'
import { inWorkspace } from '#platform/context.server.ts'
import { StartProblem } from '#platform/env.server.ts'
import type { App } from '#platform/http/app.server.ts'

export type { ImportFacts } from '#desk.server'
export { importDoor }

/** The member who leads the company and has been here longest: imports of the command line are theirs. */
export async function leaderOf(app: App, workspaceId: number): Promise<Actor> {
  const actor = await inWorkspace(app.parts.db, workspaceId, async tx => {
    const found = await membersHolding(tx, ['administrator'])
    for (const { id } of found.toSorted((one, other) => one.id - other.id)) {
      const candidate = await actorOfMember(tx, workspaceId, id, null)
      if (candidate?.reach.administrator === 'all') return { ...candidate, locale: 'en' as const }
    }
    return null
  })
  if (!actor) throw new StartProblem('This company has no administrator to import for.')
  return actor
}
