import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readUnitList, textOfFile } from './unit-list.server.ts'

const rows = (text: string) => {
  const read = readUnitList(text)
  assert.ok(read.ok, JSON.stringify(read))
  return read.rows
}

test('any delimiter, headings in both languages, in any order', () => {
  const expected = [
    { line: 2, name: 'Groupe', code: 'G', parent: '' },
    { line: 3, name: 'France, sud', code: '', parent: 'G' },
  ]
  assert.deepEqual(rows('Nom;Code;Unité parente\r\nGroupe;G;\r\nFrance, sud;;G\r\n'), expected)
  assert.deepEqual(rows('\uFEFFparent_code\tID\tBusiness unit\n\tG\tGroupe\nG\t\tFrance, sud'), expected)
  assert.deepEqual(rows('name,code,parent\nGroupe,G\n"France, sud",,G'), expected)
})

test('the names that our own pages give are headings too, and columns left aside are told', () => {
  const read = readUnitList('Nom;Code;Rattachée à;Effectif;\nPresse;PR;Communication;12;')
  assert.ok(read.ok)
  assert.deepEqual(read.rows, [{ line: 2, name: 'Presse', code: 'PR', parent: 'Communication' }])
  assert.deepEqual(read.ignored, ['Effectif'])
  assert.equal(rows('Name,Stands under\nPress,Communication')[0].parent, 'Communication')
})

test('lines are those of the file, empty ones counted and skipped, a row over two lines by its last', () => {
  assert.deepEqual(
    rows('name\n\nA\n;;\n"B\nb"\nC').map(row => [row.line, row.name]),
    [
      [3, 'A'],
      [6, 'B\nb'],
      [7, 'C'],
    ],
  )
})

test('what cannot be read says why', () => {
  const code = (text: string) => {
    const read = readUnitList(text)
    return read.ok ? 'ok' : `${read.code} ${JSON.stringify(read.params)}`
  }
  assert.equal(code('  \n'), 'people.listEmpty {}')
  assert.equal(code('name\n'), 'people.listEmpty {}')
  assert.equal(code('libellé;code\nA;1'), 'people.listNoName {"found":"libellé, code"}')
  assert.equal(code('name\n"A'), 'people.listQuote {"line":2}')
  assert.equal(code('name\nA\u0000'), 'people.listText {}')
  assert.equal(code(`name\n${'A\n'.repeat(10_001)}`), 'people.listLong {"max":10000}')
})

test('files of Excel are read: UTF-8 with or without its mark, UTF-16, Windows-1252', () => {
  const text = 'Nom\nÉnergie – côté'
  assert.equal(textOfFile(new TextEncoder().encode(text)), text)
  assert.equal(textOfFile(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])), text)
  assert.equal(textOfFile(Buffer.from('Nom\nc\xf4t\xe9 \x80', 'latin1')), 'Nom\ncôté €')
})
