import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freshFolder, removeFolder, run, type Server, startServer } from './server.ts'

const data = freshFolder()
let server: Server | undefined
after(async () => {
  server?.kill('SIGKILL')
  await sleep(500)
  removeFolder(data)
})

/** Runs one command over the installation of this file. */
const stratege = (args: string[], stdin: string | null = null) =>
  run('src/cli.ts', args, { STRATEGE_DATA: data }, stdin).ended(120_000)

const owner = ['--owner', 'claire@company.example']
const founding = ['init', '--workspace', 'Société Témoin', ...owner, '--password-stdin', '--language', 'fr']
const password = 'a long enough password\n'

test('a company is founded with its sample, and a token printed that works', async () => {
  const early = await stratege(['sample'])
  assert.equal(early.code, 1)
  assert.match(early.stderr, /^There is no company yet/)
  const { code, stdout, stderr } = await stratege([...founding, '--sample'], password)
  assert.equal(code, 0, stderr)
  assert.match(stdout, /^stg_\d+_[\w-]{43}\n$/)
  assert.match(stderr, /Sample company loaded at \/w\/ardelune: [\d]{4} requests, \d+ people, 22 units\.\n$/)
  server = await startServer({ data })
  const answer = await fetch(`${server.origin}/api/v1/units`, {
    headers: { authorization: `Bearer ${stdout.trim()}` },
  })
  assert.equal(answer.status, 200)
})

test('while the server runs, the sample is removed and loaded again', async () => {
  const twice = await stratege(['sample'])
  assert.equal(twice.code, 1)
  assert.match(twice.stderr, /loaded already: remove it first/)
  const removed = await stratege(['sample', '--remove'])
  assert.deepEqual([removed.code, removed.stdout], [0, 'Sample company Ardelune removed.\n'])
  const again = await stratege(['sample', '--remove'])
  assert.deepEqual([again.code, again.stderr], [1, 'There is no sample company to remove.\n'])
  const loaded = await stratege(['sample', '--seed', '7', ...owner, '--language', 'en'])
  assert.equal(loaded.code, 0, loaded.stderr)
  assert.match(loaded.stdout, /^Sample company loaded at \/w\/ardelune: /)
})

test('a company is founded once', async () => {
  const { code, stderr } = await stratege(founding, password)
  assert.equal(code, 1)
  assert.match(stderr, /has a company already/)
})

test('misuse is named, with the usage, before anything is done', async () => {
  for (const [args, wrong] of [
    [['sample', '--seed', 'seven'], /^Wrong: --seed\./],
    [['sample', '--owner', 'nobody'], /^Wrong: --owner\./],
    [['sample', '--language', 'de'], /^Wrong: --language\./],
    [['init', '--workspace', 'X'], /^Missing or wrong: --owner\./],
    [['sample', '--colour'], /^Unknown option '--colour'\. See: .* sample --help\n$/],
    [['constructor'], /^There is no command "constructor"\./],
  ] as const) {
    const { code, stderr } = await stratege([...args])
    assert.equal(code, 2, args.join(' '))
    assert.match(stderr, wrong)
  }
  const stranger = await stratege(['sample', '--owner', 'stranger@company.example'])
  assert.equal(stranger.code, 1)
  assert.match(stranger.stderr, /Nobody who can sign in here has the address stranger@company.example/)
  const short = await stratege(founding, 'short\n')
  assert.match(short.stderr, /10 to 200 characters/)
})

test('the doctor finds the installation sound, in words and as JSON', async () => {
  const { code, stdout, stderr } = await stratege(['doctor', '--json'])
  const checks = JSON.parse(stdout) as { name: string; ok: boolean; found: string }[]
  assert.deepEqual(
    checks.filter(({ ok }) => !ok),
    [],
  )
  assert.equal(code, 0, stderr)
  const named = checks.map(({ name }) => name)
  for (const name of ['postgresql', 'migrations', 'row security', 'roles'])
    assert.ok(named.includes(name), name)
  assert.match((await stratege(['doctor'])).stdout, /^ok {4}node/)
})

/** Fills the disk of `folder` but for so many megabytes. */
function fill(folder: string, file: string, but: number): void {
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(file, Buffer.alloc(bavail * bsize - but * 2 ** 20))
}

test('a disk that fills in the middle of an import is named, and the import is absent; with room it goes in', {
  skip: process.getuid?.() !== 0 && 'only root may mount',
}, async t => {
  const small = freshFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300m,mode=755', 'tmpfs', small])
  if (mounted.status !== 0) return t.skip('this machine does not let root mount')
  try {
    const there = (args: string[], stdin: string | null = null) =>
      run('src/cli.ts', args, { STRATEGE_DATA: join(small, 'data') }, stdin).ended(120_000)
    assert.equal((await there(founding, password)).code, 0)
    const log = join(small, 'log.csv')
    const row = (n: number) => `C-${n},${'An ask of some length '.repeat(10)}${n},Open,2026-03-04 09:00\n`
    writeFileSync(
      log,
      `Number,Summary,Status,Opened\n${Array.from({ length: 20_000 }, (_, n) => row(n)).join('')}`,
    )
    const filling = join(small, 'filling')
    fill(small, filling, 26)
    const full = await there(['import', log])
    assert.equal(full.code, 1, full.stdout)
    assert.match(full.stderr, /The disk of the database is full: free some space there/)
    assert.doesNotMatch(full.stderr, /\bat .*:\d+:\d+/)
    rmSync(filling)
    const again = await there(['import', log])
    assert.match(again.stdout, /20000 created, 0 updated, 0 unchanged/, again.stderr)
  } finally {
    spawnSync('umount', [small])
    removeFolder(small)
  }
})
