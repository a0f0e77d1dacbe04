/**
 * Claim: the week in which a company really becomes a help desk lies in the clock's range of eight futures in ten 76 to
 * 84 % of the time, over 500 made companies whose growth is constant or levels off.
 *
 *   node bench/clock-truth.ts [companies]     in as many threads as there are cores; the answer does not depend on it
 */
import { availableParallelism } from 'node:os'
import { openThreads } from '#platform/threads/threads.server.ts'
import { type Growth, placeOf } from '#rooms/path/clock-company.ts'
import { clockModel } from '#rooms/path/clock-model.ts'
import { createRandom } from '#stats/random.ts'
import type { Trial } from './clock-truth-trial.ts'

const companies = Number(process.argv[2] ?? 500)
const threads = openThreads(availableParallelism())
const started = performance.now()
let done = 0

/** Longest a company may take, in ms: nothing is judged on those that were quick only. */
const limit = 600_000

async function trial(seed: number, growth: Growth): Promise<Trial> {
  const tried = await threads.call<typeof import('./clock-truth-trial.ts'), 'tryCompany'>(
    new URL('./clock-truth-trial.ts', import.meta.url),
    'tryCompany',
    [seed, growth],
    { limit },
  )
  if (!tried.ok) throw new Error(`company ${seed}: ${tried.why}`)
  if (++done % 25 === 0 || done === companies)
    process.stderr.write(`${done} of ${companies}, ${Math.round((performance.now() - started) / 1000)} s\n`)
  return tried.value
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

/** Part of the companies whose truth lies in the range. */
async function tryCompanies(growth: Growth, count: number): Promise<number> {
  const trials = await Promise.all(Array.from({ length: count }, (_, i) => trial(10_000 + i, growth)))
  const random = createRandom(8)
  const places = trials.map(({ crossing, crossed }) => placeOf({ crossing }, crossed, random))
  const part = (from: number, to: number) =>
    places.filter(place => place >= from && place < to).length / count
  const never = trials.filter(({ crossing }) => crossing === clockModel.horizon).length
  console.log(
    `${growth}: ${count} companies, ${never} never cross; truth in the 80 % range ${percent(part(0.1, 0.9))}, ` +
      `before it ${percent(part(0, 0.1))}, after it ${percent(part(0.9, 1.01))}`,
  )
  const methods = Map.groupBy(trials, ({ method }) => method)
  console.log(`  methods: ${[...methods].map(([name, own]) => `${name} ${own.length}`).join(', ')}`)
  return part(0.1, 0.9)
}

const half = Math.floor(companies / 2)
const inside = [await tryCompanies('constant', companies - half), await tryCompanies('levelling', half)]
console.log(`together: ${percent((inside[0] * (companies - half) + inside[1] * half) / companies)}`)
await threads.close()
