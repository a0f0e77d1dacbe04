import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LeverId, leverIds, statedLevers as levers, planOf as planFor } from './lever.ts'
import { queryOfLevers, readLeversForm, writeChoice } from './lever-address.ts'

/** A team of 10 hours a week, all of which may go to answering: what levers take is taken off. */
const team = { hours: new Array<number>(52).fill(10), threshold: 1, levers, types: [1, 2], mix: null }
const planOf = (chosen: readonly LeverId[], start: number) =>
  planFor(chosen, { start, starts: {}, limits: {} }, team)
const now = { start: 0, starts: {}, limits: {} }
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`)
const lever = (id: LeverId) => levers.find(own => own.id === id) ?? assert.fail()

test('every lever is stated once, its range within sense', () => {
  assert.deepEqual(
    levers.map(({ id }) => id),
    [...leverIds],
  )
  for (const { effect, begins, over } of levers) {
    assert.ok(begins >= 1 && over >= 1)
    if (effect.on !== 'capacity') assert.ok(effect.range[0] > 0 && effect.range[0] < effect.range[1])
  }
})

test('no lever: nothing is changed, taken or paid', () => {
  const { plan, cost } = planOf([], 0)
  assert.deepEqual(cost, { hours: 0, money: 0 })
  assert.ok(plan.more.every(hours => hours === 0))
  assert.ok(plan.changes.every(change => change.arrivals === undefined && change.hours === undefined))
})

test('a lever keeps its place in the list of changes whatever else is chosen, for its draws hang on it', () => {
  const alone = planOf(['training'], 4).plan.changes
  const all = planOf(leverIds, 4).plan.changes
  const place = leverIds.indexOf('training')
  assert.equal(alone.length, all.length)
  assert.deepEqual(alone[place], all[place])
  const { begins, over } = lever('training')
  assert.deepEqual(alone[place], { from: 4 + begins, over, arrivals: [0.7, 0.95] })
})

test('hours spent once are spread over the preparation, those a week follow, money a year is counted from then', () => {
  const { begins, hoursOnce, hoursAWeek, moneyOnce, moneyAYear } = lever('training')
  const { plan, cost } = planOf(['training'], 4)
  assert.equal(plan.more[3], 0)
  near(plan.more[4], -hoursOnce / begins)
  near(plan.more[4 + begins - 1], -hoursOnce / begins)
  near(plan.more[4 + begins], -hoursAWeek)
  near(cost.hours, hoursOnce + hoursAWeek * (52 - 4 - begins))
  near(cost.money, moneyOnce + (moneyAYear * (52 - 4 - begins)) / 52)
})

test('a lever with a start of its own is begun then, the others together', () => {
  const { plan, cost } = planFor(
    ['guides', 'training'],
    { start: 4, starts: { training: 26 }, limits: {} },
    { hours: team.hours.map(() => 30), threshold: 1, levers, types: [1, 2], mix: null },
  )
  const [guides, training] = [lever('guides'), lever('training')]
  assert.equal(plan.changes[leverIds.indexOf('guides')].from, 4 + guides.begins)
  assert.equal(plan.changes[leverIds.indexOf('training')].from, 26 + training.begins)
  near(plan.more[25], -guides.hoursAWeek)
  near(plan.more[26], -guides.hoursAWeek - training.hoursOnce / training.begins)
  const alone = planOf(['guides'], 4).cost.hours + planOf(['training'], 26).cost.hours
  near(cost.hours, alone)
})

test('hiring takes hours before it brings any, and grows to its whole', () => {
  const { begins, over, hoursAWeek } = lever('hiring')
  const { more } = planOf(['hiring'], 0).plan
  assert.ok(more[begins - 1] < 0)
  near(more[begins], 35 / over - hoursAWeek)
  near(more[begins + over - 1], 35 - hoursAWeek)
  near(more[51], 35 - hoursAWeek)
})

test('levers come out of the part that is not for answering; beyond it, they lower what answering may take', () => {
  const { begins, hoursOnce } = lever('training')
  const weekly = hoursOnce / begins
  // Of 30 hours 60 % may go to answering: 12 are left for levers, and the training takes 10.
  const roomy = planFor(['training'], now, {
    hours: team.hours.map(() => 30),
    threshold: 0.6,
    levers,
    types: [1, 2],
    mix: null,
  })
  assert.ok(roomy.plan.more.every(hours => hours === 0))
  // Of 20 hours 8 are left: answering may take 10 of them, which is 60 % of 16.67.
  const tight = planFor(['training'], now, {
    hours: team.hours.map(() => 20),
    threshold: 0.6,
    levers,
    types: [1, 2],
    mix: null,
  })
  near(tight.plan.more[0], (20 - weekly) / 0.6 - 20)
  near(tight.plan.more[begins], 0)
})

test('levers overload a team only where they take all its hours for as long as a share is taken over', () => {
  const of = (chosen: LeverId[], hours: number) =>
    planFor(chosen, now, {
      hours: team.hours.map(() => hours),
      threshold: 0.6,
      levers,
      types: [1, 2],
      mix: null,
    }).overloaded
  // Guides take 20 hours a week for four weeks; requirements 10 for three.
  assert.deepEqual([of(['guides'], 20), of(['guides'], 21), of(['requirements'], 9)], [true, false, false])
  assert.equal(of([], 0), false)
})

test('an address holds the choice; what it names wrongly is the usual', () => {
  const asked = new URLSearchParams(
    'lever=tools&lever=guides&lever=magic&start=13&start-tools=26&start-hubs=7&threshold=70&hours=1 200,5&money=-3&level=33&rate=60&goal=end&propose=yes',
  )
  const form = readLeversForm(asked)
  assert.deepEqual(form, {
    chosen: ['guides', 'tools'],
    start: 13,
    starts: { tools: 26 },
    limits: {},
    stated: [],
    threshold: 0.7,
    propose: true,
    planner: { goal: 'end', level: 0.3, budget: { hours: 1200.5, money: 20_000 }, rate: 60 },
  })
  const again = readLeversForm(new URLSearchParams(queryOfLevers(asked, ['hiring'])))
  assert.deepEqual(again, { ...form, chosen: ['hiring'], propose: false })
})

test('a choice is written one way, from which it is read again; what is not part of it is dropped', () => {
  const asked =
    'start-tools=26&lever=tools&start-guides=13&lever=guides&start=13&start-hubs=4&goal=end&threshold=70'
  const written = writeChoice(readLeversForm(new URLSearchParams(asked)))
  assert.equal(written, 'lever=guides&lever=tools&start=13&start-tools=26&threshold=70')
  assert.equal(writeChoice(readLeversForm(new URLSearchParams(written))), written)
})

test('a lever is limited to the types and units named, and to the units below them', () => {
  const mix = {
    units: [[10], [11, 10], [12], []],
    parts: [
      [0.1, 0.2, 0.3, 0.4],
      [0, 0, 1, 0],
    ],
  }
  const limits = { guides: { types: [2], units: [] }, training: { types: [], units: [10] } }
  const { plan } = planFor(['guides', 'training', 'hubs'], { ...now, limits }, { ...team, mix })
  const of = (id: LeverId) => plan.changes[leverIds.indexOf(id)]
  assert.deepEqual([of('guides').types, of('guides').units], [[1], undefined])
  assert.deepEqual([of('training').types, of('training').units], [undefined, [0, 1]])
  assert.deepEqual([of('hubs').types, of('hubs').units], [undefined, undefined])
  assert.equal(plan.parts, mix.parts)
  assert.equal(planFor(['guides'], { ...now, limits }, { ...team, mix }).plan.parts, null)
  const gone = planFor(['guides'], { ...now, limits: { guides: { types: [9], units: [] } } }, team).plan
  assert.deepEqual(
    gone.changes[leverIds.indexOf('guides')].types,
    [],
    'on a type that is not there it does nothing',
  )
})

test('an address holds limits and what acts as stated, of the levers chosen', () => {
  const asked =
    'lever=guides&types-guides=7&types-guides=7&types-guides=x&units-guides=12&units-hubs=3&stated=guides&stated=hubs'
  const form = readLeversForm(new URLSearchParams(asked))
  assert.deepEqual(form.limits, {
    guides: { types: [7], units: [12] },
    hubs: { types: [], units: [3] },
  })
  assert.deepEqual(form.stated, ['guides', 'hubs'])
  assert.equal(
    writeChoice(form),
    'lever=guides&start=0&types-guides=7&units-guides=12&stated=guides&threshold=60',
  )
})
