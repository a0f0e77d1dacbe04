import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutesText, readMinutes } from './business-time.ts'
import { defaultTypes } from './default-types.texts.ts'
import { fromTexts } from './default-types.ts'
import { fieldProblems } from './request-type-check.ts'
import { draftOf, editDraft, isOperation, type TypeDraft } from './type-draft.ts'
import { definitionOf, tidyDraft } from './type-draft-definition.ts'
import { readDraft } from './type-draft-form.ts'

const typeOf = (key: string) => {
  const texts = defaultTypes.find(type => type.key === key)
  assert.ok(texts)
  return { id: 1, ...fromTexts(texts, 1) }
}

/** The form as the page sends it. */
function formOf(draft: TypeDraft): FormData {
  const form = new FormData()
  const put = (path: string, value: unknown): void => {
    if (typeof value === 'string') form.append(path, value)
    else if (typeof value === 'boolean') {
      if (value) form.append(path, 'on')
    } else if (path.endsWith('.values')) for (const one of value as string[]) form.append(path, one)
    else
      for (const [key, inner] of Object.entries(value as object)) {
        const four = path === 'firstReply' || path === 'resolution'
        put(path === '' ? key : `${path}.${four ? Number(key) + 1 : key}`, inner)
      }
  }
  put('', draft)
  return form
}

test('what is not touched stays as it is, through the editor’s form and back', () => {
  for (const { key } of defaultTypes) {
    const { id: _, key: __, active: ___, position: ____, ...kept } = typeOf(key)
    const draft = draftOf(typeOf(key))
    assert.deepEqual(readDraft(formOf(draft)), draft)
    assert.deepEqual(definitionOf(tidyDraft(readDraft(formOf(draft)))), { definition: kept, problems: {} })
  }
})

test('rows are added at the end, moved and removed, and the next one is gone on from', () => {
  const draft = draftOf(typeOf('advice'))
  const keys = (of: TypeDraft) => of.fields.map(field => field.uid)
  assert.deepEqual(keys(draft), ['need', 'question', 'words', 'account', 'publish_on', 'document'])
  const down = editDraft(draft, 'down:fields.0')
  assert.deepEqual(keys(down.draft).slice(0, 2), ['question', 'need'])
  assert.equal(down.focus, 'field-need')
  assert.deepEqual(keys(editDraft(draft, 'up:fields.0').draft), keys(draft))
  const removed = editDraft(draft, 'remove:fields.5')
  assert.equal(removed.focus, 'field-publish_on')
  const added = editDraft(removed.draft, 'add:fields')
  assert.deepEqual([added.focus, added.draft.fields.length], ['field-new-6', 6])
  assert.equal(editDraft(added.draft, 'add:fields').focus, 'field-new-7')
  const option = editDraft(draft, 'add:fields.0.options')
  assert.equal(option.draft.fields[0].options.length, 3)
  assert.equal(option.focus, 'option-need-new-3')
  const without = editDraft(draft, 'remove:fields.0.options.0')
  assert.deepEqual(
    without.draft.fields[0].options.map(({ uid }) => uid),
    ['approval'],
  )
  assert.equal(editDraft(draft, 'remove:requirements.0').draft.requirements.length, 2)
  assert.equal(editDraft(draft, 'add:requirements').focus, 'requirement-new-4')
})

test('what is no operation, or a place that is not there, changes nothing', () => {
  const draft = draftOf(typeOf('advice'))
  assert.equal(isOperation('save'), false)
  assert.equal(isOperation('up:fields.x'), false)
  for (const operation of ['up:fields.99', 'add:fields.99.options', 'down:requirements.99', 'nonsense'])
    assert.deepEqual(editDraft(draft, operation).draft, draft)
})

test('new fields and answers get keys of their English words; conditions on them hold', () => {
  let draft = draftOf({ ...typeOf('other'), fields: [] })
  for (const operation of [
    'add:fields',
    'add:fields',
    'add:fields.0.options',
    'add:fields.0.options',
    'add:fields.0.options',
  ])
    draft = editDraft(draft, operation).draft
  const [choice, more] = draft.fields
  draft.fields = [
    {
      ...choice,
      kind: 'choice',
      labelFr: 'Payé ?',
      labelEn: 'Paid?',
      options: [
        { ...choice.options[0], fr: 'Oui', en: 'Yes' },
        { ...choice.options[1], fr: 'Non', en: 'No' },
        choice.options[2],
      ],
    },
    { ...more, labelFr: 'Payé', labelEn: 'Paid', on: choice.uid, values: [choice.options[0].uid] },
  ]
  const { definition } = definitionOf(tidyDraft(draft))
  assert.deepEqual(fieldProblems(definition.fields), {})
  assert.deepEqual(
    definition.fields.map(({ key, options, condition }) => [
      key,
      options?.map(({ value }) => value),
      condition,
    ]),
    [
      ['paid', ['yes', 'no'], null],
      ['paid_2', [], { key: 'paid', values: ['yes'] }],
    ],
  )
})

test('renaming an answer keeps its value, so that what was answered keeps its meaning', () => {
  const draft = draftOf(typeOf('advice'))
  draft.fields[0].options[0].en = 'A piece of advice'
  assert.equal(definitionOf(draft).definition.fields[0].options?.[0].value, 'advice')
})

test('a field moved above what its condition rests on is refused, not silently always asked', () => {
  const { draft } = editDraft(draftOf(typeOf('advice')), 'down:fields.0')
  assert.deepEqual(fieldProblems(definitionOf(draft).definition.fields), {
    'fields.0.condition': { code: 'desk.conditionField' },
  })
})

test('rows in which nothing was written are left out', () => {
  let draft = draftOf(typeOf('advice'))
  for (const operation of ['add:fields', 'add:requirements', 'add:fields.0.options'])
    draft = editDraft(draft, operation).draft
  assert.deepEqual(tidyDraft(draft), draftOf(typeOf('advice')))
})

test('business time is read as people type it', () => {
  const read: [string, number | '' | null][] = [
    ['', ''],
    ['90', 90],
    ['45 min', 45],
    ['2 h', 120],
    ['2h30', 150],
    ['1 h 05 min', 65],
    ['1,5 h', 90],
    ['120 h', 7200],
    ['0', null],
    ['2 days', null],
    ['2 h 30 s', null],
  ]
  for (const [text, minutes] of read) assert.equal(readMinutes(text), minutes, text)
  for (const minutes of [1, 59, 60, 61, 540, 5400]) assert.equal(readMinutes(minutesText(minutes)), minutes)
  const draft = { ...draftOf(typeOf('other')), firstReply: ['soon', '', '', ''], effort: 'a day' }
  assert.deepEqual(Object.keys(definitionOf(draft).problems).sort(), ['effort', 'firstReply.1'])
})

test('what cannot be stored does not stop the editor', () => {
  const form = formOf(draftOf(typeOf('other')))
  form.set('nameEn', 'a\u0000b\ud800')
  assert.equal(readDraft(form).nameEn, 'ab\ufffd')
})
