import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  build,
  freePort,
  freshFolder,
  launch,
  type Program,
  removeFolder,
  run,
  type Server,
  startServer,
} from './server.ts'

const folders: string[] = []
const servers: Server[] = []
const folder = () => {
  const made = freshFolder()
  folders.push(made)
  return made
}
after(async () => {
  for (const server of servers) server.kill('SIGKILL')
  await sleep(500)
  for (const made of folders) removeFolder(made)
})

/** Starts the server where it cannot start: its one line, having checked that it is one and the exit is not zero. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await run('src/server.ts', [], env).ended(60_000)
  assert.equal(code, 1, stdout + stderr)
  assert.match(stderr, /^[^\n]+\n$/, `one line, not:\n${stderr}`)
  assert.doesNotMatch(stderr, /\bat .*:\d+:\d+/)
  return stderr
}

const alive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; alive(pid); tries++) {
    assert.ok(tries < 600, `process ${pid} is still there`)
    await sleep(100)
  }
}

/**
 * A call that the server has taken, with half of its body. `rest` sends the other half once the server says that it is
 * stopping, and answers the status.
 */
async function callUnderWay(origin: string) {
  const form = { origin, 'content-type': 'application/x-www-form-urlencoded', expect: '100-continue' }
  const call = request(`${origin}/sign-in`, { method: 'POST', headers: form })
  const status = new Promise<number | undefined>((resolve, reject) =>
    call.on('response', answer => resolve(answer.resume().statusCode)).on('error', reject),
  )
  call.flushHeaders()
  await once(call, 'continue')
  call.write('email=a@example.test&')
  return {
    async rest(server: Program): Promise<number | undefined> {
      for (let tries = 0; !server.stdout().includes('"event":"stopping"'); tries++) {
        assert.ok(tries < 600, `no word of stopping:\n${server.stdout()}`)
        await sleep(100)
      }
      await sleep(300)
      call.end('password=nothing')
      return status
    },
  }
}

test('a port in use, or one that is none, is named', async () => {
  const taken = createServer()
  const port = await new Promise<number>(resolve =>
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
  )
  const line = await refusal({ PORT: String(port), STRATEGE_DATA: folder() })
  taken.close()
  assert.match(line, new RegExp(`Port ${port} on 127.0.0.1 is in use`))
  assert.match(await refusal({ PORT: '99999', STRATEGE_DATA: folder() }), /PORT must be a whole number/)
})

test('a database that is none, does not answer or does not let in is named', async () => {
  const data = folder()
  const shape = await refusal({ DATABASE_URL: 'mysql://here', STRATEGE_DATA: data })
  assert.match(shape, /DATABASE_URL must look like postgresql:/)
  const nobody = `postgresql://me:secret@127.0.0.1:${await freePort()}/x`
  const line = await refusal({ DATABASE_URL: nobody, STRATEGE_DATA: data })
  assert.match(line, /DATABASE_URL cannot be reached/)
  assert.doesNotMatch(line, /secret/)
})

test('a data folder that cannot be made is named', async () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  assert.match(
    await refusal({ STRATEGE_DATA: join(file, 'data') }),
    /data folder .* cannot be written \(ENOTDIR\)/,
  )
})

test('a disk without room is named', { skip: process.getuid?.() !== 0 && 'only root may mount' }, async t => {
  const small = folder()
  mkdirSync(small, { recursive: true })
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', small])
  if (mounted.status !== 0) return t.skip('this machine does not let root mount')
  try {
    assert.match(await refusal({ STRATEGE_DATA: join(small, 'data') }), /disk of .* is full/)
  } finally {
    spawnSync('umount', [small])
  }
})

test('a second server over the same data folder is refused, and the first goes on', async () => {
  const first = await startServer({ data: folder() })
  servers.push(first)
  const line = await refusal({ PORT: String(await freePort()), STRATEGE_DATA: first.data })
  assert.match(line, /Another Stratège already uses this data folder/)
  assert.equal((await fetch(`${first.origin}/health`)).status, 200)
  const ended = await first.stop()
  assert.equal(ended.code, 0)
})

test('SIGTERM lets a call in progress end, then nothing is left running', async () => {
  const server = await startServer({ data: folder() })
  servers.push(server)
  const postgres = server.postgresPid()
  assert.ok(alive(postgres))
  const call = await callUnderWay(server.origin)
  const ended = server.stop()
  assert.equal(await call.rest(server), 422)
  assert.equal((await ended).code, 0)
  assert.match((await ended).stdout, /"event":"stopping","signal":"SIGTERM"/)
  await untilGone(postgres)
  await assert.rejects(fetch(`${server.origin}/health`))
})

test('a start after kill -9 of the server, of PostgreSQL, of both, needs no hand and does nothing twice', async () => {
  const data = folder()
  let server = await startServer({ data })
  servers.push(server)
  assert.match(server.stdout(), /"event":"migrated"/)
  assert.ok(server.link)

  const postgres = server.postgresPid()
  process.kill(postgres, 'SIGKILL')
  for (let tries = 0; (await fetch(`${server.origin}/health`)).status !== 200 || tries === 0; tries++) {
    assert.ok(tries < 600, 'PostgreSQL did not come back by itself')
    await sleep(100)
  }
  assert.notEqual(server.postgresPid(), postgres)

  server.kill('SIGKILL')
  await server.ended()
  server = await startServer({ data })
  servers.push(server)
  assert.doesNotMatch(server.stdout(), /"event":"migrated"/)

  process.kill(server.postgresPid(), 'SIGKILL')
  server.kill('SIGKILL')
  await server.ended()
  server = await startServer({ data })
  servers.push(server)
  assert.equal((await fetch(`${server.origin}/health`)).status, 200)
  assert.equal((await server.stop()).code, 0)
})

/** Starts as a user does, by `npm start` or what it runs, and waits until it serves. */
async function started(command: string, args: string[]) {
  const data = folder()
  const port = await freePort()
  const starter = launch(command, args, {
    PORT: String(port),
    STRATEGE_DATA: data,
    npm_config_update_notifier: 'false',
  })
  for (let tries = 0; !starter.stdout().includes('Stratège: '); tries++) {
    assert.ok(tries < 600, starter.stdout() + starter.stderr())
    await sleep(100)
  }
  assert.equal(starter.stderr(), '', 'nothing is installed or built a second time')
  const lock = join(data, 'postgres', 'postmaster.pid')
  return {
    starter,
    origin: `http://127.0.0.1:${port}`,
    async stopped() {
      await untilGone(Number(readFileSync(lock, 'utf8').split('\n')[0]))
      assert.ok(!existsSync(lock), 'PostgreSQL was shut down in order')
      await assert.rejects(fetch(`http://127.0.0.1:${port}/health`))
    },
  }
}

test('npm start skips what is done; SIGTERM to npm alone lets calls end and leaves nothing running', async () => {
  build()
  const { starter, origin, stopped } = await started('npm', ['start'])
  const call = await callUnderWay(origin)
  const gone = stopped()
  starter.kill('SIGTERM')
  assert.equal(await call.rest(starter), 422)
  await gone
  assert.match((await starter.ended()).stdout, /"event":"stopping","signal":"SIGTERM"/)
})

test('npm, or what it started, killed at once takes the server down with itself', async () => {
  build()
  const [npm, script] = [
    await started('npm', ['start']),
    await started(process.execPath, ['scripts/start.js']),
  ]
  for (const { starter, stopped } of [npm, script]) {
    const gone = stopped()
    starter.kill('SIGKILL')
    await gone
  }
})
