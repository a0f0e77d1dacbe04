import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localPath } from './local-path.ts'

test('a path of this site is kept, with its query', () => {
  for (const path of ['/', '/w/acme/desk?status=new&q=a%2Fb', '/w/acme/people#roles', '/invitation/inv_1_x'])
    assert.equal(localPath(path), path)
})

test('whatever could lead elsewhere becomes the start page', () => {
  for (const path of [
    null,
    undefined,
    '',
    42,
    'https://evil.example',
    'javascript:alert(1)',
    'evil.example/x',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\nSet-Cookie: a=b',
    '/w\\..\\x',
    ' //evil.example',
  ])
    assert.equal(localPath(path), '/', String(path))
})

test('what is kept stays on this site as a browser reads it', () => {
  for (const path of [
    '/%2F/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/@evil.example',
    '/x?//evil.example',
  ])
    assert.equal(
      new URL(localPath(path), 'https://stratege.example.com').origin,
      'https://stratege.example.com',
    )
})
