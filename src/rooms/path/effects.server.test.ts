import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allRequestTypes } from '#desk.server'
import { Refusal } from '#platform/refusal.ts'
import { createRandom } from '#stats/random.ts'
import { openWorld } from '#testing/world.ts'
import { readEffect, readEffects } from './effects.server.ts'
import { measuredLevers } from './lever-measured.server.ts'

const DAY = 86_400_000
const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const types = await world.run(ctx => allRequestTypes(ctx.tx))
const workspace = { workspace_id: world.workspaceId }

const unit = (name: string) =>
  world.run(async ({ tx }) => {
    const made = tx.insertInto('people_unit').values({ ...workspace, name })
    return (await made.returning('id').executeTakeFirstOrThrow()).id
  })
const units: number[] = []
for (let n = 1; n <= 9; n++) units.push(await unit(`Unit ${n}`))
const [trained] = units

/** About four requests of each unit a week for a year, and of the first unit far fewer from July on. */
async function ask() {
  const random = createRandom(4)
  const wednesday = Date.parse('2026-11-18T10:00:00Z')
  const requests = Array.from({ length: 60 }, (_, back) => back).flatMap(back =>
    units.flatMap(unitId =>
      Array.from({ length: random.poisson(unitId === trained && back < 20 ? 0.8 : 4) }, (_, n) => ({
        ...workspace,
        type_id: types[n % 3].id,
        unit_id: unitId,
        subject: `Ask ${unitId} ${back} ${n}`,
        channel: 'import',
        status: 'resolved' as const,
        opened_at: new Date(wednesday - back * 7 * DAY),
        resolved_at: new Date(wednesday - back * 7 * DAY + 3_600_000),
        logged_minutes: 90,
      })),
    ),
  )
  await world.run(({ tx }) => tx.insertInto('desk_request').values(requests).execute())
}

const work = (title: string, activity: string, unitId: number | null, closedOn: string | null) =>
  world.run(async ({ tx, actor }) => {
    const made = tx.insertInto('people_work').values({
      ...workspace,
      title,
      activity,
      unit_id: unitId,
      owner_id: actor.memberId,
      opened_on: '2026-06-29',
      closed_on: closedOn,
    })
    return (await made.returning('id').executeTakeFirstOrThrow()).id
  })

const log = (minutes: number, about: { work?: number; guide?: number }) =>
  world.run(({ tx, actor }) =>
    tx
      .insertInto('people_effort')
      .values({
        ...workspace,
        member_id: actor.memberId,
        day: '2026-07-01',
        minutes,
        activity: 'education',
        mode: 'proactive',
        work_id: about.work ?? null,
        about_kind: about.guide ? 'guide' : null,
        about_id: about.guide ?? null,
      })
      .execute(),
  )

test('nothing recorded is an empty ledger', async () => {
  const ledger = await world.run(ctx => readEffects(ctx))
  assert.deepEqual([ledger?.lines, ledger?.tested], [[], 0])
  assert.deepEqual(await world.run(ctx => measuredLevers(ctx)), {})
})

test('a training and a guide are told with the time logged on them, their effect, or why there is none', async () => {
  await ask()
  const training = await work('Training of unit 1', 'education', trained, '2026-07-03')
  const webinar = await work('Webinar for all', 'education', null, '2026-07-03')
  await work('Planning', 'planning', trained, '2026-07-03')
  await work('Programme of unit 2', 'programme', units[1], null)
  const guide = await world.run(async ({ tx }) => {
    const made = tx.insertInto('desk_guide').values({
      ...workspace,
      title: 'How to',
      body: 'So.',
      language: 'en',
      state: 'published',
      published_at: new Date('2026-07-01T10:00:00Z'),
    })
    const { id } = await made.returning('id').executeTakeFirstOrThrow()
    await tx
      .insertInto('desk_guide_type')
      .values({ ...workspace, guide_id: id, type_id: types[0].id })
      .execute()
    return id
  })
  await log(600, { work: training })
  await log(90, { guide })
  const ledger = await world.run(ctx => readEffects(ctx))
  assert.ok(ledger)
  const line = (key: string) => ledger.lines.find(({ treatment }) => treatment.key === key)
  const told = line(`work-${training}`)
  assert.ok(told?.answer.ok)
  assert.equal(told.treatment.kind, 'training')
  assert.deepEqual([told.spent, told.claim], [10, 'fewer'])
  assert.ok(told.answer.part.middle < -0.5 && told.answer.effect.high < -1)
  // Requests take 90 minutes as logged: 1.5 hours each.
  assert.ok(Math.abs(told.answer.givenBack.middle + 1.5 * told.answer.effect.middle) < 1e-6)
  const everybody = line(`work-${webinar}`)
  assert.ok(
    everybody && !everybody.answer.ok && everybody.answer.why === 'everyone' && everybody.spent === null,
  )
  const ofGuide = line(`guide-${guide}`)
  assert.ok(ofGuide && !ofGuide.answer.ok)
  assert.deepEqual([ofGuide.answer.why, ofGuide.spent], ['fewDonors', 1.5])
  assert.equal(ledger.lines.length, 4)
  assert.equal(ledger.total.leftOut, 4 - ledger.tested)
  const detail = await world.run(ctx => readEffect(ctx, told.treatment.key))
  assert.equal(detail?.line.target.unit, 'Unit 1')
  assert.ok(detail.donors.length > 0 && detail.donors.every(({ en }) => /^Unit [2-9]$/.test(en)))
  assert.deepEqual(
    detail.records.map(({ of }) => of),
    ['work', 'time', 'before', 'after'],
  )
  const after = detail.records.at(-1)?.to ?? ''
  assert.match(after, new RegExp(`^desk\\?.*unit=${trained}`))
  const response = await world.fetch('/api/v1/effects', {
    headers: { authorization: `Bearer ${await world.token()}` },
  })
  assert.equal(response.status, 200)
  const { uses, together, total, late } = await response.json()
  assert.deepEqual([uses.length, total.measured, late], [4, ledger.tested, false])
  assert.deepEqual(together, { p: ledger.p, stands: true })
  const use = uses.find(({ key }: { key: string }) => key === told.treatment.key)
  assert.deepEqual([use.effect.claim, use.why, use.unit, use.spentHours], ['fewer', null, trained, 10])
  const { training: measured } = await world.run(ctx => measuredLevers(ctx))
  assert.ok(measured && measured.uses === 1 && measured.range[1] < 0.7)
})

test('who reads one unit only may not read what levers did: units are compared', async () => {
  const lead = await world.member('executive', { reach: [trained] })
  await assert.rejects(
    world.run(ctx => readEffects(ctx), lead),
    Refusal,
  )
  await assert.rejects(
    world.run(ctx => readEffect(ctx, 'work-1'), lead),
    Refusal,
  )
  await assert.rejects(
    world.run(ctx => readEffect(ctx, 'work-999999')),
    Refusal,
  )
})
