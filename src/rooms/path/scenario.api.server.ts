import { createRoute, type z } from '@hono/zod-openapi'
import { type Api, idempotently, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, keyHeader, pageOf, pageQuery } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { type LeversForm, readLeversForm, writeChoice } from './lever-address.ts'
import { changeScenario, checkLimits, removeScenario, saveScenario } from './scenario.actions.server.ts'
import { listScenarios, readScenario, tellChoices } from './scenario.server.ts'
import type { Scenario } from './scenario.ts'
import { choiceWire, outcomeOut, scenarioChange, scenarioInput, scenarioOut } from './scenario.wire.ts'
import type { Outlook, ScenariosTold } from './scenario-telling.ts'

const tags = ['Path']
const scenarioShape = scenarioOut.openapi('Scenario')
const outcomeShape = outcomeOut.openapi('Outcome')

const list = createRoute({
  method: 'get',
  path: '/scenarios',
  tags,
  summary: 'List scenarios: one’s own and those shared',
  description: 'Latest changed first.',
  request: { query: pageQuery },
  responses: { 200: answer('Scenarios.', pageOf(scenarioShape)), ...problems },
})

const one = createRoute({
  method: 'get',
  path: '/scenarios/{id}',
  tags,
  summary: 'Read a scenario',
  request: { params: idParam },
  responses: { 200: answer('The scenario.', scenarioShape), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/scenarios',
  tags,
  summary: 'Keep a choice of levers under a name',
  request: { headers: keyHeader, body: jsonBody(scenarioInput) },
  responses: { 201: answer('The scenario made.', scenarioShape), ...problems },
})

const change = createRoute({
  method: 'patch',
  path: '/scenarios/{id}',
  tags,
  summary: 'Rename or share a scenario, or change its choice',
  request: { params: idParam, body: jsonBody(scenarioChange) },
  responses: { 200: answer('The scenario as it is now.', scenarioShape), ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/scenarios/{id}',
  tags,
  summary: 'Delete a scenario',
  request: { params: idParam },
  responses: { 204: { description: 'Removed.' }, ...problems },
})

const outcome = createRoute({
  method: 'get',
  path: '/scenarios/{id}/outcome',
  tags,
  summary: 'What a scenario leads to, computed from today’s records',
  request: { params: idParam },
  responses: { 200: answer('The outcome.', outcomeShape), ...problems },
})

const outcomeOfChoice = createRoute({
  method: 'post',
  path: '/levers/outcome',
  tags,
  summary: 'What a choice of levers leads to, computed from today’s records',
  description: 'Keeps nothing.',
  security: [{ token: ['path:read'] }],
  request: { body: jsonBody(choiceWire) },
  responses: { 200: answer('The outcome.', outcomeShape), ...problems },
})

type ChoiceWire = z.infer<typeof choiceWire>

/** A choice of the API as the page's address holds it. */
const queryOf = ({ threshold, levers }: ChoiceWire): string =>
  writeChoice({
    threshold,
    chosen: levers.map(({ lever }) => lever),
    start: levers[0]?.start ?? 0,
    starts: Object.fromEntries(levers.map(({ lever, start }) => [lever, start])),
    limits: Object.fromEntries(levers.map(({ lever, types, units }) => [lever, { types, units }])),
    stated: levers.flatMap(({ lever, stated }) => (stated ? [lever] : [])),
  })

const formOf = (query: string): LeversForm => readLeversForm(new URLSearchParams(query))

function presentChoice({ threshold, chosen, start, starts, limits, stated }: LeversForm): ChoiceWire {
  const levers = chosen.map(lever => ({
    lever,
    start: starts[lever] ?? start,
    types: [...(limits[lever]?.types ?? [])],
    units: [...(limits[lever]?.units ?? [])],
    stated: stated.includes(lever),
  }))
  return { threshold, levers }
}

const present = ({ query, createdAt, updatedAt, ...kept }: Scenario): z.infer<typeof scenarioOut> => ({
  id: kept.id,
  name: kept.name,
  visibility: kept.visibility,
  ownerId: kept.ownerId,
  choice: presentChoice(formOf(query)),
  version: kept.version,
  createdAt: new Date(createdAt).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
})

const presentOutlook = ({ crossing, within, risk, share }: Outlook) => ({
  crossing,
  within,
  above: risk.end,
  share,
})

function presentOutcome(threshold: number, told: ScenariosTold): z.infer<typeof outcomeOut> {
  if (!told.ok)
    return {
      today: told.today,
      threshold,
      why: told.why,
      aboveSince: null,
      before: null,
      after: null,
      cost: null,
    }
  const { today, aboveSince, before, choices } = told
  const [{ outlook, cost }] = choices
  return {
    today,
    threshold,
    why: null,
    aboveSince,
    before: presentOutlook(before),
    after: outlook && presentOutlook(outlook),
    cost,
  }
}

/** Operations on kept choices of levers, and on what choices lead to. */
export function scenarioApi(api: Api, app: App): void {
  const reads = { scope: 'path:read', readOnly: true } as const
  const writes = { scope: 'path:write' } as const
  api.openapi(list, async c => {
    const { cursor, limit } = c.req.valid('query')
    const [after] = decodeCursor(cursor, ['number']) ?? [null]
    const { scenarios, next } = await withToken(app, c, reads, ctx => listScenarios(ctx, { after, limit }))
    return c.json({ items: scenarios.map(present), next: next === null ? null : encodeCursor([next]) }, 200)
  })
  api.openapi(one, async c => {
    const { id } = c.req.valid('param')
    return c.json(present(await withToken(app, c, reads, ctx => readScenario(ctx, id))), 200)
  })
  api.openapi(create, async c => {
    const { choice, ...input } = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const given = { ...input, query: queryOf(choice) }
    const made = await withToken(app, c, writes, ctx =>
      idempotently(ctx, key, ['scenario', given], async () => present(await saveScenario(ctx, given))),
    )
    return c.json(made, 201)
  })
  api.openapi(change, async c => {
    const { id } = c.req.valid('param')
    const { choice, version, ...input } = c.req.valid('json')
    const given = { ...input, query: choice && queryOf(choice) }
    const changed = await withToken(app, c, writes, ctx => changeScenario(ctx, id, given, version))
    return c.json(present(changed), 200)
  })
  api.openapi(remove, async c => {
    const { id } = c.req.valid('param')
    await withToken(app, c, writes, ctx => removeScenario(ctx, id))
    return c.body(null, 204)
  })
  api.openapi(outcome, async c => {
    const { id } = c.req.valid('param')
    const told = await withToken(app, c, reads, async ctx => {
      const { form } = await readScenario(ctx, id)
      return presentOutcome(form.threshold, await tellChoices(ctx, form.threshold, [form]))
    })
    return c.json(told, 200)
  })
  api.openapi(outcomeOfChoice, async c => {
    const form = formOf(queryOf(c.req.valid('json')))
    const told = await withToken(app, c, reads, async ctx => {
      await checkLimits(ctx, form)
      return tellChoices(ctx, form.threshold, [form])
    })
    return c.json(presentOutcome(form.threshold, told), 200)
  })
}
