import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const [data, files] = ['data', 'files'].map(name => mkdtempSync(join(tmpdir(), `stratege-cli-${name}-`)))
after(() => {
  for (const folder of [data, files]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function stratege(args: string[], input = '') {
  const env = { ...process.env, STRATEGE_DATA: data, DATABASE_URL: '' }
  const child = spawn(process.execPath, [cli, ...args], { stdio: 'pipe', env })
  child.stdin.end(input)
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, error }
}

function fileOf(name: string, rows: string[]): string {
  const path = join(files, name)
  writeFileSync(path, rows.join('\n'))
  return path
}

const header = 'Number,Subject,State,Opened'
const good = fileOf('good.csv', [
  header,
  'A-1,A post for Lyon,Closed,2026-03-02 09:00',
  'A-2,A page for the fair,New,2026-03-03 10:00',
])

test('the command line brings a log in once, lists bad rows, and takes it back', async () => {
  const founded = await stratege(
    ['init', '--workspace', 'Helios', '--owner', 'claire@example.test', '--password-stdin'],
    'a long enough password\n',
  )
  assert.equal(founded.code, 0, founded.error)

  const first = await stratege(['import', good, '--json'])
  assert.equal(first.code, 0, first.error)
  const { id, state, created } = JSON.parse(first.out)
  assert.deepEqual([state, created], ['done', 2])

  const again = await stratege(['import', good])
  assert.equal(again.code, 0, again.error)
  assert.match(again.out, /0 created, 0 updated, 2 unchanged, 2 rows read, 0 bad\.\n$/)

  const bad = fileOf('bad.csv', [
    header,
    'B-1,Whole,New,2026-03-04 09:00',
    ',Nameless,New,2026-03-04 10:00',
    'B-3,Whole too,New,2026-03-05 09:00',
  ])
  const refused = await stratege(['import', bad])
  assert.equal(refused.code, 1)
  assert.match(refused.error, /One row is bad, and bad rows were not to be left out: nothing went in/)
  assert.match(refused.error, /"?3"?,"?Number"?,/)
  assert.match(refused.error, /With --good-rows these are left out/)
  const without = await stratege(['import', bad, '--good-rows'])
  assert.equal(without.code, 0, without.error)
  assert.match(without.out, /2 created, 0 updated, 0 unchanged, 3 rows read, 1 bad\.\n$/)

  const undone = await stratege(['import', '--undo', String(id)])
  assert.deepEqual([undone.code, undone.out], [0, `Import ${id} is undone.\n`])
  const twice = await stratege(['import', '--undo', String(id)])
  assert.equal(twice.code, 1)
  assert.match(twice.error, /Only an import that has gone in can be undone/)
  const wrong = fileOf('wrong.json', [
    '{"shape": "spiral", "columns": [{"column": "Number", "target": "externalid"}]}',
  ])
  const unread = await stratege(['import', good, '--mapping', wrong])
  assert.equal(unread.code, 1)
  assert.match(unread.error, /shape: This must be one of: one_row_per_request, event_log\./)
  assert.match(unread.error, /columns\.0\.target: This must be one of: externalId, subject, /)
})

test('misuse is told before anything is opened', async () => {
  for (const args of [['import'], ['import', good, 'more'], ['import', good, '--units', 'some']])
    assert.equal((await stratege(args)).code, 2, args.join(' '))
  const missing = await stratege(['import', join(files, 'none.csv')])
  assert.equal(missing.code, 1)
  assert.match(missing.error, /There is no file .*none\.csv\./)
})
