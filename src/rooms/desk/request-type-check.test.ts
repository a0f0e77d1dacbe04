import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultTypes } from './default-types.texts.ts'
import { fromTexts } from './default-types.ts'
import type { RequestField } from './request-type.ts'
import { checkAnswers } from './request-type.ts'
import { fieldProblems, keyOf, movesDueTimes } from './request-type-check.ts'

const choice = (key: string, ...values: string[]): RequestField => ({
  key,
  kind: 'choice',
  labelFr: key,
  labelEn: key,
  options: values.map(value => ({ value, fr: value, en: value })),
})
const text = (key: string, condition: RequestField['condition'] = null): RequestField => ({
  key,
  kind: 'text',
  labelFr: key,
  labelEn: key,
  condition,
})
const codes = (fields: RequestField[]) =>
  Object.fromEntries(Object.entries(fieldProblems(fields)).map(([path, { code }]) => [path, code]))

test('a form that can be asked has no problems', () => {
  assert.deepEqual(codes([choice('paid', 'yes', 'no'), text('budget', { key: 'paid', values: ['yes'] })]), {})
})

test('keys and answers stand once; a choice offers two', () => {
  assert.deepEqual(codes([text('a'), text('a'), choice('b', 'x'), choice('c', 'x', 'x')]), {
    'fields.1.key': 'desk.fieldTwice',
    'fields.2.options': 'desk.fewOptions',
    'fields.3.options.1': 'desk.optionTwice',
  })
})

test('a condition rests on an earlier choice and on answers it offers', () => {
  const paid = choice('paid', 'yes', 'no')
  const on = (key: string, ...values: string[]) => text('x', { key, values })
  assert.deepEqual(codes([on('paid', 'yes'), paid]), { 'fields.0.condition': 'desk.conditionField' })
  assert.deepEqual(codes([text('a'), on('a', 'yes')]), { 'fields.1.condition': 'desk.conditionField' })
  assert.deepEqual(codes([paid, on('paid', 'maybe')]), { 'fields.1.condition': 'desk.conditionValue' })
  assert.deepEqual(codes([paid, on('paid')]), { 'fields.1.condition': 'desk.conditionValue' })
})

test('keys are made of words, and numbered where they are taken', () => {
  assert.equal(keyOf('Où cela se lit-il ?', [], '_'), 'ou_cela_se_lit_il')
  assert.equal(keyOf('Post', ['post', 'post-2'], '-'), 'post-3')
  assert.equal(keyOf('???', [], '-'), 'x')
})

test('only targets and the calendar move due times', () => {
  const four = { 1: 1, 2: 2, 3: 3, 4: null }
  const type = { targets: { firstReply: four, resolution: four }, calendarId: null }
  assert.equal(movesDueTimes(type, structuredClone(type)), false)
  assert.equal(movesDueTimes(type, { ...type, calendarId: 1 }), true)
  assert.equal(
    movesDueTimes(type, { ...type, targets: { firstReply: four, resolution: { ...four, 4: 9 } } }),
    true,
  )
})

test('the types a company begins with can be asked, in both languages, with one door', () => {
  assert.equal(defaultTypes.filter(type => type.other).length, 1)
  assert.equal(new Set(defaultTypes.map(type => type.key)).size, defaultTypes.length)
  for (const texts of defaultTypes) {
    const type = fromTexts(texts, 1)
    assert.deepEqual(fieldProblems(type.fields), {}, type.key)
    assert.ok(type.requirements.length > 0 && type.helpFr !== '' && type.helpEn !== '')
    for (const priority of [1, 2, 3, 4] as const) {
      const [reply, resolution] = [type.targets.firstReply[priority], type.targets.resolution[priority]]
      assert.ok(reply !== null && resolution !== null && reply <= resolution, `${type.key} ${priority}`)
    }
  }
})

test('of a crisis one answers what is asked, and the rest only where it is', () => {
  const crisis = defaultTypes.find(type => type.key === 'crisis')
  assert.ok(crisis)
  const type = fromTexts(crisis, 1)
  const given = { facts: 'F', address: 'A', spread: 'single', risk: 'image', contact: 'C', reply: 'no' }
  const quiet = checkAnswers(type, { ...given, replied: 'no' })
  assert.ok('answers' in quiet && !('reply' in quiet.answers))
  const { reply: _, ...without } = given
  const spoken = checkAnswers(type, { ...without, replied: 'yes' })
  assert.deepEqual(spoken, { fields: { reply: { code: 'platform.required' } } })
})

test('French texts keep their narrow spaces and apostrophes', () => {
  for (const found of JSON.stringify(defaultTypes).matchAll(/"fr":"([^"]*)"/g)) {
    assert.doesNotMatch(found[1], /[^\u202f][;!?»]|[ \u00a0][:]|«[^\u202f]|'/, found[1])
  }
})
