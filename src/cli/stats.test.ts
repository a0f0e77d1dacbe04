import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { statsKernels } from '#stats/run.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))

async function stats(args: string[], input: unknown) {
  const child = spawn(process.execPath, [cli, 'stats', ...args], { stdio: 'pipe' })
  child.stdin.end(typeof input === 'string' ? input : JSON.stringify(input))
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, error }
}

test('a limit lets a run through that is short, with the same answer as without', async () => {
  const { example } = statsKernels['queue-simulation']!
  const [plain, limited] = [
    await stats(['queue-simulation'], example),
    await stats(['queue-simulation', '--limit', '60'], example),
  ]
  assert.equal(limited.code, 0, limited.error)
  assert.equal(limited.out, plain.out)
  assert.equal(JSON.parse(limited.out).ok, true)
})

test('a limit stops a run that is long, and must be a number of seconds', async () => {
  const long = {
    between: { shape: 'exponential', mean: 1 },
    work: { shape: 'exponential', mean: 0.9 },
    servers: 1,
    requests: 19_000_000,
    warmUp: 0,
    replications: 1,
    seed: 1,
  }
  const stopped = await stats(['fcfs-queue', '--limit', '0.05'], long)
  assert.equal(stopped.code, 1)
  assert.match(stopped.error, /Stopped after 0.05 seconds/)
  assert.equal(stopped.out, '')
  const wrong = await stats(['fcfs-queue', '--limit', 'soon'], long)
  assert.equal(wrong.code, 2)
  assert.match(wrong.error, /number of seconds/)
})

test('help holds the schema and an example that runs as given; what is not JSON is said to be so', async () => {
  const [help, broken] = await Promise.all([
    stats(['erlang-c', '--help'], ''),
    stats(['erlang-c'], '{"arrivalRate": 12,'),
  ])
  assert.equal(help.code, 0)
  const [, schema, example] = help.out.split(/Schema of the input:|Example:/)
  assert.deepEqual(JSON.parse(schema!), statsKernels['erlang-c']!.schema)
  const run = await stats(['erlang-c'], example!)
  assert.equal(run.code, 0)
  assert.equal(JSON.parse(run.out).ok, true)
  assert.equal(broken.code, 2)
  assert.match(broken.error, /^The input is not JSON: /)
  assert.equal(broken.out, '')
})
