import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readClock } from '../rooms/path/clock.server.ts'
import { readEffects } from '../rooms/path/effects.server.ts'
import { readLeversForm } from '../rooms/path/lever-address.ts'
import { readLevers } from '../rooms/path/levers.server.ts'
import { openWorld } from '../testing/world.ts'
import { installSample, removeSample } from './install.server.ts'

const world = await openWorld()
const pool = world.app.ownerPool
const person = { userId: '', name: 'Owner 1', email: 'owner1@example.test' }
person.userId = (await pool.query('select user_id from people_member')).rows[0].user_id

const DAY = 86_400_000
const threshold = 0.6

/** Kinds of use that some look found to have an effect. */
const stood = new Set<string>()

// What a first look at the sample must find. Holidays move it: looked at in each quarter of the year.
for (const day of ['2026-11-30', '2027-03-10', '2027-07-10', '2027-10-10'])
  test(`on ${day} the sample’s help desk lies ahead, a plan prevents it, and uses of levers stand against luck`, async () => {
    world.clock.now = Date.parse(`${day}T09:00:00Z`)
    const made = await installSample(pool, { owner: person, locale: 'en', now: world.clock.now })
    assert.ok(made)
    const actor = await world.app.membership.actorOfUser(made.workspaceId, person.userId)
    assert.ok(actor)
    const { clock } = await world.run(ctx => readClock(ctx, { unitId: null, threshold }), actor)
    assert.ok(clock.answer.ok && clock.answer.aboveSince === null)
    const { crossing, within } = clock.answer.reading
    const weeks = (Date.parse(crossing.p50 ?? '') - world.clock.now) / (7 * DAY)
    assert.ok(weeks > 4 && weeks < 30, `crossing in ${weeks} weeks`)
    assert.ok((within.at(-1)?.probability ?? 0) > 0.7, JSON.stringify(within))
    const form = readLeversForm(new URLSearchParams('propose=yes'))
    const { levers, known } = await world.run(ctx => readLevers(ctx, form), actor)
    assert.ok(levers.ok && levers.proposal?.best, 'no plan within the usual budget')
    assert.ok(levers.proposal.best.risk <= 0.3)
    assert.ok(known.filter(({ measured }) => measured !== null).length === 2)
    const effects = await world.run(ctx => readEffects(ctx), actor)
    assert.ok(effects?.together && effects.tested >= 6)
    const fewer = effects.lines.filter(({ claim }) => claim === 'fewer').map(line => line.treatment.kind)
    assert.ok(fewer.length > 0)
    for (const kind of fewer) stood.add(kind)
    assert.ok(effects.lines.every(({ claim }) => claim !== 'more'))
    assert.ok(effects.lines.some(({ answer, claim }) => answer.ok && claim === null))
    await removeSample(pool, made.workspaceId)
  })

test('over these looks both trainings and guides stand', () => {
  assert.deepEqual([...stood].sort(), ['guides', 'training'])
})
