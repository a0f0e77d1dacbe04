import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { readPath } from '#path.server'
import { readEffects } from '../rooms/path/effects.server.ts'
import { openWorld } from '../testing/world.ts'
import { sampleCompany } from './company.ts'
import { findSamples, installSample, removeSample, SAMPLE_SEED } from './install.server.ts'

const world = await openWorld()
const pool = world.app.ownerPool
const person = { userId: '', name: 'Owner 1', email: 'owner1@example.test' }
person.userId = (await pool.query('select user_id from people_member')).rows[0].user_id
const load = () => installSample(pool, { owner: person, locale: 'fr', now: world.clock.now })

/** Rows of every table of the product, jobs left out. */
async function countAll(client: pg.Pool): Promise<Record<string, number>> {
  const tables = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows)
    counts[name] = Number((await client.query(`select count(*) as n from ${name}`)).rows[0].n)
  return counts
}

test('the sample comes whole, as it was generated, and goes without a trace', async () => {
  const before = await countAll(pool)
  const made = await load()
  assert.ok(made)
  const company = sampleCompany({ seed: SAMPLE_SEED, until: '2026-11-24', locale: 'fr' })
  const during = await countAll(pool)
  const grown = (table: string) => during[table] - before[table]
  assert.deepEqual(
    {
      desk_request: grown('desk_request'),
      desk_message: grown('desk_message'),
      desk_event: grown('desk_event'),
      desk_merge: grown('desk_merge'),
      desk_guide: grown('desk_guide'),
      desk_deflection: grown('desk_deflection'),
      path_scenario: grown('path_scenario'),
      people_effort: grown('people_effort'),
      people_work: grown('people_work'),
      people_unit: grown('people_unit'),
      people_member: grown('people_member'),
      platform_workspace: grown('platform_workspace'),
    },
    {
      desk_request: company.requests.length,
      desk_message: company.messages.length,
      desk_event: company.events.length,
      desk_merge: company.merges.length,
      desk_guide: company.guides.length,
      desk_deflection: company.deflections.length,
      path_scenario: company.scenarios.length,
      people_effort: company.effort.length,
      people_work: company.works.length,
      people_unit: company.units.length,
      people_member: company.people.length + 1,
      platform_workspace: 1,
    },
  )
  assert.equal(await removeSample(pool, made.workspaceId), true)
  assert.deepEqual(await countAll(pool), before)
})
test('there is one sample at a time, and only a sample is removed', async () => {
  const made = await load()
  assert.ok(made)
  assert.equal(await load(), null)
  assert.deepEqual(
    (await findSamples(pool)).map(sample => sample.workspaceId),
    [made.workspaceId],
  )
  const before = await countAll(pool)
  assert.equal(await removeSample(pool, world.workspaceId), false)
  assert.deepEqual(await countAll(pool), before)
  assert.equal(await removeSample(pool, made.workspaceId), true)
  assert.equal(await removeSample(pool, made.workspaceId), false)
})

test('its owner is administrator and strategist there; nobody else can sign in', async () => {
  const made = await load()
  assert.ok(made)
  const actor = await world.app.membership.actorOfUser(made.workspaceId, person.userId)
  assert.deepEqual(actor?.reach, { administrator: 'all', strategist: 'all' })
  const others = await pool.query(
    'select count(*) as n from people_member where workspace_id = $1 and user_id is not null and user_id <> $2',
    [made.workspaceId, person.userId],
  )
  assert.equal(others.rows[0].n, 0)
  const labels = await world.app.membership.workspacesOf(person.userId)
  assert.deepEqual(
    labels.map(label => [label.name, label.sample]),
    [
      ['Ardelune', true],
      ['Company 1', false],
    ],
  )
  const repeated = await pool.query<{ n: number }>(
    `select count(*) as n from (select ask_key, row_number() over (partition by ask_key order by opened_at) as nth
     from desk_request where workspace_id = $1 and merged_into_id is null) r where nth > 1`,
    [made.workspaceId],
  )
  assert.ok(repeated.rows[0].n > 100)
  await removeSample(pool, made.workspaceId)
})

test('its path page shows the story: four steps in order, today the decision point', async () => {
  const made = await load()
  assert.ok(made)
  const actor = await world.app.membership.actorOfUser(made.workspaceId, person.userId)
  assert.ok(actor)
  const scope = { from: '2025-11-24', to: '2026-11-25', unitId: null }
  const reading = await world.run(ctx => readPath(ctx, scope), actor)
  assert.equal(reading.position.step, 4)
  assert.equal(reading.position.decisionReached, true)
  const steps = reading.history.map(month => month.step).filter(step => step !== null)
  assert.deepEqual(steps.toSorted(), steps)
  for (const step of [2, 3, 4] as const) assert.ok(steps.includes(step), `step ${step}`)
  assert.ok(reading.workload.estimated > 0 && reading.workload.reactive > reading.workload.estimated)
  assert.ok(reading.units.length > 15)
  const effects = await world.run(ctx => readEffects(ctx), actor)
  assert.ok(effects && effects.tested >= 4)
  const figures = effects.lines.find(({ treatment }) =>
    /chiffres du mois|figures of the month/.test(treatment.uses[0].title),
  )
  assert.ok(figures?.answer.ok && figures.answer.part.high !== null && figures.answer.part.high < 0)
  assert.ok(figures.spent !== null && figures.spent > 5)
  const reasons = new Set(effects.lines.flatMap(({ answer }) => (answer.ok ? [] : [answer.why])))
  for (const why of ['everyone', 'shortBefore', 'justBegun'] as const) assert.ok(reasons.has(why), why)
  await removeSample(pool, made.workspaceId)
})
