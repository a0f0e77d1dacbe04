// The effect of a programme on one series: 1,000 draws of CausalImpact's vignette in at most a third of the 0.279 s that
// CausalImpact 1.3.0 took for as many (recorded: bsts is neither in Debian nor on npm), and what the cost grows with.
// node bench/series.ts
import { readVectorColumn, withoutVectors } from '../src/stats/anchors/shared-vectors.ts'
import { causalImpact } from '../src/stats/causal-impact.ts'
import { createRandom } from '../src/stats/random.ts'
import { fitStructuralSeries } from '../src/stats/structural-fit.ts'
import { type CostSeries, writeCostPlot } from './plot.ts'
import { medianProcessorTime } from './processor-time.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/** Medians on a two-core machine, taken when the reference values were made. */
const recorded = { vignette: 279.4, nileFit: 4.662 }

/** 1,000 draws, those of the warm-up included, as CausalImpact counts its iterations. */
const thousand = { chains: 2, draws: 450, warmUp: 50, levelSd: 0.01, levelDf: 32, priorDf: 50 }

type Request = Parameters<typeof causalImpact>[0]

function timed(request: Request, runs: number, fill: number): number {
  return medianProcessorTime(
    () => {
      const result = causalImpact(request)
      if (!result.ok && result.code !== 'series.not-converged') throw new Error(result.why)
    },
    runs,
    fill,
  )
}

function published(): void {
  const absent = withoutVectors('ci_vignette.csv', 'nile.csv')
  if (absent) {
    say(absent)
    return
  }
  const request: Request = {
    series: readVectorColumn('ci_vignette.csv', 'y'),
    controls: [{ name: 'x1', values: readVectorColumn('ci_vignette.csv', 'x1') }],
    pre: [0, 69],
    post: [70, 99],
  }
  const result = causalImpact({ ...request, ...thousand })
  if (!result.ok) throw new Error(result.why)
  const same = timed({ ...request, ...thousand }, 7, 200)
  const whole = timed(request, 5, 100)
  const nile = readVectorColumn('nile.csv', 'y')
  const fit = medianProcessorTime(() => fitStructuralSeries({ series: nile }), 7, 100)
  say(
    `vignette, 1,000 draws: ${same.toFixed(1)} ms, CausalImpact ${recorded.vignette} ms: ${(recorded.vignette / same).toFixed(1)} times faster`,
  )
  say(`vignette, as asked for by default (4 chains of 1,500): ${whole.toFixed(1)} ms`)
  say(
    `Nile by maximum likelihood: ${fit.toFixed(2)} ms, statsmodels ${recorded.nileFit} ms: ${(recorded.nileFit / fit).toFixed(2)} times as fast`,
  )
}

/** A made series with as many controls as asked, of which three matter. */
function made(periods: number, controls: number, seasons: number): Request {
  const random = createRandom(periods + 1000 * controls + seasons)
  const columns = Array.from({ length: controls }, (_, j) => ({
    name: `control ${j}`,
    values: Array.from({ length: periods }, () => random.normal()),
  }))
  let level = 0
  const series = Array.from({ length: periods }, (_, t) => {
    level += random.normal(0, 0.02)
    const explained = columns.slice(0, 3).reduce((sum, { values }) => sum + values[t]!, 0)
    return level + explained + (seasons > 0 ? Math.sin((2 * Math.PI * t) / seasons) : 0) + random.normal()
  })
  const from = periods - Math.ceil(periods / 10)
  return {
    series,
    controls: columns,
    pre: [0, from - 1],
    post: [from, periods - 1],
    seasonal: seasons > 0 ? [{ seasons }] : [],
    ...thousand,
  }
}

function grown(name: string, sizes: number[], request: (size: number) => Request): CostSeries {
  const points = sizes.map(size => ({ size, milliseconds: timed(request(size), 3, 30) }))
  say(
    `${name}: ${points.map(({ size, milliseconds }) => `${size}: ${milliseconds.toFixed(1)} ms`).join(', ')}`,
  )
  return { name, points }
}

published()
writeCostPlot('series-periods.svg', 'Effect on one series, 1,000 draws', 'periods', [
  grown('no control', [50, 100, 200, 500, 1000, 2000], size => made(size, 0, 0)),
  grown('3 controls', [50, 100, 200, 500, 1000, 2000], size => made(size, 3, 0)),
  grown('days of a week', [50, 100, 200, 500], size => made(size, 3, 7)),
])
writeCostPlot(
  'series-controls.svg',
  'Effect on one series of 150 periods, 1,000 draws',
  'controls, or seasons',
  [
    grown('controls', [1, 3, 10, 30, 100], size => made(150, size, 0)),
    grown('seasons', [2, 4, 7, 12, 26], size => made(150, 3, size)),
  ],
)
