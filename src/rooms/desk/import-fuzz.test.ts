import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import { Refusal } from '#platform/refusal.ts'
import { createRandom, type Random } from '#stats/random.ts'
import { type BadRow, badRowCodes } from './import-bad-row.ts'
import { readAll } from './import-fixtures.ts'
import { createFold, previewRows } from './import-fold.ts'
import { guessMapping } from './import-guess.ts'
import { openImportFile } from './import-read.server.ts'
import { type Cell, createScanner, type Scanner } from './import-scan.ts'

const codes = new Set<string>(badRowCodes)
const pieces = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\u0000',
  'id',
  'opened',
  '2016-01-01',
  '1',
  'é',
  '€',
  '😀',
  '\uFEFF',
  '=1+1',
  ' ',
  '?',
  'status',
  'closed',
]
const bytes = [[0xff], [0xfe, 0xff], [0xc3], [0xed, 0xa0, 0x80], [0x80], [0xf0, 0x9f]]

function hostileText(random: Random): Buffer {
  const parts: Buffer[] = []
  const length = random.int(120)
  for (let part = 0; part < length; part++)
    parts.push(
      random.int(25) === 0
        ? Buffer.from(bytes[random.int(bytes.length)])
        : Buffer.from(pieces[random.int(pieces.length)]),
    )
  return Buffer.concat(parts)
}

/** Reads, guesses, previews and folds; whatever comes out must be whole rows, listed bad rows or a refusal. */
async function tryFile(content: Uint8Array): Promise<'read' | 'refused'> {
  try {
    const file = await openImportFile(content)
    assert.equal(new Set(file.header).size, file.header.length)
    const { rows, lines, bad } = await readAll(file)
    assert.ok(rows.every(row => row.length === file.header.length))
    assert.ok(lines.every((line, index) => line > (lines[index - 1] ?? 0)))
    const { mapping } = guessMapping(file.header, file.sample.rows)
    const listed = [...bad]
    const started = createFold(mapping, file.header)
    if (started.ok) {
      const steps = [started.fold.add({ rows, lines, bad: [] }), ...started.fold.finish()]
      for (const step of steps) {
        assert.ok(step.ok)
        listed.push(...step.bad)
        assert.ok(
          step.requests.every(request => Number.isSafeInteger(request.openedAt) && request.subject !== ''),
        )
      }
      assert.ok(previewRows(file.sample, file.header, mapping).length <= 10)
    }
    for (const row of listed) {
      assert.ok(row.line >= 1 && codes.has(row.code))
      assert.ok((row.value ?? '').isWellFormed() && !row.value?.includes('\u0000'))
    }
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  }
}

test('random bytes never crash: they are read, listed or refused', async () => {
  const random = createRandom(20_161)
  const outcomes = { read: 0, refused: 0 }
  for (let file = 0; file < 1500; file++) outcomes[await tryFile(hostileText(random))]++
  assert.ok(outcomes.read > 100 && outcomes.refused > 100, JSON.stringify(outcomes))
})

test('damaged workbooks never crash', async () => {
  const random = createRandom(20_162)
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('A')
  sheet.addRow(['id', 'opened'])
  for (let row = 0; row < 20; row++) sheet.addRow([row, new Date(Date.UTC(2016, 1, row + 1))])
  const whole = new Uint8Array(await workbook.xlsx.writeBuffer())
  const outcomes = { read: 0, refused: 0 }
  for (let file = 0; file < 200; file++) {
    const damaged = whole.slice(0, random.int(5) === 0 ? 4 + random.int(whole.length - 4) : whole.length)
    for (let hit = random.int(8); hit >= 0; hit--)
      damaged[4 + random.int(damaged.length - 4)] = random.int(256)
    outcomes[await tryFile(damaged)]++
  }
  assert.ok(outcomes.read > 10 && outcomes.refused > 10, JSON.stringify(outcomes))
})

interface Scanned {
  rows: Cell[][]
  lines: number[]
  bad: BadRow[]
}

function scan(scanner: Scanner, texts: readonly string[]): Scanned {
  const all: Scanned = { rows: [], lines: [], bad: [] }
  for (const batch of [...texts.map(text => scanner.push(text)), scanner.end()]) {
    all.rows.push(...batch.rows)
    all.lines.push(...batch.lines)
    all.bad.push(...batch.bad)
  }
  return all
}

test('a text cut anywhere gives the same rows, lines and bad rows', () => {
  const random = createRandom(20_163)
  const options = { delimiter: ',', newline: '\n', width: 2, maxCell: 1000 } as const
  for (let round = 0; round < 1500; round++) {
    const text = hostileText(random).toString('latin1')
    const cut = random.int(text.length + 1)
    const again = cut + random.int(text.length - cut + 1)
    const whole = scan(createScanner(options), [text])
    const cutUp = scan(createScanner(options), [
      text.slice(0, cut),
      text.slice(cut, again),
      text.slice(again),
    ])
    // What stands after an unreadable place is shown as far as it was there.
    const plain = ({ bad, ...rest }: Scanned) => ({ ...rest, bad: bad.map(({ line, code }) => [line, code]) })
    assert.deepEqual(plain(cutUp), plain(whole), JSON.stringify([text, cut, again]))
  }
})

test('well-formed text is read as csv-parse reads it', () => {
  const random = createRandom(20_164)
  const cell = () =>
    Array.from(
      { length: random.int(5) },
      () => ['a', 'é', ',', '"', '\n', '\r\n', ' ', ';'][random.int(8)],
    ).join('')
  for (let round = 0; round < 500; round++) {
    const rows = Array.from({ length: 1 + random.int(6) }, () => [`k${random.int(9)}`, cell(), cell()])
    const text = rows
      .map(row =>
        row
          .map(value =>
            /[",\r\n]/.test(value) || random.int(3) === 0 ? `"${value.replaceAll('"', '""')}"` : value,
          )
          .join(','),
      )
      .join(random.int(2) === 0 ? '\n' : '\r\n')
    const { rows: scanned, bad } = scan(
      createScanner({ delimiter: ',', newline: '\n', width: 3, maxCell: 1000 }),
      [text],
    )
    assert.deepEqual(bad, [])
    assert.deepEqual(scanned, rows)
    assert.deepEqual(scanned, parse(text))
  }
})

test('hostile quoting takes time in proportion to its length', () => {
  const options = { delimiter: ',', newline: '\n', width: null, maxCell: 1_048_576 } as const
  const patterns = [
    'x"\n"a"b\n',
    '"\n',
    '"""\n',
    'x,"\n',
    '"a\n',
    'x,"""\n',
    '""x\n',
    '"',
    '""',
    'x"',
    ',"',
    '\n',
    ',',
    '"a""\n',
    'x,"a"b',
  ]
  for (const pattern of patterns) {
    const text = pattern.repeat(Math.ceil(262_144 / pattern.length))
    const scanner = createScanner(options)
    const start = process.cpuUsage()
    for (let block = 0; block < 24; block++) scanner.push(text)
    scanner.end()
    const { user, system } = process.cpuUsage(start)
    const seconds = (user + system) / 1e6
    assert.ok(seconds < 6, `${JSON.stringify(pattern)} took ${seconds.toFixed(1)} s for 6 MB`)
  }
})
