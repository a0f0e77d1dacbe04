import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiDocument } from '../http/api-document.server.ts'
import { groupsOf, operationOf } from './operation.ts'

const document: ApiDocument = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  servers: [],
  tags: [
    { name: 'Empty', description: 'Nothing.' },
    { name: 'Things', description: 'All things.' },
  ],
  components: {
    schemas: {
      Thing: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', description: 'What it is called.' },
          state: { anyOf: [{ type: 'string', enum: ['new', 'old'] }, { type: 'null' }] },
          days: { type: 'array', items: { type: 'string', format: 'date' } },
        },
      },
    },
  },
  paths: {
    '/things/{id}': {
      patch: {
        operationId: 'patchThingsId',
        tags: ['Things'],
        summary: 'Change a thing',
        security: [{ token: ['desk:write'] }],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'integer' }, example: 1 },
          { name: 'state', in: 'query', schema: { enum: ['new', 'old'], description: 'Which.' } },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/Thing' }, example: { name: 'A' } },
            'multipart/form-data': {},
            'text/csv': {},
          },
        },
        responses: { 200: { description: 'Done.', content: { 'application/json': { example: 1 } } } },
      },
    },
  },
}

test('groups come in the document’s order, and empty ones not at all', () => {
  const line = {
    id: 'patchThingsId',
    method: 'PATCH',
    path: '/things/{id}',
    summary: 'Change a thing',
    scope: 'desk:write',
  }
  assert.deepEqual(groupsOf(document), [{ name: 'Things', description: 'All things.', operations: [line] }])
})

test('an operation says what it asks, with an example where a value must be given', () => {
  const found = operationOf(document, 'patchThingsId')
  assert.deepEqual(
    found?.asked.map(({ name, value, choices, description }) => [name, value, choices, description]),
    [
      ['id', '1', null, ''],
      ['state', '', ['new', 'old'], 'Which.'],
    ],
  )
  assert.deepEqual(
    found?.bodies.map(({ type, example }) => [type, example]),
    [
      ['application/json', '{\n  "name": "A"\n}'],
      ['text/csv', null],
    ],
  )
  assert.deepEqual(found?.bodies[0].fields, [
    { name: 'name', type: 'string', required: true, description: 'What it is called.' },
    { name: 'state', type: 'new | old | null', required: false, description: '' },
    { name: 'days', type: 'date[]', required: false, description: '' },
  ])
  assert.deepEqual(found?.answers, [{ status: '200', description: 'Done.', example: '1' }])
})

test('of an operation that is not there nothing is said', () => {
  assert.equal(operationOf(document, 'getThings'), null)
})
