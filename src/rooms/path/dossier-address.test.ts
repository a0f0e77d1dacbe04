import assert from 'node:assert/strict'
import { test } from 'node:test'
import { longest, queryOfDossier, readDossierForm } from './dossier-address.ts'

const read = (query: string) => readDossierForm(new URLSearchParams(query), 'en')

test('a dossier is found again by its own address, whatever is written in it', () => {
  const form = read(
    'lever=guides&lever=tools&start=4&start-tools=26&threshold=70&language=fr&reader=Zo%C3%A9+%26+Co&ask=Deux%0Alignes+%3D+%22oui%22&by=2027-01-15&propose=yes',
  )
  assert.deepEqual(
    [form.levers.chosen, form.levers.starts, form.levers.threshold, form.levers.propose],
    [['guides', 'tools'], { tools: 26 }, 0.7, false],
  )
  assert.deepEqual([form.reader, form.ask, form.by], ['Zoé & Co', 'Deux\nlignes = "oui"', '2027-01-15'])
  assert.deepEqual(read(queryOfDossier(form)), form)
})

test('what an address names wrongly is the usual, and texts end where an address cannot hold more', () => {
  const form = read(`language=de&by=2027-02-30&reader=+&ask=${'x'.repeat(5000)}`)
  assert.deepEqual([form.language, form.by, form.reader, form.levers.chosen], ['en', null, '', []])
  assert.equal(form.ask.length, longest.ask)
})
