import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readEnvironment, StartProblem } from './env.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'stratege-env-'))
after(() => rmSync(folder, { recursive: true }))
const read = (env: NodeJS.ProcessEnv) => readEnvironment({ STRATEGE_DATA: folder, ...env })
const refused = (said: RegExp) => (error: Error) =>
  error instanceof StartProblem && said.test(error.message) && !error.message.includes('\n')

test('a port is a whole number in plain digits that somebody can call', () => {
  assert.equal(read({}).port, 3000)
  assert.equal(read({ PORT: '65535' }).port, 65535)
  for (const PORT of ['0', '70000', 'abc', '-1', '0x50', '1e3', '80.0', ' 80', '٣٠٠٠'])
    assert.throws(() => read({ PORT }), refused(/PORT must be a whole number from 1 to 65535/), PORT)
})

test('a host is a name or an address, and an address of version 6 stands in brackets in the origin', () => {
  const origins = ['::1', '::', '0.0.0.0', 'stratege.example.com', '127.0.0.1'].map(
    HOST => read({ HOST, PORT: '4000' }).origin,
  )
  assert.deepEqual(origins, [
    'http://[::1]:4000',
    'http://localhost:4000',
    'http://localhost:4000',
    'http://stratege.example.com:4000',
    'http://127.0.0.1:4000',
  ])
  for (const HOST of ['a b', 'http://here', '-x', 'a/b', 'fe80::1%eth0', '[::1]', 'a:80'])
    assert.throws(() => read({ HOST }), refused(/HOST must be an address or a name/), HOST)
})

test('a data folder is made with those above it, whatever its name', () => {
  const data = join(folder, 'à côté', 'été 2026')
  assert.equal(read({ STRATEGE_DATA: data }).data, data)
})

test('a data folder that no folder can be made in is refused at once', {
  skip: process.platform !== 'linux' && 'there is no /proc',
}, () => {
  assert.throws(() => read({ STRATEGE_DATA: '/proc/stratege/data' }), refused(/cannot be written/))
})
