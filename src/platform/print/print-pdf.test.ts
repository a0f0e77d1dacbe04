import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPdf } from '#testing/pdf-text.ts'
import type { Block, WrittenDocument } from './document.ts'
import { printPdf } from './print-pdf.ts'

const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => [{ text: `Ligne ${n + 1}`, notes: [1] }, { text: `${n} €` }])

function writtenOf(change: Partial<WrittenDocument> = {}): WrittenDocument {
  return {
    language: 'fr',
    title: 'L’œuvre : 1\u202f234 € – « où ? »',
    subtitle: 'Sous-titre',
    facts: ['28 novembre 2026'],
    sections: [
      {
        id: 'one',
        title: 'Première partie',
        blocks: [
          { kind: 'text', sentences: [{ text: 'Une phrase.', notes: [1] }] },
          {
            kind: 'table',
            label: 'Longue',
            columns: [
              { name: 'Intitulé', as: 'wide' },
              { name: 'Somme', as: 'number' },
            ],
            rows: rows(90),
          },
        ],
      },
      { id: 'two', title: 'Seconde partie', blocks: [{ kind: 'quote', text: 'Mes mots\nsur deux lignes' }] },
    ],
    proof: {
      title: 'Preuve',
      lead: 'Chaque chiffre.',
      columns: { number: 'N°', figure: 'Chiffre', rests: 'Données', method: 'Méthode' },
      open: 'Ouvrir',
      notes: [
        {
          number: 1,
          figure: 'Demandes',
          value: '90',
          window: 'en 2026',
          records: 'n = 90',
          method: 'Somme.',
          address: 'desk?opened=2026-01-01..2026-12-31&q=(a)',
        },
      ],
    },
    annex: { title: 'Annexe', lead: 'Les tableaux.', table: 'Tableau' },
    ...change,
  }
}
const printing = {
  base: 'https://s.example/w/acme',
  page: 'https://s.example/w/acme/path',
  now: 1_700_000_000_000,
}

test('every sign of French is printed as text, with the product’s own fonts in the file', async () => {
  const file = readPdf(await printPdf(writtenOf(), printing))
  const text = file.pages.join('').replaceAll(/[\s\u202f]/g, '')
  for (const part of ['L’œuvre:1234€–«où?»', 'Unephrase.1', 'Mesmots', 'surdeuxlignes', 'Ligne90', '89€'])
    assert.ok(text.includes(part), part)
  assert.ok(file.fonts.length > 0 && file.fonts.every(font => font.embedded && /Source/.test(font.name)))
})

test('a long table goes on under its headings, pages are counted, links lead to records', async () => {
  const { pages, links } = readPdf(await printPdf(writtenOf(), printing))
  assert.ok(pages.length >= 3)
  for (const [index, page] of pages.entries())
    assert.ok(page.includes(`${index + 1} / ${pages.length}`), page)
  const lined = pages.filter(page => page.includes('Ligne'))
  assert.ok(lined.length >= 2 && lined.every(page => page.includes('Intitulé')))
  assert.ok(links.some(link => link.startsWith('https://s.example/w/acme/desk?opened=')))
  assert.ok(links.includes(printing.page))
})

test('the table behind a picture stands in an annex, named under the picture; without one there is no annex', async () => {
  const picture = (label: string, count: number): Block => ({
    kind: 'picture',
    title: `Image de ${label}`,
    subtitle: 'Par semaine',
    label,
    picture: { height: 10, shapes: [] },
    behind: { label, columns: [{ name: 'Semaine' }, { name: 'Part', as: 'number' }], rows: rows(count) },
  })
  const [first] = writtenOf().sections
  const blocks = [picture('hier', 3), picture('demain', 52)]
  const { pages } = readPdf(await printPdf(writtenOf({ sections: [{ ...first, blocks }] }), printing))
  const flat = pages.map(page => page.replaceAll(/\s/g, ''))
  assert.match(flat[0], /Imagedehier.*Tableau1.*Imagededemain.*Tableau2/)
  const annex = flat.slice(flat.findIndex(page => page.includes('Annexe'))).join('')
  assert.match(annex, /Tableau1\.hier.*2€.*Tableau2\.demain.*51€/)
  const plain = readPdf(await printPdf(writtenOf(), printing))
  assert.ok(!plain.pages.join('').includes('Annexe'))
})

test('no heading is left at the foot of a page', async () => {
  for (let count = 20; count < 44; count += 2) {
    const blocks = [
      {
        kind: 'list' as const,
        items: Array.from({ length: count }, (_, n) => ({ text: `Point ${n}` })),
      },
    ]
    const [first, second] = writtenOf().sections
    const { pages } = readPdf(
      await printPdf(writtenOf({ sections: [{ ...first, blocks }, second] }), printing),
    )
    const page = pages.find(text => text.includes('Seconde partie')) ?? ''
    assert.ok(page.includes('Mes mots'), `${count}: ${page.slice(-80)}`)
  }
})
