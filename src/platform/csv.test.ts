import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textCell, writeCsv } from './csv.ts'

test('texts are quoted and inert, numbers plain, nothing empty', () => {
  assert.equal(
    writeCsv([
      ['Unit', 'Say "hi"', null],
      ['=1+1', -0.5, 12],
    ]),
    '\uFEFF"Unit","Say ""hi""",\r\n"\'=1+1",-0.5,12\r\n',
  )
  assert.equal(writeCsv([]), '\uFEFF')
})

test('whatever a spreadsheet may take for a formula begins with an apostrophe', () => {
  for (const sign of ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20', '\t', '\r', '\n'])
    assert.equal(textCell(`${sign}1+1`), `"'${sign}1+1"`)
  assert.deepEqual(['plain', 'a=1', ''].map(textCell), ['"plain"', '"a=1"', '""'])
})
