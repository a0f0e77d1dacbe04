import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import type { RequestField } from './request-type.ts'
import { readAnswersForm } from './type-form.ts'

const field = (key: string, kind: RequestField['kind']): RequestField => ({
  key,
  kind,
  labelFr: key,
  labelEn: key,
})
const type = { fields: [field('why', 'longText'), field('plan', 'file'), field('when', 'date')] }

function formOf(entries: [string, string | File][]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

test('answers are read by field; empty ones, other types’ ones and the form’s own fields are left out', () => {
  const plan = new File(['a'], 'plan.pdf')
  const sent = readAnswersForm(
    type,
    formOf([
      ['subject', 'A page'],
      ['answers.why', ' To sell '],
      ['answers.plan', plan],
      ['answers.when', ''],
      ['answers.unknown', 'x'],
    ]),
  )
  assert.deepEqual(sent.answers, { why: ' To sell ', plan: 'plan.pdf' })
  assert.deepEqual(
    sent.files.map(({ key, file }) => [key, file.name, file.size]),
    [['plan', 'plan.pdf', 1]],
  )
})

test('no file chosen is no answer, and a file where words are asked is none', () => {
  const sent = readAnswersForm(
    type,
    formOf([
      ['answers.plan', new File([], '')],
      ['answers.why', new File(['x'], 'x.txt')],
    ]),
  )
  assert.deepEqual(sent, { answers: {}, files: [] })
})

test('a file field sent as words is no file', () => {
  assert.deepEqual(readAnswersForm(type, formOf([['answers.plan', 'plan.pdf']])), { answers: {}, files: [] })
})

test('text that cannot be stored is refused beside its field', () => {
  assert.throws(
    () => readAnswersForm(type, formOf([['answers.why', 'a\u0000b']])),
    error =>
      error instanceof Refusal &&
      error.status === 422 &&
      error.problem.fields?.['answers.why'].code === 'platform.text',
  )
})
