// Effects on panels: both weight problems of synthetic difference in differences on Proposition 99 in at most 0.35 ms and
// its 38 placebos in at most 9.7 ms, against R's exact quadratic programme (quadprog) in the same run where it is there.
// node bench/panels.ts [plot]     plot: only the curves (Debian: apt-get install r-base-core r-cran-quadprog)
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { prop99, withoutProp99 } from '../src/stats/anchors/published-panels.ts'
import { simulatePanel } from '../src/stats/anchors/simulated-panel.ts'
import { fromRows } from '../src/stats/linear-algebra.ts'
import { panelBootstrap } from '../src/stats/panel-bootstrap.ts'
import { panelJackknife } from '../src/stats/panel-jackknife.ts'
import { panelPlacebo } from '../src/stats/panel-placebo.ts'
import { createRandom } from '../src/stats/random.ts'
import { simplexLeastSquares } from '../src/stats/simplex-least-squares.ts'
import { syntheticDid } from '../src/stats/synthetic-did.ts'
import { type CostSeries, medianMilliseconds, writeCostPlot } from './plot.ts'

const method = 'synthetic-did' as const
const say = (text: string) => process.stdout.write(`${text}\n`)

/** The same two programmes and placebos with solve.QP: inner products, then the solver. Prints three medians in ms. */
const reference = `
suppressMessages(library(quadprog))
d <- read.csv(commandArgs(TRUE)[1], sep = ";")
w <- reshape(d[, 1:3], idvar = "State", timevar = "Year", direction = "wide")
Y <- as.matrix(w[order(w$State == "California", w$State), -1])
T0 <- 19; n <- nrow(Y); noise <- sd(apply(Y[-n, 1:T0], 1, diff))
zw <- 12^0.25 * noise; zl <- 1e-6 * noise
simplex <- function(A, b, zeta) {
  A <- sweep(A, 2, colMeans(A)); b <- b - mean(b); p <- ncol(A)
  s <- solve.QP(crossprod(A) / nrow(A) + zeta^2 * diag(p), crossprod(A, b) / nrow(A), cbind(1, diag(p)), c(1, rep(0, p)), 1)
  s$solution
}
both <- function(Y) { n <- nrow(Y)
  list(o = simplex(t(Y[-n, 1:T0]), Y[n, 1:T0], zw), l = simplex(Y[-n, 1:T0], rowMeans(Y[-n, -(1:T0)]), zl)) }
effect <- function(Y) { n <- nrow(Y); w <- both(Y)
  gain <- rowMeans(Y[, -(1:T0)]) - Y[, 1:T0] %*% w$l
  gain[n] - sum(w$o * gain[-n]) }
placebos <- function() sapply(1:(n - 1), function(i) effect(Y[c(setdiff(1:(n - 1), i), i), ]))
median_ms <- function(f, inner) { f(); median(replicate(7, { t <- proc.time(); for (i in 1:inner) f(); sum((proc.time() - t)[1:2]) })) * 1000 / inner }
cat(effect(Y), median_ms(function() both(Y), 500), median_ms(placebos, 20), "\\n")
`

/** Medians taken by R on a two-core machine when the reference values were made. */
const recorded = { weights: 0.3515, placebos: 9.698 }

function runReference(): { weights: number; placebos: number; where: string } {
  const file =
    process.env['STRATEGE_PROP99'] ??
    fileURLToPath(new URL('../../shared/vectors/california_prop99.csv', import.meta.url))
  const ran = spawnSync('Rscript', ['-e', reference, file], { encoding: 'utf8' })
  const [effect, weights, placebos] = (ran.stdout ?? '').trim().split(/\s+/).map(Number)
  if (ran.status === 0 && weights && placebos && Math.abs((effect ?? 0) + 15.6054) < 1e-3)
    return { weights, placebos, where: 'R quadprog, this run' }
  return { ...recorded, where: 'R quadprog, recorded' }
}

function proposition99(): void {
  if (withoutProp99) {
    say(withoutProp99)
    return
  }
  const panel = prop99()
  const donors = panel.outcomes.slice(0, -1)
  const years = Array.from({ length: 19 }, (_, t) => t)
  const byTime = fromRows(years.map(t => donors.map(row => row[t]!)))
  const byUnit = fromRows(donors.map(row => row.slice(0, 19)))
  const target = panel.outcomes.at(-1)!.slice(0, 19)
  const after = donors.map(row => row.slice(19).reduce((sum, value) => sum + value / 12, 0))
  const [unitRidge, timeRidge] = [10.2262325714912 ** 2, 5.49440101857951e-6 ** 2]
  const weights = medianMilliseconds(() => {
    simplexLeastSquares({ a: byTime, b: target, ridge: unitRidge, intercept: true })
    simplexLeastSquares({ a: byUnit, b: after, ridge: timeRidge, intercept: true })
  }, 9)
  const placebos = medianMilliseconds(() => panelPlacebo({ ...panel, method }), 9)
  const whole = medianMilliseconds(() => syntheticDid(panel), 9)
  const peer = runReference()
  const line = (name: string, ours: number, theirs: number) =>
    say(
      `${name}: ${ours.toFixed(3)} ms; ${peer.where} ${theirs.toFixed(3)} ms; ${(theirs / ours).toFixed(1)} times as fast`,
    )
  line('both weight problems', weights, peer.weights)
  line('38 placebos, from the table to the p-values', placebos, peer.placebos)
  say(`one estimate with fit, donors and gaps, from the table: ${whole.toFixed(3)} ms`)
}

/** Cost at each size of what is run on a simulated panel with a tenth of its units treated, a quarter of its times after. */
function costs(sizes: readonly number[], shape: (size: number) => { units: number; times: number }) {
  const estimate: CostSeries = { name: 'one estimate', points: [] }
  const jackknife: CostSeries = { name: 'jackknife', points: [] }
  const placebo: CostSeries = { name: '50 placebos', points: [] }
  const bootstrap: CostSeries = { name: '50 draws', points: [] }
  for (const size of sizes) {
    const { units, times } = shape(size)
    const plan = {
      units,
      treated: Math.max(2, Math.round(units / 10)),
      times,
      from: Math.round(times * 0.75),
      effect: 1,
    }
    const panel = simulatePanel(createRandom(size), plan)
    const add = (series: CostSeries, work: () => { ok: boolean }) => {
      if (!work().ok) throw new Error(`${series.name} refused at ${size}`)
      series.points.push({ size, milliseconds: medianMilliseconds(work, 3, 80) })
    }
    add(estimate, () => syntheticDid(panel))
    add(jackknife, () => panelJackknife({ ...panel, method }))
    add(placebo, () => panelPlacebo({ ...panel, method, most: 50 }))
    add(bootstrap, () => panelBootstrap({ ...panel, method, draws: 50 }))
    const last = [estimate, jackknife, placebo, bootstrap].map(
      series => `${series.name} ${series.points.at(-1)!.milliseconds.toFixed(2)} ms`,
    )
    say(`${units} units × ${times} times: ${last.join(', ')}`)
  }
  return [estimate, jackknife, placebo, bootstrap]
}

if (process.argv[2] !== 'plot') proposition99()
writeCostPlot(
  'panels-units.svg',
  'Effects on panels: cost against units (52 times)',
  'units',
  costs([20, 40, 80, 160], units => ({ units, times: 52 })),
)
writeCostPlot(
  'panels-times.svg',
  'Effects on panels: cost against times (40 units)',
  'times',
  costs([16, 32, 64, 128, 256], times => ({ units: 40, times })),
)
