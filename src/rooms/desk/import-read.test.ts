import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { Refusal } from '#platform/refusal.ts'
import { readAll, readText } from './import-fixtures.ts'
import { openImportFile } from './import-read.server.ts'

const codesOf = (bad: readonly { line: number; code: string }[]) => bad.map(({ line, code }) => [line, code])

function refuses(code: string) {
  return (error: unknown) => error instanceof Refusal && error.problem.code === `desk.import.${code}`
}

test('delimiters are guessed: comma, semicolon, tab, pipe, and what Excel says', async () => {
  for (const delimiter of [',', ';', '\t', '|'] as const) {
    const { file, rows } = await readText(
      `${['id', 'note', 'montant'].join(delimiter)}\n${['1', 'a', '2.5'].join(delimiter)}`,
    )
    assert.equal(file.text?.delimiter, delimiter)
    assert.deepEqual(rows, [['1', 'a', '2.5']])
  }
  const decimals = await readText('id;montant;note\n1;1,5;a, b\n2;2,5;c, d\n')
  assert.deepEqual(decimals.rows[1], ['2', '2,5', 'c, d'])
  const told = await readText('sep=;\r\nid;a,b\r\n1;2\r\n')
  assert.deepEqual([told.file.header, told.rows, told.lines], [['id', 'a,b'], [['1', '2']], [3]])
  const chosen = await readText('a,b;c\n1,2;3\n', { delimiter: ';' })
  assert.deepEqual(chosen.file.header, ['a,b', 'c'])
})

test('quotes: delimiters, doubled quotes and line ends inside, real line numbers', async () => {
  const { rows, lines, bad } = await readText(
    'id,note\r\n1,"a, ""b""\r\nc"\r\n2,x"y\r\n\r\n"3",""\r\n4,"\n\n"\n5,end',
  )
  assert.deepEqual(rows, [
    ['1', 'a, "b"\r\nc'],
    ['2', 'x"y'],
    ['3', ''],
    ['4', '\n\n'],
    ['5', 'end'],
  ])
  assert.deepEqual(lines, [2, 4, 6, 7, 10])
  assert.deepEqual(bad, [])
})

test('carriage returns alone end lines where there is no line feed', async () => {
  const { rows, lines } = await readText('id,note\r1,a\r2,"b\rc"\r3,d\r')
  assert.deepEqual(rows, [
    ['1', 'a'],
    ['2', 'b\rc'],
    ['3', 'd'],
  ])
  assert.deepEqual(lines, [2, 3, 5])
})

test('malformed rows are listed with their line and the next ones are read', async () => {
  const { rows, bad } = await readText('id,note\n1,"a"b\n2,ok\n3\n4,a,b\n5,"never closed\n6,ok\n')
  assert.deepEqual(rows, [
    ['2', 'ok'],
    ['6', 'ok'],
  ])
  assert.deepEqual(codesOf(bad), [
    [2, 'desk.import.quoteAfter'],
    [4, 'desk.import.tooFew'],
    [5, 'desk.import.tooMany'],
    [6, 'desk.import.quoteOpen'],
  ])
  assert.deepEqual(bad[1].params, { expected: 2, found: 1 })
})

test('a row that goes over many blocks is one row, and what follows keeps its line', async () => {
  const long = 'x'.repeat(600_000)
  const { rows, lines } = await readText(`id,note\n1,"${long}\n""${long}"\n2,ok\n`, {
    limits: { maxCell: 2_000_000 },
  })
  assert.equal(rows[0][1], `${long}\n"${long}`)
  assert.deepEqual(
    [rows[1], lines],
    [
      ['2', 'ok'],
      [2, 4],
    ],
  )
})

test('cells and rows that are too long are listed, without being kept', async () => {
  const limits = { maxCell: 1000 }
  const { rows, bad } = await readText(
    `id,note\n1,${'x'.repeat(1500)}\n2,ok\n3,"${'y'.repeat(3000)}\n4,ok\n5,${'z'.repeat(900_000)}\n6,ok`,
    { limits },
  )
  assert.deepEqual(
    rows.map(row => row[0]),
    ['2', '4', '6'],
  )
  assert.deepEqual(codesOf(bad), [
    [2, 'desk.import.cellTooLong'],
    [4, 'desk.import.quoteOpen'],
    [6, 'desk.import.rowTooLong'],
  ])
  assert.ok(bad.every(row => (row.value ?? '').length <= 200))
})

test('encodings: UTF-8 with and without mark, UTF-16 by mark, Windows-1252 otherwise, or the one chosen', async () => {
  const text = 'numéro,objet\n1,Été à 5 €\n'
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
  const windows = Buffer.from(text.replace('€', '\u0080'), 'latin1')
  const cases = [
    [Buffer.from(text), 'utf-8'],
    [Buffer.from(`\uFEFF${text}`), 'utf-8'],
    [utf16, 'utf-16le'],
    [Buffer.from(utf16).swap16(), 'utf-16be'],
    [windows, 'windows-1252'],
  ] as const
  for (const [bytes, encoding] of cases) {
    const { file, rows } = await readText(bytes)
    assert.deepEqual(
      [file.text?.encoding, file.header, rows],
      [encoding, ['numéro', 'objet'], [['1', 'Été à 5 €']]],
    )
  }
  const { file } = await readText(Buffer.from(text), { encoding: 'windows-1252' })
  assert.equal(file.header[0], 'numÃ©ro')
})

