// How often 90 % intervals of an effect on one series hold, and how wide they are, by how far the level wanders and how
// many periods were learnt from. Chains are not refused: leaving out those that mix badly would choose among the series.
// node bench/impact-truth.ts 40 0.2 1000 '{"levelSd":0.02,"levelDf":1}'
//   periods learnt from, wandering a period, series, and priors other than the usual ones
import { drawImpact } from '../src/stats/impact-draws.ts'
import { impactModel } from '../src/stats/impact-model.ts'
import { plantedSeries } from '../src/stats/planted-series.ts'

const [learnt = 40, wander = 0.2, count = 1000] = process.argv.slice(2, 5).map(Number)
const priors = JSON.parse(process.argv[5] ?? '{}') as object
const programme = 8

const made = (seed: number) => plantedSeries({ seed, learnt, programme, wander, effect: 0 })

/** Width of the 90 % interval of the mean effect, and the rank of what was seen among the draws. */
function judge(seed: number): { width: number; rank: number } {
  const model = impactModel({ ...made(seed), ...priors })
  if (!model.ok) throw new Error(model.why)
  const { total, predicted } = drawImpact(model, { chains: 2, draws: 400, warmUp: 150, seed })
  const sums = new Float64Array(total)
  let seen = 0
  for (let t = model.from; t < model.actual.length; t++) {
    seen += (model.actual[t]! - model.mean) / model.sd
    for (let d = 0; d < total; d++) sums[d]! += predicted[t * total + d]!
  }
  sums.sort()
  const rank = (sums.filter(sum => sum <= seen).length + 0.5) / (total + 1)
  const ends = [0.05, 0.95].map(p => sums[Math.floor(p * total)]!)
  return { width: ((ends[1]! - ends[0]!) * model.sd) / programme, rank }
}

const judged = Array.from({ length: count }, (_, i) => judge(1000 + i))
const held = judged.filter(({ rank }) => rank > 0.05 && rank < 0.95).length
const width = judged.reduce((sum, own) => sum + own.width, 0) / count
const ranks = judged.map(({ rank }) => rank).sort((a, b) => a - b)
const apart = Math.max(...ranks.map((rank, i) => Math.abs(rank - (i + 0.5) / count)))
process.stdout.write(
  `${learnt} periods, wandering by ${wander}: ${((100 * held) / count).toFixed(1)} % of ${count} held, ` +
    `mean width ${width.toFixed(2)}, Kolmogorov ${(apart * Math.sqrt(count)).toFixed(2)} (1.63 at 1 %)\n`,
)
