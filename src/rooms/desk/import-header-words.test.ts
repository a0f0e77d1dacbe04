import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from './import.words.en.ts'
import { fr } from './import.words.fr.ts'
import { guessMapping } from './import-guess.ts'

const targetOf = (column: string, value: string) =>
  guessMapping([column], [[value]]).mapping.columns[0].target

test('the names that our own pages give to each target are understood, in both languages', () => {
  const sample = (target: string) =>
    target.endsWith('At') ? '2026-02-01' : target.endsWith('Mail') ? 'a@b.cd' : 'x'
  for (const { target: labels } of [en.import, fr.import])
    for (const [target, label] of Object.entries(labels))
      if (target !== 'field') assert.equal(targetOf(label, sample(target)), target, label)
})