test('characters cut by the end of a block are whole, for every place of the cut', async () => {
  const line = 'é€😀,ok\n'
  for (let shift = 0; shift < 12; shift++) {
    const body = `${'a'.repeat(shift)},b\n${line.repeat(30_000)}`
    const utf8 = await readText(Buffer.from(`id,x\n${body}`))
    assert.ok(utf8.rows.slice(1).every(row => row[0] === 'é€😀'))
    if (shift > 2) continue
    const utf16 = await readText(Buffer.from(`\uFEFFid,x\n${body}`, 'utf16le'))
    assert.ok(utf16.rows.slice(1).every(row => row[0] === 'é€😀') && utf16.bad.length === 0)
  }
})

test('what cannot be stored is listed: invalid UTF-8, NUL, lone surrogates', async () => {
  const good = 'row,good\n'.repeat(40_000)
  const bytes = Buffer.concat([
    Buffer.from(`id,x\n${good}1,a`),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('\n2,\u0000\n3,\uFFFD\n4,ok\n5,x'),
    Buffer.from([0xc3]),
  ])
  const { rows, bad } = await readText(bytes)
  assert.deepEqual(codesOf(bad), [
    [40_002, 'desk.import.encoding'],
    [40_003, 'desk.import.nul'],
    [40_006, 'desk.import.encoding'],
  ])
  assert.deepEqual(rows.slice(-2), [
    ['3', '\uFFFD'],
    ['4', 'ok'],
  ])
  assert.equal(bad[1].value, '2,\u2400')
  const lone = await readText(Buffer.from('\uFEFFid,x\n1,\uD800\n2,ok\n', 'utf16le'))
  assert.deepEqual([codesOf(lone.bad), lone.rows], [[[2, 'desk.import.surrogate']], [['2', 'ok']]])
  assert.ok(lone.bad[0].value?.isWellFormed())
})

test('column names are trimmed and made different', async () => {
  const { file } = await readText(' category ,category,,category,"category (2)"\n1,2,3,4,5\n')
  assert.deepEqual(file.header, ['category', 'category (3)', '#3', 'category (4)', 'category (2)'])
})

test('blank rows are passed over, and a file may hold nothing but its header', async () => {
  const { rows, lines } = await readText('\n\nid,x\n\n,\n1,2\n   \n'.replace('   ', ''))
  assert.deepEqual([rows, lines], [[['1', '2']], [6]])
  assert.deepEqual((await readText('id,x')).rows, [])
})

test('gzip is unpacked, counted and refused where it is broken or too large', async () => {
  const text = `id,x\n${'1,a\n'.repeat(50_000)}`
  const packed = gzipSync(text)
  const file = await openImportFile(packed)
  assert.equal(file.text?.gzip, true)
  const { rows } = await readAll(file)
  assert.equal(rows.length, 50_000)
  assert.equal((await readAll(file)).rows.length, 50_000)
  let last = 0
  for await (const batch of file.batches()) last = batch.bytesRead
  assert.equal(last, packed.length)
  await assert.rejects(openImportFile(packed.subarray(0, 40)), refuses('gzip'))
  await assert.rejects(readText(packed, { limits: { maxBytes: 100_000 } }), refuses('tooLarge'))
  const bomb = gzipSync(Buffer.alloc(20_000_000, 'id,x\n'))
  await assert.rejects(readText(bomb, { limits: { maxBytes: 1_000_000 } }), refuses('tooLarge'))
})

test('UTF-16 is refused where the bytes say otherwise, and either order of them is told', async () => {
  const text = 'Numéro;Ouvert\nA;2026-01-01\n'
  const little = Buffer.from(text, 'utf16le')
  const big = Buffer.from(little).swap16()
  const wrong = [
    [Buffer.from(text), 'utf-16le'],
    [Buffer.from(text), 'utf-16be'],
    [little, 'utf-16be'],
    [big, 'utf-16le'],
  ] as const
  for (const [bytes, encoding] of wrong)
    await assert.rejects(readText(bytes, { encoding }), refuses('notEncoded'), encoding)
  for (const [bytes, encoding] of [
    [little, 'utf-16le'],
    [big, 'utf-16be'],
  ] as const)
    assert.deepEqual((await readText(bytes, { encoding })).rows, [['A', '2026-01-01']])
})

test('what is no request file is refused in words', async () => {
  await assert.rejects(readText(''), refuses('empty'))
  await assert.rejects(readText('\n\n'), refuses('empty'))
  await assert.rejects(readText('\u0000\u0001\u0002\n'), refuses('binary'))
  await assert.rejects(readText('a,"b\n'), refuses('header'))
  await assert.rejects(readText('%PDF-1.7\n'), refuses('binary'))
  await assert.rejects(
    readText(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])),
    refuses('oldExcel'),
  )
  await assert.rejects(
    readText(Array.from({ length: 501 }, (_, index) => index).join()),
    refuses('tooManyColumns'),
  )
  await assert.rejects(openImportFile('/nowhere/to/be/found.csv'), refuses('file'))
  await assert.rejects(openImportFile('/'), refuses('file'))
})
