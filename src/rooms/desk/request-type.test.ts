import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAnswers, isAsked, type RequestField, readNumber } from './request-type.ts'

const field = (key: string, kind: RequestField['kind'], more: Partial<RequestField> = {}): RequestField => ({
  key,
  kind,
  labelFr: key,
  labelEn: key,
  ...more,
})
const kindOfPost = field('kind', 'choice', {
  required: true,
  options: [
    { value: 'film', fr: 'Film', en: 'Film' },
    { value: 'text', fr: 'Texte', en: 'Text' },
  ],
})
const type = {
  fields: [
    kindOfPost,
    field('length', 'number', { required: true, condition: { key: 'kind', values: ['film'] } }),
    field('captions', 'text', { condition: { key: 'length', values: ['60'] } }),
    field('day', 'date'),
    field('unit', 'unit'),
  ],
}

test('answers are kept as their fields mean them', () => {
  assert.deepEqual(
    checkAnswers(type, { kind: 'film', length: '1 200,5', day: '2026-05-01', unit: '12', captions: 'no' }),
    { answers: { kind: 'film', length: 1200.5, day: '2026-05-01', unit: 12 } },
  )
})

test('what is not asked is not kept, and not required', () => {
  assert.deepEqual(checkAnswers(type, { kind: 'text', length: '60', captions: 'yes' }), {
    answers: { kind: 'text' },
  })
  assert.equal(isAsked(type.fields[1], { kind: 'film' }), true)
  assert.equal(isAsked(type.fields[1], {}), false)
})

test('every wrong answer is named', () => {
  assert.deepEqual(checkAnswers(type, { day: '2026-02-30', unit: '-1', colour: 'red' }), {
    fields: {
      colour: { code: 'desk.unknownField' },
      kind: { code: 'platform.required' },
      day: { code: 'platform.date' },
      unit: { code: 'desk.unknownUnit' },
    },
  })
  assert.deepEqual(checkAnswers(type, { kind: 'song' }), { fields: { kind: { code: 'platform.choice' } } })
  assert.deepEqual(checkAnswers(type, { kind: 'film', length: 'long' }), {
    fields: { length: { code: 'desk.answerNumber' } },
  })
})

test('numbers are read as people type them', () => {
  assert.deepEqual(
    ['12', '12,5', '1\u202f000', '-3.25', '1,000.5', '', 'x', '1e9', Number.NaN].map(readNumber),
    [12, 12.5, 1000, -3.25, null, null, null, null, null],
  )
})
