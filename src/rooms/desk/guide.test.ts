import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomeAfter, wordsOf } from './deflection.ts'
import { changeGuide, type Guide } from './guide.ts'

const guide: Guide = {
  id: 1,
  title: 'Logos',
  body: 'Take them here.',
  language: 'en',
  state: 'draft',
  typeIds: [3],
  unitId: null,
  publishedAt: null,
  updatedAt: 1,
  version: 1,
}

test('publishing says since when, and needs words', () => {
  assert.deepEqual(changeGuide(guide, { state: 'published' }, 5), { state: 'published', publishedAt: 5 })
  assert.deepEqual(changeGuide({ ...guide, body: ' \n' }, { state: 'published' }, 5), {
    problem: 'desk.guideEmpty',
  })
  const out = { ...guide, state: 'published', publishedAt: 2 } as const
  assert.deepEqual(changeGuide(out, { body: '' }, 5), { problem: 'desk.guideEmpty' })
  assert.deepEqual(changeGuide(out, { state: 'archived', title: 'Logos' }, 5), { state: 'archived' })
  assert.deepEqual(changeGuide(out, { state: 'published', body: undefined }, 5), {})
})

test('whom a guide is for is told in order, and changes only where it is another', () => {
  assert.deepEqual(changeGuide(guide, { typeIds: [3, 3], unitId: null }, 5), {})
  assert.deepEqual(changeGuide(guide, { typeIds: [9, 3], unitId: 4 }, 5), { typeIds: [3, 9], unitId: 4 })
  assert.deepEqual(changeGuide(guide, { typeIds: [] }, 5), { typeIds: [] })
})

test('what a guide did for an ask only grows, until the ask becomes a request', () => {
  const shown = { outcome: 'shown', requestId: null } as const
  assert.equal(outcomeAfter(shown, 'opened', false), 'opened')
  assert.equal(outcomeAfter({ ...shown, outcome: 'solved' }, 'opened', true), null)
  assert.equal(outcomeAfter(shown, 'solved', false), 'solved')
  assert.equal(outcomeAfter(shown, 'solved', true), null)
  assert.equal(outcomeAfter({ ...shown, requestId: 3 }, 'solved', false), null)
  assert.equal(outcomeAfter({ ...shown, outcome: 'solved' }, 'asked', true), 'opened')
  assert.equal(outcomeAfter(shown, 'asked', false), null)
})

test('the words looked for leave out marks, single letters, doubles and words of asking', () => {
  assert.deepEqual(wordsOf('L’accès -à "LinkedIn" or l’Accès ?'), ['accès', 'linkedin'])
  assert.deepEqual(wordsOf('Bonjour, comment avoir les logos ?'), ['logos'])
  assert.equal(wordsOf('mot '.repeat(400)).length, 1)
  assert.deepEqual(wordsOf(' ?! '), [])
})
