import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeCsv } from './csv.ts'

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
