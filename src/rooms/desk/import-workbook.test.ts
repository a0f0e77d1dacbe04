import assert from 'node:assert/strict'
import { test } from 'node:test'
import exceljs from 'exceljs'
import { Refusal } from '#platform/refusal.ts'
import { readText } from './import-fixtures.ts'

function refuses(code: string) {
  return (error: unknown) => error instanceof Refusal && error.problem.code === `desk.import.${code}`
}

const bytesOf = async (workbook: exceljs.Workbook) => new Uint8Array(await workbook.xlsx.writeBuffer())

/** A workbook with a hidden sheet before the one that counts. */
async function sampleWorkbook(): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  workbook.addWorksheet('Notes & Co', { state: 'hidden' }).addRow(['caché'])
  const sheet = workbook.addWorksheet('Demandes')
  sheet.addRow([])
  sheet.addRow(['Numéro', 'Ouvert le', 'Montant', 'Objet', 'Objet', 'Ok'])
  sheet.addRow([
    1,
    new Date(Date.UTC(2016, 1, 29, 1, 16)),
    1.5,
    { richText: [{ text: 'É' }, { text: 'té' }] },
    'é',
    true,
  ])
  sheet.addRow([
    2,
    { formula: 'A1', result: new Date(Date.UTC(2016, 2, 1)) },
    { formula: 'A1', result: 0 },
    { text: 'lien', hyperlink: 'http://example.org' },
  ])
  sheet.addRow([])
  sheet.addRow([3, null, { formula: '1/0', result: { error: '#DIV/0!' } }])
  sheet.addRow([4, null, null, null, null, null, null, 'too far'])
  sheet.getColumn(2).numFmt = 'dd/mm/yyyy hh:mm'
  return bytesOf(workbook)
}

test('a sheet gives rows with their numbers: dates as dates, numbers as numbers, formulas as results', async () => {
  const { file, rows, lines, bad } = await readText(await sampleWorkbook())
  assert.deepEqual(file.workbook, { sheet: 'Demandes', sheets: ['Notes & Co', 'Demandes'] })
  assert.deepEqual(file.header, ['Numéro', 'Ouvert le', 'Montant', 'Objet', 'Objet (2)', 'Ok'])
  assert.deepEqual(rows, [
    [1, '2016-02-29T01:16:00', 1.5, 'Été', 'é', 'true'],
    [2, '2016-03-01T00:00:00', 0, 'lien', '', ''],
    [3, '', '#N/A', '', '', ''],
  ])
  assert.deepEqual(lines, [3, 4, 6])
  assert.deepEqual(
    bad.map(({ line, code }) => [line, code]),
    [[7, 'desk.import.tooMany']],
  )
})

test('a sheet can be chosen by name', async () => {
  const bytes = await sampleWorkbook()
  assert.deepEqual((await readText(bytes, { sheet: 'Notes & Co' })).file.header, ['caché'])
  await assert.rejects(readText(bytes, { sheet: 'Zut' }), refuses('sheet'))
})

test('days counted from 1904 are the same days', async () => {
  const workbook = new exceljs.Workbook()
  workbook.properties.date1904 = true
  const sheet = workbook.addWorksheet('A')
  sheet.addRow(['jour', 'calculé'])
  const day = new Date(Date.UTC(2016, 1, 29))
  sheet.addRow([day, { formula: 'A2', result: 40_967.5 }])
  for (const column of [1, 2]) sheet.getColumn(column).numFmt = 'yyyy-mm-dd'
  const { rows } = await readText(await bytesOf(workbook))
  assert.deepEqual(rows[0], ['2016-02-29T00:00:00', '2016-02-29T12:00:00'])
})

test('what a workbook unpacks to is limited, and broken ones are refused', async () => {
  const bytes = await sampleWorkbook()
  await assert.rejects(readText(bytes, { limits: { maxBytes: 1000 } }), refuses('tooLarge'))
  await assert.rejects(readText(bytes, { limits: { maxColumns: 3 } }), refuses('tooManyColumns'))
  await assert.rejects(readText(bytes.subarray(0, bytes.length - 100)), refuses('workbook'))
  await assert.rejects(readText(Buffer.from('PK\u0003\u0004 and nothing more')), refuses('workbook'))
  const empty = new exceljs.Workbook()
  empty.addWorksheet('A')
  await assert.rejects(readText(await bytesOf(empty)), refuses('empty'))
})

test('a sheet that unpacks to more than its archive declares is refused before it is read', async () => {
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('A')
  for (let row = 0; row < 5000; row++) sheet.addRow(['a', 'b', 'c'])
  const bytes = Buffer.from(await bytesOf(workbook))
  for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4))
    if (bytes.toString('latin1', at + 46, at + 46 + bytes.readUInt16LE(at + 28)).includes('sheet1'))
      bytes.writeUInt32LE(500, at + 24)
  await assert.rejects(readText(bytes), refuses('workbook'))
})

test('rows that begin in the last column of a sheet are bad, and fill no memory', async () => {
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('Far')
  sheet.addRow(['Number', 'Summary'])
  for (let line = 2; line < 152; line++) sheet.getCell(`XFD${line}`).value = 1
  const bytes = await bytesOf(workbook)
  assert.ok(bytes.length < 20_000)
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed)
  }, 1)
  const before = process.memoryUsage().heapUsed
  const { rows, bad } = await readText(bytes)
  clearInterval(watch)
  most = Math.max(most, process.memoryUsage().heapUsed)
  assert.deepEqual([rows.length, bad.length], [0, 150])
  assert.deepEqual(bad[0].params, { expected: 2, found: 16_384 })
  assert.ok(most - before < 150 * 2 ** 20, `${Math.round((most - before) / 2 ** 20)} MB more`)
})
