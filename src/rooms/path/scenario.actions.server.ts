import { allRequestTypes } from '#desk.server'
import { allUnits } from '#people.server'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, invalid, notFound, Refusal } from '#platform/refusal.ts'
import type { Terms } from './lever.ts'
import { readLeversForm, writeChoice } from './lever-address.ts'
import { mayChangeScenario, mayReadScenario, maySaveScenario } from './may.ts'
import {
  deleteScenario,
  findScenario,
  holdScenario,
  insertScenario,
  scenarioNames,
  updateScenario,
} from './scenario.store.server.ts'
import { MOST_QUERY, nameOfCopy, type Scenario, type ScenarioChange } from './scenario.ts'

type Given = Pick<Scenario, 'name' | 'visibility' | 'query'>

/** The choice as it is kept: what an address names wrongly is dropped, and one without a lever is refused. */
async function keptQuery(ctx: Context, query: string): Promise<string> {
  const form = readLeversForm(new URLSearchParams(query))
  if (form.chosen.length === 0) throw invalid({ levers: { code: 'path.scenarioEmpty' } })
  const kept = writeChoice(form)
  if (kept.length > MOST_QUERY) throw invalid({ levers: { code: 'path.scenarioLong' } })
  await checkLimits(ctx, form)
  return kept
}

/** Refuses a choice that limits a lever to a type or a unit that the company does not have. */
export async function checkLimits(ctx: Context, { limits }: Terms): Promise<void> {
  const given = Object.values(limits)
  const [types, units] = [given.flatMap(limit => limit.types), given.flatMap(limit => limit.units)]
  const known = async (ids: readonly number[], all: () => Promise<{ id: number }[]>) => {
    if (ids.length === 0) return true
    const there = new Set((await all()).map(({ id }) => id))
    return ids.every(id => there.has(id))
  }
  if (
    !(await known(
      types.filter(id => id !== 0),
      () => allRequestTypes(ctx.tx),
    ))
  )
    throw invalid({ types: { code: 'path.limitType' } })
  if (!(await known(units, () => allUnits(ctx.tx)))) throw invalid({ units: { code: 'path.limitUnit' } })
}

async function keep(ctx: Context, given: Given): Promise<Scenario> {
  const scenario = await insertScenario(ctx, given)
  const { name, visibility, query } = given
  await audit(ctx, {
    action: 'scenario.create',
    thing: 'scenario',
    id: scenario.id,
    after: { name, visibility, query },
  })
  return scenario
}

/** Keeps a choice of levers under a name that its owner has not given yet. */
export async function saveScenario(ctx: Context, given: Given): Promise<Scenario> {
  if (!maySaveScenario(ctx.actor)) throw forbidden()
  const query = await keptQuery(ctx, given.query)
  if ((await scenarioNames(ctx.tx, ctx.actor.memberId)).has(given.name))
    throw invalid({ name: { code: 'path.scenarioName' } })
  return keep(ctx, { ...given, query })
}

/** The scenario to be changed, held. Refuses who may not, and a version that is no longer the last. */
async function hold(ctx: Context, id: number, version?: number): Promise<Scenario> {
  const scenario = await holdScenario(ctx.tx, id)
  if (!scenario || !mayReadScenario(ctx.actor, scenario)) throw notFound()
  if (!mayChangeScenario(ctx.actor, scenario)) throw forbidden()
  if (version !== undefined && scenario.version !== version) throw new Refusal(409, 'path.scenarioChanged')
  return scenario
}

/** Changes a scenario: its name, who sees it, its choice. `version`: the one the writer read. */
export async function changeScenario(
  ctx: Context,
  id: number,
  { query, ...given }: ScenarioChange,
  version?: number,
): Promise<Scenario> {
  const scenario = await hold(ctx, id, version)
  const asked = { ...given, ...(query === undefined ? {} : { query: await keptQuery(ctx, query) }) }
  const keys = (['name', 'visibility', 'query'] as const).filter(
    key => asked[key] !== undefined && asked[key] !== scenario[key],
  )
  if (keys.length === 0) return scenario
  if (keys.includes('name') && (await scenarioNames(ctx.tx, scenario.ownerId)).has(asked.name as string))
    throw invalid({ name: { code: 'path.scenarioName' } })
  const pick = (of: ScenarioChange): ScenarioChange => Object.fromEntries(keys.map(key => [key, of[key]]))
  const after = await updateScenario(ctx, scenario, pick(asked))
  await audit(ctx, {
    action: 'scenario.change',
    thing: 'scenario',
    id,
    before: pick(scenario),
    after: pick(after),
  })
  return after
}

/** Copies a scenario that the actor sees as one of their own, private. */
export async function duplicateScenario(ctx: Context, id: number): Promise<Scenario> {
  if (!maySaveScenario(ctx.actor)) throw forbidden()
  const scenario = await findScenario(ctx.tx, id)
  if (!scenario || !mayReadScenario(ctx.actor, scenario)) throw notFound()
  const taken = await scenarioNames(ctx.tx, ctx.actor.memberId)
  const name = nameOfCopy(scenario.name, ctx.t('path.scenarios.copyWord'), taken)
  return keep(ctx, { name, visibility: 'private', query: scenario.query })
}

/** Removes a scenario. `version`: the one the remover read. */
export async function removeScenario(ctx: Context, id: number, version?: number): Promise<Scenario> {
  const scenario = await hold(ctx, id, version)
  await deleteScenario(ctx.tx, id)
  const { name, visibility, query } = scenario
  await audit(ctx, {
    action: 'scenario.remove',
    thing: 'scenario',
    id,
    before: { name, visibility, query },
  })
  return scenario
}
