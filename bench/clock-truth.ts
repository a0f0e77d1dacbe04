/**
 * Claim: the week in which a company really becomes a help desk lies in the clock's range of eight futures in ten 76 to
 * 84 % of the time, over 500 made companies whose growth is constant or levels off.
 *
 *   node bench/clock-truth.ts [companies]
 */
import { drawFutures, runClock } from '#rooms/path/clock.ts'
import { type Growth, makeCompany, placeOf } from '#rooms/path/clock-company.ts'
import { clockModel } from '#rooms/path/clock-model.ts'
import { createRandom } from '#stats/random.ts'

const companies = Number(process.argv[2] ?? 500)

function tryCompanies(growth: Growth, count: number) {
  const random = createRandom(8)
  const chosen = new Map<string, number>()
  const places: number[] = []
  let never = 0
  for (let i = 0; i < count; i++) {
    const made = makeCompany(10_000 + i, growth)
    const drawn = drawFutures(made.ground)
    if (!drawn.ok) throw new Error(drawn.why)
    const run = runClock(made.ground, drawn.futures, clockModel.threshold)
    if (!run.ok) throw new Error(run.why)
    const { chosen: method } = drawn.futures.arrivals
    chosen.set(method, (chosen.get(method) ?? 0) + 1)
    never += +(made.crossing === clockModel.horizon)
    places.push(placeOf(made, run.result.crossed, random))
  }
  const part = (from: number, to: number) =>
    places.filter(place => place >= from && place < to).length / count
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  console.log(
    `${growth}: ${count} companies, ${never} never cross; truth in the 80 % range ${percent(part(0.1, 0.9))}, ` +
      `before it ${percent(part(0, 0.1))}, after it ${percent(part(0.9, 1.01))}`,
  )
  console.log(`  methods: ${[...chosen].map(([name, n]) => `${name} ${n}`).join(', ')}`)
  return part(0.1, 0.9)
}

const half = Math.floor(companies / 2)
const inside = [tryCompanies('constant', companies - half), tryCompanies('levelling', half)]
console.log(
  `together: ${(100 * ((inside[0] * (companies - half) + inside[1] * half) / companies)).toFixed(1)} %`,
)
