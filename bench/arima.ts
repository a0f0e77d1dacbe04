// ARIMA against R: for each series of R's datasets, the orders that both searches find with the exact likelihood, their
// AICc, how far the forecasts of R's orders fitted here are from R's, and processor time on both sides.
// node bench/arima.ts               (Debian: apt-get install r-base-core r-cran-forecast)
import { spawnSync } from 'node:child_process'
import { forecastArima } from '../src/stats/arima.ts'
import type { ArimaOrders } from '../src/stats/arima-orders.ts'

const horizon = 12

/** What R finds, one series a line of JSON; `approximation = FALSE` is the exact likelihood throughout. */
const reference = `
suppressMessages(library(forecast))
numbers <- function(x) paste0("[", paste(format(as.numeric(x), digits = 15, trim = TRUE), collapse = ","), "]")
for (name in c("lh", "LakeHuron", "WWWusage", "USAccDeaths", "Nile", "UKgas", "nottem", "co2", "lynx", "sunspot.year",
    "ldeaths", "JohnsonJohnson", "BJsales", "discoveries", "nhtemp", "airmiles", "austres", "AirPassengers",
    "UKDriverDeaths")) {
  x <- get(name)
  start <- proc.time()
  fit <- auto.arima(x, approximation = FALSE)
  took <- sum((proc.time() - start)[1:2]) * 1000
  ahead <- forecast(fit, h = ${horizon})
  constant <- any(c("intercept", "drift") %in% names(coef(fit)))
  cat('{"name":"', name, '","series":', numbers(x), ',"orders":', numbers(fit$arma), ',"constant":', tolower(constant),
    ',"aicc":', format(fit$aicc, digits = 12), ',"logLikelihood":', format(fit$loglik, digits = 12),
    ',"mean":', numbers(ahead$mean), ',"upper":', numbers(ahead$upper[, 2]), ',"took":', took, '}\\n', sep = "")
}
`

type Found = {
  name: string
  series: number[]
  /** p, q, P, Q, period, d, D: the order of R's `arma`. */
  orders: [number, number, number, number, number, number, number]
  constant: boolean
  aicc: number
  logLikelihood: number
  mean: number[]
  upper: number[]
  took: number
}

const furthest = (own: readonly number[], theirs: readonly number[]) =>
  Math.max(...own.map((value, h) => Math.abs(value / theirs[h]! - 1)))

const ran = spawnSync('Rscript', ['-e', reference], { encoding: 'utf8' })
if (ran.status !== 0) throw new Error(`R with forecast is needed: ${ran.error?.message ?? ran.stderr}`)
const found = ran.stdout
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Found)
const total = { same: 0, better: 0, worse: 0, theirs: 0, ours: 0 }
for (const { name, series, orders: order, constant, ...theirs } of found) {
  const [p, q, P, Q, period, d, D] = order
  const orders: ArimaOrders = { p, d, q, P, D, Q, constant }
  const named = forecastArima(series, {
    period,
    horizon,
    orders,
    levels: [0.5, 0.975],
    regressionUncertainty: false,
  })
  const start = process.cpuUsage()
  const own = forecastArima(series, { period, horizon })
  const { user, system } = process.cpuUsage(start)
  const took = (user + system) / 1000
  if (!named.ok || !own.ok) throw new Error(`${name} refused`)
  const less = theirs.aicc - own.fit.aicc
  total[Math.abs(less) < 0.05 ? 'same' : less > 0 ? 'better' : 'worse']++
  total.theirs += theirs.took
  total.ours += took
  const more = named.fit.logLikelihood - theirs.logLikelihood
  process.stdout.write(
    `${name}: ${own.fit.method} AICc ${own.fit.aicc.toFixed(2)} in ${took.toFixed(0)} ms, ` +
      `R ${named.fit.method} ${theirs.aicc.toFixed(2)} in ${theirs.took.toFixed(0)} ms; ` +
      `its orders here: likelihood ${more.toFixed(4)} more, means within ${furthest(named.mean, theirs.mean).toExponential(0)}, ` +
      `upper ends within ${furthest(named.quantiles[1]!, theirs.upper).toExponential(0)}\n`,
  )
}
process.stdout.write(
  `${found.length} series: AICc the same for ${total.same}, lower here for ${total.better}, higher for ${total.worse}; ` +
    `${total.ours.toFixed(0)} ms, R ${total.theirs.toFixed(0)} ms\n`,
)
