import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { openWorld } from '#testing/world.ts'
import { allCalendars, findCalendar } from './calendar.store.server.ts'
import { submitCalendar } from './calendar-form.server.ts'
import { hoursText } from './calendar-text.ts'
import { allRequestTypes, findRequestType } from './request-type.store.server.ts'
import { markOf } from './seen.server.ts'
import { viewSettings } from './settings.server.ts'
import { saveDraft } from './type-draft.server.ts'
import { draftOf, editDraft } from './type-draft.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const agent = await world.member('team')
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.problem.code === code
const typeOf = async (key: string) => {
  const found = (await world.run(({ tx }) => allRequestTypes(tx))).find(type => type.key === key)
  assert.ok(found)
  return found
}
const [standard] = await world.run(({ tx }) => allCalendars(tx))

/** The calendar's page as it is sent, with changes. */
function calendarForm(changes: Record<string, string> = {}): FormData {
  const form = new FormData()
  const days = standard.week.map((day, index) => [`hours.${index}`, hoursText(day)] as const)
  const values = { name: standard.name, timeZone: standard.timeZone, isDefault: 'yes', holidays: '' }
  for (const [name, value] of Object.entries({ ...values, ...Object.fromEntries(days), ...changes }))
    form.set(name, value)
  return form
}
const submit = (changes: Record<string, string> = {}) =>
  world.run(ctx => submitCalendar(ctx, standard.id, calendarForm(changes)))
const fieldsOf = async (work: Promise<unknown>) => {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.problem.fields
    throw error
  }
  assert.fail('it was not refused')
}

test('a calendar sent as it was shown stays as it is', async () => {
  assert.deepEqual(await submit(), standard)
})

test('one gesture adds the holidays of a year, and leaves what the company wrote', async () => {
  const filled = await submit({ holidays: '2026-12-24 Inventory\n25/12/2026 Closed', fill: '2026' })
  assert.equal(filled.holidays.length, 12)
  assert.deepEqual(filled.holidays.slice(-2), [
    { day: '2026-12-24', name: 'Inventory' },
    { day: '2026-12-25', name: 'Closed' },
  ])
  assert.equal(filled.holidays[1].name, 'Easter Monday')
  const french = await world.run(ctx => submitCalendar(ctx, standard.id, calendarForm({ fill: '2027' })), {
    ...world.owner,
    locale: 'fr',
  })
  assert.equal(french.holidays[1].name, 'Lundi de Pâques')
  assert.equal((await submit()).holidays.length, 0)
})

test('hours and lines that cannot be read are named, and nothing is kept of the rest', async () => {
  const wrong = await fieldsOf(
    submit({ name: 'New', 'hours.2': 'all day', holidays: '2026-01-01 A\nsome day' }),
  )
  assert.deepEqual(wrong, {
    'hours.2': { code: 'desk.hours' },
    holidays: { code: 'desk.holidayLine', params: { line: 2, text: 'some day' } },
  })
  assert.deepEqual(await fieldsOf(submit({ 'hours.0': '9-12, 11-18' })), { week: { code: 'desk.week' } })
  assert.deepEqual(await fieldsOf(submit({ isDefault: '' })), { isDefault: { code: 'desk.oneDefault' } })
  assert.deepEqual(await world.run(({ tx }) => findCalendar(tx, standard.id)), standard)
})

test('what the editor shows is saved as it is, and new fields get their keys', async () => {
  const type = await typeOf('advice')
  const same = await world.run(ctx => saveDraft(ctx, type.id, draftOf(type)))
  assert.deepEqual(same, { draft: draftOf(type), problem: null })
  const { draft } = editDraft(draftOf(type), 'add:fields')
  draft.fields[6] = { ...draft.fields[6], labelFr: ' Ton ', labelEn: ' Tone of voice ' }
  draft.firstReply[0] = '30 min'
  const saved = await world.run(ctx => saveDraft(ctx, type.id, draft))
  assert.equal(saved.problem, null)
  assert.equal(saved.draft.fields[6].key, 'tone_of_voice')
  const kept = await typeOf('advice')
  assert.deepEqual([kept.fields[6].labelEn, kept.targets.firstReply[1]], ['Tone of voice', 30])
})

test('all that is wrong with a draft is named at once, beside what was typed', async () => {
  const type = await typeOf('post')
  const draft = draftOf(type)
  draft.nameEn = ' '
  draft.effort = 'a while'
  draft.firstReply[2] = 'soon'
  draft.fields[0].labelFr = ''
  const { draft: back, problem } = await world.run(ctx => saveDraft(ctx, type.id, draft))
  assert.deepEqual(back, draft)
  assert.deepEqual(Object.keys(problem?.fields ?? {}).sort(), [
    'effort',
    'fields.0.labelFr',
    'firstReply.3',
    'nameEn',
  ])
  const { draft: moved } = editDraft(draftOf(type), 'down:fields.5')
  const refusal = await world.run(ctx => saveDraft(ctx, type.id, moved))
  assert.deepEqual(Object.keys(refusal.problem?.fields ?? {}), ['fields.5.condition'])
  assert.deepEqual(await world.run(({ tx }) => findRequestType(tx, type.id)), type)
})

test('what somebody changed meanwhile is not overwritten unseen', async () => {
  const type = await typeOf('campaign')
  const seen = markOf(draftOf(type))
  const first = { ...draftOf(type), nameEn: 'First' }
  assert.equal((await world.run(ctx => saveDraft(ctx, type.id, first, seen))).problem, null)
  const second = { ...draftOf(type), nameEn: 'Second' }
  const late = await world.run(ctx => saveDraft(ctx, type.id, second, seen))
  assert.equal(late.problem?.code, 'desk.settingsChanged')
  assert.deepEqual([late.draft.nameEn, (await typeOf('campaign')).nameEn], ['Second', 'First'])
  await assert.rejects(submit({ seen: 'another' }), refused('desk.settingsChanged'))
  await submit({ seen: markOf(standard) })
})

test('a draft sent by who may not, or for a type that is not there, is refused', async () => {
  const type = await typeOf('post')
  const draft = { ...draftOf(type), nameEn: 'Mine' }
  await assert.rejects(
    world.run(ctx => saveDraft(ctx, type.id, draft), agent),
    refused('platform.forbidden'),
  )
  await assert.rejects(
    world.run(ctx => saveDraft(ctx, 999_999, draft)),
    refused('platform.notFound'),
  )
  await assert.rejects(
    world.run(ctx => submitCalendar(ctx, standard.id, calendarForm({ name: 'Mine' })), agent),
    refused('platform.forbidden'),
  )
  await assert.rejects(
    world.run(ctx => viewSettings(ctx), agent),
    refused('platform.forbidden'),
  )
})
