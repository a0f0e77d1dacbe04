import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import type { Scenario, ScenarioChange, ScenarioVisibility } from './scenario.ts'

const columns = [
  'id',
  'owner_id',
  'name',
  'visibility',
  'query',
  'version',
  'created_at',
  'updated_at',
] as const

const select = (tx: Tx) => tx.selectFrom('path_scenario').select(columns)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toScenario = (row: Row): Scenario => ({
  id: row.id,
  ownerId: row.owner_id,
  name: row.name,
  visibility: row.visibility as ScenarioVisibility,
  query: row.query,
  version: row.version,
  createdAt: row.created_at.getTime(),
  updatedAt: row.updated_at.getTime(),
})

/** The member's own and the shared ones, the latest changed first; `next` is the id after which the rest begins. */
export async function pageOfScenarios(
  ctx: Context,
  { after, limit }: { after: number | null; limit: number },
): Promise<{ scenarios: Scenario[]; next: number | null }> {
  const { workspaceId, memberId } = ctx.actor
  const { rows } = await sql<Row>`/* scenario.page */
    select s.id, s.owner_id, s.name, s.visibility, s.query, s.version, s.created_at, s.updated_at
    from path_scenario s
    where s.workspace_id = ${workspaceId} and (s.owner_id = ${memberId} or s.visibility = 'shared')
      and (${after}::bigint is null or (s.updated_at, s.id) <
        (select l.updated_at, l.id from path_scenario l where l.workspace_id = ${workspaceId} and l.id = ${after}))
    order by s.updated_at desc, s.id desc limit ${limit + 1}`.execute(ctx.tx)
  const scenarios = rows.slice(0, limit).map(toScenario)
  return { scenarios, next: rows.length > limit ? scenarios[limit - 1].id : null }
}

export async function findScenario(tx: Tx, id: number): Promise<Scenario | null> {
  const row = await select(tx).where('id', '=', id).executeTakeFirst()
  return row ? toScenario(row) : null
}

/** The scenario, held until the transaction ends. */
export async function holdScenario(tx: Tx, id: number): Promise<Scenario | null> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? toScenario(row) : null
}

/** Names that a member has given. */
export async function scenarioNames(tx: Tx, ownerId: number): Promise<Set<string>> {
  const rows = await tx.selectFrom('path_scenario').select('name').where('owner_id', '=', ownerId).execute()
  return new Set(rows.map(row => row.name))
}

export async function insertScenario(
  ctx: Context,
  scenario: Pick<Scenario, 'name' | 'visibility' | 'query'>,
): Promise<Scenario> {
  const now = new Date(ctx.now)
  const row = await ctx.tx
    .insertInto('path_scenario')
    .values({
      workspace_id: ctx.actor.workspaceId,
      owner_id: ctx.actor.memberId,
      ...scenario,
      created_at: now,
      updated_at: now,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return toScenario(row)
}

/** Writes the changed fields of a scenario that is held. */
export async function updateScenario(
  ctx: Context,
  { id, version }: Scenario,
  change: ScenarioChange,
): Promise<Scenario> {
  const row = await ctx.tx
    .updateTable('path_scenario')
    .set({ ...change, updated_at: new Date(ctx.now), version: version + 1 })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()
  return toScenario(row)
}

export async function deleteScenario(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('path_scenario').where('id', '=', id).execute()
}
