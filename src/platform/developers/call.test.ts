import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callOf, curlOf } from './call.ts'
import type { Asked } from './operation.ts'

const asked = (name: string, where: Asked['in']): Asked => ({
  name,
  in: where,
  required: false,
  description: '',
  choices: null,
  value: '',
})
const operation = {
  method: 'PATCH',
  path: '/requests/{id}',
  asked: [asked('id', 'path'), asked('q', 'query'), asked('idempotency-key', 'header')],
}

test('values go where their parameters stand, escaped; empty ones are left out', () => {
  const call = callOf(
    operation,
    { id: 'a/b', q: 'deux mots & plus', 'idempotency-key': 'k1' },
    { type: 'application/json', json: '{}' },
  )
  assert.deepEqual(call, {
    method: 'PATCH',
    address: '/api/v1/requests/a%2Fb?q=deux+mots+%26+plus',
    headers: { 'idempotency-key': 'k1', 'content-type': 'application/json' },
    body: { json: '{}' },
  })
  const bare = callOf(operation, { id: '7', q: '' }, { type: 'application/json', json: ' ' })
  assert.deepEqual(bare, { method: 'PATCH', address: '/api/v1/requests/7', headers: {}, body: null })
  assert.equal(callOf(operation, {}, null).address, '/api/v1/requests/{id}')
})

test('the line for a shell quotes what a shell would read otherwise, and holds no token', () => {
  const body = { type: 'application/json', json: `{"subject": "Don't $(rm) \`x\`"}` }
  assert.equal(
    curlOf(callOf(operation, { id: '7' }, body), 'http://localhost:3000'),
    [
      "curl -X PATCH 'http://localhost:3000/api/v1/requests/7'",
      '-H "Authorization: Bearer $STRATEGE_TOKEN"',
      "-H 'content-type: application/json'",
      `--data-binary '{"subject": "Don'\\''t $(rm) \`x\`"}'`,
    ].join(' \\\n  '),
  )
  const file = callOf({ ...operation, method: 'GET' }, { id: '7' }, { type: 'text/csv', file: 'a b.csv' })
  assert.match(curlOf(file, ''), /^curl '\/api/)
  assert.match(curlOf(file, ''), /--data-binary '@a b\.csv'$/)
})
