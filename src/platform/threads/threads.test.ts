import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openThreads } from './threads.server.ts'

/** What the threads of these tests call. */
const here = new URL('./trial-work.ts', import.meta.url)
type Here = typeof import('./trial-work.ts')

const threads = openThreads(2)
after(() => threads.close())

test('the event loop answers while a thread works, with progress', async () => {
  let beats = 0
  const heart = setInterval(() => {
    beats++
  }, 10)
  const seen: number[] = []
  const began = performance.now()
  const start = process.threadCpuUsage()
  const answer = await threads.call<Here, 'spinInSteps'>(here, 'spinInSteps', [10], {
    limit: 60_000,
    progress: (done, of) => seen.push(done / of),
  })
  clearInterval(heart)
  const took = performance.now() - began
  const { user, system } = process.threadCpuUsage(start)
  assert.deepEqual(answer, { ok: true, value: 'done' })
  assert.ok(took >= 600)
  assert.ok(beats > took / 100, `${beats} beats in ${took} ms`)
  assert.ok(user + system < 300_000, `this thread worked for ${user + system} µs itself`)
  assert.ok(seen.length >= 2 && seen.every((part, i) => part > (seen[i - 1] ?? 0) && part <= 1))
})

test('lists of numbers go there and back, and a thread is used again', async () => {
  for (const value of [1, 2, 3]) {
    const answer = await threads.call<Here, 'doubled'>(here, 'doubled', [Float64Array.of(value)], {
      limit: 10_000,
    })
    assert.deepEqual(answer, { ok: true, value: Float64Array.of(2 * value) })
  }
})

test('work over its limit is stopped, and what waits behind it goes on', async () => {
  const own = openThreads(1)
  const began = performance.now()
  const [long, short] = await Promise.all([
    own.call<Here, 'spin'>(here, 'spin', [60_000], { limit: 300 }),
    own.call<Here, 'spin'>(here, 'spin', [1], { limit: 10_000 }),
  ])
  assert.deepEqual(long, { ok: false, why: 'limit' })
  assert.ok(short.ok && short.value > 0)
  assert.ok(performance.now() - began < 20_000)
  await own.close()
})

test('who cancels is answered at once, whether the work has begun, waits, or never came in', async () => {
  const own = openThreads(1)
  const running = new AbortController()
  const waiting = new AbortController()
  const first = own.call<Here, 'spin'>(here, 'spin', [60_000], { limit: 60_000, signal: running.signal })
  const second = own.call<Here, 'spin'>(here, 'spin', [60_000], { limit: 60_000, signal: waiting.signal })
  waiting.abort()
  assert.deepEqual(await second, { ok: false, why: 'cancelled' })
  running.abort()
  assert.deepEqual(await first, { ok: false, why: 'cancelled' })
  const late = own.call<Here, 'spin'>(here, 'spin', [60_000], { limit: 60_000, signal: running.signal })
  assert.deepEqual(await late, { ok: false, why: 'cancelled' })
  const after = await own.call<Here, 'spin'>(here, 'spin', [1], { limit: 10_000 })
  assert.ok(after.ok)
  await own.close()
})

test('what the function throws is thrown, and so is the end of a thread', async () => {
  const limit = 10_000
  await assert.rejects(threads.call<Here, 'refused'>(here, 'refused', [], { limit }), {
    name: 'RangeError',
    message: 'not in this house',
  })
  await assert.rejects(threads.call<Here, 'leaves'>(here, 'leaves', [], { limit }), /code 3/)
  const missing = threads.call<Record<string, () => void>, string>(here, 'nothing', [], { limit })
  await assert.rejects(missing, /no function nothing/)
  const still = await threads.call<Here, 'spin'>(here, 'spin', [1], { limit })
  assert.ok(still.ok)
})
