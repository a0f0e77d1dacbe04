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

// What a first look at the sample must find. Seasons move it: looked at in two of them.
for (const day of ['2026-11-28', '2027-09-15'])
  test(`on ${day} the sample’s help desk lies ahead, a plan prevents it, and a training and a guide stand`, async () => {
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
    assert.ok(levers.proposal.best.risk < 0.3)
    assert.ok(known.filter(({ measured }) => measured !== null).length === 2)
    const effects = await world.run(ctx => readEffects(ctx), actor)
    assert.ok(effects?.together && effects.tested >= 6)
    const fewer = effects.lines.filter(({ claim }) => claim === 'fewer').map(line => line.treatment.kind)
    assert.ok(fewer.includes('training') && fewer.includes('guides'), `${fewer}`)
    assert.ok(effects.lines.every(({ claim }) => claim !== 'more'))
    assert.ok(effects.lines.some(({ answer, claim }) => answer.ok && claim === null))
    await removeSample(pool, made.workspaceId)
  })
