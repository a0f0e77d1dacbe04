import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { threads } from '#platform/threads/threads.server.ts'
import { statsKernels } from '#stats/run.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))

async function stats(args: string[], input: unknown, megabytes = 2000) {
  const memory = `--max-old-space-size=${megabytes}`
  const child = spawn(process.execPath, [memory, cli, 'stats', ...args], { stdio: 'pipe' })
  child.stdin.end(typeof input === 'string' ? input : JSON.stringify(input))
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, error }
}

/** What makes a kernel draw where its example does not. */
const drawing: Record<string, object> = {
  'krippendorff-alpha': {
    codes: [0, 1].map(coder => Array.from({ length: 60 }, (_, unit) => (unit * 7 + coder * (unit % 3)) % 5)),
    draws: 400,
  },
  'panel-placebo': { most: 20, adoption: Array.from({ length: 12 }, (_, unit) => (unit >= 10 ? 12 : null)) },
  'panel-power': { most: 20, treated: { count: 2 } },
}

test('the same input and seed give the same digits again and in a thread; another seed gives others', async () => {
  const call = async (name: string, input: unknown) => {
    const module = new URL('../stats/run.ts', import.meta.url)
    const answer = await threads.call<typeof import('#stats/run.ts'), 'runStats'>(
      module,
      'runStats',
      [name, input],
      { limit: 120_000 },
    )
    assert.ok(answer.ok, name)
    return answer.value
  }
  let drawn = 0
  for (const [name, { example, run, schema }] of Object.entries(statsKernels)) {
    const input = { ...(example as object), ...drawing[name] }
    const seeded = 'seed' in (schema.properties ?? {})
    const first = run(seeded ? { ...input, seed: 7 } : input) as { ok: boolean }
    assert.equal(first.ok, true, name)
    assert.deepEqual(await call(name, seeded ? { ...input, seed: 7 } : input), first, `${name} in a thread`)
    if (!seeded) continue
    drawn++
    assert.deepEqual(run({ ...input, seed: 7 }), first, `${name} again`)
    assert.notDeepEqual(run({ ...input, seed: 8 }), first, `${name} with another seed`)
  }
  assert.equal(drawn, 10)
})

test('the command answers as the kernel does', async () => {
  const { example, run } = statsKernels['queue-simulation']!
  const answer = await stats(['queue-simulation'], example)
  assert.equal(answer.code, 0, answer.error)
  assert.equal(answer.out, `${JSON.stringify(run(example), null, 2)}\n`)
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
  const refusal = JSON.parse(stopped.out)
  assert.equal(refusal.code, 'run.too-long')
  assert.match(refusal.why, /^stopped after 0.05 seconds: ask for less, or give it longer with --limit$/)
  const wrong = await stats(['fcfs-queue', '--limit', 'soon'], long)
  assert.equal(wrong.code, 2)
  assert.match(wrong.error, /number of seconds/)
})

test('an answer larger than memory is refused, and so is a name that is no kernel', async () => {
  const phrases = new Array<string>(8000).fill('art')
  const texts = new Array<string>(2000).fill('art art art art')
  const [large, unknown] = await Promise.all([
    stats(['phrases', '--limit', '120'], { lexicons: [{ name: 'words', phrases }], texts }, 100),
    stats(['constructor'], {}),
  ])
  assert.equal(JSON.parse(large.out).code, 'run.too-large')
  assert.equal(large.code, 1)
  assert.equal(unknown.code, 2)
  assert.match(unknown.error, /^There is no kernel "constructor"/)
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
