import { memberNames } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { readId } from '#platform/id.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { threads } from '#platform/threads/threads.server.ts'
import { clockGround } from './clock.server.ts'
import { type LeversForm, readLeversForm } from './lever-address.ts'
import { knownLevers } from './lever-figures.server.ts'
import type { LimitNames } from './lever-text.ts'
import { limitNames } from './limit-names.server.ts'
import { mayChangeScenario, mayReadPath, mayReadScenario, maySaveScenario } from './may.ts'
import { findScenario, pageOfScenarios } from './scenario.store.server.ts'
import { MOST_COMPARED, type Scenario } from './scenario.ts'
import type { ChoiceOutlook, ScenarioChoice, ScenariosTold } from './scenario-telling.ts'
import { readThreshold } from './threshold.ts'
import { unitMix } from './unit-mix.server.ts'

/** A scenario with what its address asks. */
export interface ReadScenario extends Scenario {
  form: LeversForm
  /** Whether the reader may rename, share, change and delete it. */
  changes: boolean
}

const read = (ctx: Context, scenario: Scenario): ReadScenario => ({
  ...scenario,
  form: readLeversForm(new URLSearchParams(scenario.query)),
  changes: mayChangeScenario(ctx.actor, scenario),
})

/** One scenario, with its name and what it asks. Not found for whom it is not shared with. */
export async function readScenario(ctx: Context, id: number): Promise<ReadScenario> {
  const scenario = await findScenario(ctx.tx, id)
  if (!scenario || !mayReadScenario(ctx.actor, scenario)) throw notFound()
  return read(ctx, scenario)
}

export interface ListedScenario extends ReadScenario {
  ownerName: string
}

/** A page of the scenarios the actor sees, the latest changed first. Refuses who does not read the whole company. */
export async function listScenarios(
  ctx: Context,
  page: { after: number | null; limit: number },
): Promise<{ scenarios: ListedScenario[]; next: number | null }> {
  if (!mayReadPath(ctx.actor, null)) throw forbidden()
  const { scenarios, next } = await pageOfScenarios(ctx, page)
  const names = await memberNames(
    ctx.tx,
    scenarios.map(({ ownerId }) => ownerId),
  )
  return {
    scenarios: scenarios.map(scenario => ({
      ...read(ctx, scenario),
      ownerName: names.get(scenario.ownerId) ?? '',
    })),
    next,
  }
}

/** What choices lead to from today's records, all against one threshold. Refuses who does not read the whole company. */
export async function tellChoices(
  ctx: Context,
  threshold: number,
  choices: readonly ScenarioChoice[],
): Promise<ScenariosTold> {
  if (!mayReadPath(ctx.actor, null)) throw forbidden()
  const levers = await knownLevers(ctx)
  const ground = await clockGround(ctx, null)
  const telling = await threads.call<typeof import('./scenario-telling.ts'), 'tellScenarios'>(
    new URL('./scenario-telling.ts', import.meta.url),
    'tellScenarios',
    [
      ground,
      levers,
      threshold,
      choices.map(({ chosen, start, starts, limits, stated }) => ({ chosen, start, starts, limits, stated })),
      await unitMix(ctx, ground, choices),
    ],
    { limit: 60_000 },
  )
  return telling.ok
    ? telling.value
    : { ok: false, today: ground.today, why: 'late', have: ground.weeks.length }
}

/** A scenario beside what it leads to; null where the clock cannot say. */
export interface Compared {
  scenario: ReadScenario
  told: ChoiceOutlook | null
}

export interface ScenariosPage {
  scenarios: ListedScenario[]
  next: number | null
  saves: boolean
  threshold: number
  compared: Compared[]
  /** Of what the scenarios limit levers to. */
  names: LimitNames
  /** Null: there is nothing to compare. */
  told: ScenariosTold | null
}

/** Scenarios listed on a page. */
const listed = 50

/** The scenarios an address names, no more than fit side by side; those first in the list where it names none. */
async function toCompare(
  ctx: Context,
  asked: URLSearchParams,
  scenarios: readonly ReadScenario[],
): Promise<ReadScenario[]> {
  const ids = [...new Set(asked.getAll('scenario').flatMap(text => readId(text) ?? []))]
  const found: ReadScenario[] = []
  for (const id of ids.slice(0, MOST_COMPARED)) {
    const known = scenarios.find(scenario => scenario.id === id)
    const scenario = known ?? (await findScenario(ctx.tx, id))
    if (scenario && mayReadScenario(ctx.actor, scenario)) found.push(known ?? read(ctx, scenario))
  }
  return ids.length > 0 ? found : scenarios.slice(0, MOST_COMPARED)
}

/** The list of scenarios and some of them side by side, held against the threshold of the address, or the first one's. */
export async function scenariosPage(ctx: Context, asked: URLSearchParams): Promise<ScenariosPage> {
  const list = await listScenarios(ctx, { after: readId(asked.get('after')), limit: listed })
  const scenarios = await toCompare(ctx, asked, list.scenarios)
  const threshold =
    asked.get('threshold') === null
      ? (scenarios[0]?.form.threshold ?? readThreshold(null))
      : readThreshold(asked.get('threshold'))
  const told =
    scenarios.length === 0
      ? null
      : await tellChoices(
          ctx,
          threshold,
          scenarios.map(({ form }) => form),
        )
  const all = [...list.scenarios, ...scenarios]
  return {
    ...list,
    names: await limitNames(
      ctx,
      all.map(({ form }) => form),
    ),
    saves: maySaveScenario(ctx.actor),
    threshold,
    compared: scenarios.map((scenario, i) => ({ scenario, told: told?.ok ? told.choices[i] : null })),
    told,
  }
}

/** The scenario that an address of the levers opens; null where it names none the actor sees. */
export async function openedScenario(ctx: Context, asked: URLSearchParams): Promise<ReadScenario | null> {
  const id = readId(asked.get('scenario'))
  const scenario = id === null ? null : await findScenario(ctx.tx, id)
  return scenario && mayReadScenario(ctx.actor, scenario) ? read(ctx, scenario) : null
}
