// Cost against size as an SVG line chart with both axes logarithmic, written by the bench that measured it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export type CostSeries = {
  name: string
  /** Size of the input and the time it took, both above zero, in order of size. */
  points: { size: number; milliseconds: number }[]
}

const width = 760
const height = 440
const frame = { left: 78, right: 190, top: 48, bottom: 54 }
const colours = ['#1b6ca8', '#c2541b', '#2e7d4f', '#7a4fa3', '#a3842b', '#4f6272']

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Whole powers of ten around the values, at least one decade apart. */
function decades(values: number[]): [number, number] {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.ceil(Math.log10(Math.max(...values)))
  return [low, Math.max(high, low + 1)]
}

function duration(power: number): string {
  if (power < 0) return `${10 ** (power + 3)} µs`
  return power < 3 ? `${10 ** power} ms` : `${10 ** (power - 3)} s`
}

/** Slope of the last two points: the power of the size with which the cost grows at the end. */
function growth({ points }: CostSeries): string {
  const [before, last] = points.slice(-2)
  if (!before || !last) return ''
  const power = Math.log(last.milliseconds / before.milliseconds) / Math.log(last.size / before.size)
  return ` (power ${power.toFixed(1)})`
}

/** Names beside the ends of their lines, moved apart where they would overlap. */
function spread(ends: number[]): number[] {
  const order = ends.map((_, i) => i).sort((a, b) => ends[a]! - ends[b]!)
  const placed = ends.slice()
  order.forEach((i, rank) => {
    const above = order[rank - 1]
    if (above !== undefined) placed[i] = Math.max(placed[i]!, placed[above]! + 15)
  })
  return placed
}

/** The chart as text: `xLabel` says what the size counts. */
function costPlot(title: string, xLabel: string, series: readonly CostSeries[]): string {
  const points = series.flatMap(line => line.points)
  if (points.length === 0 || !points.every(point => point.size > 0 && point.milliseconds > 0))
    throw new RangeError('a cost plot needs points of sizes and times above zero')
  const [xLow, xHigh] = decades(points.map(point => point.size))
  const [yLow, yHigh] = decades(points.map(point => point.milliseconds))
  const right = width - frame.right
  const bottom = height - frame.bottom
  const x = (size: number) => frame.left + ((Math.log10(size) - xLow) / (xHigh - xLow)) * (right - frame.left)
  const y = (ms: number) => bottom - ((Math.log10(ms) - yLow) / (yHigh - yLow)) * (bottom - frame.top)
  const parts: string[] = []
  for (let power = xLow; power <= xHigh; power++) {
    const at = x(10 ** power).toFixed(1)
    parts.push(`<path d="M${at} ${frame.top}V${bottom}" stroke="#d5d9dd"/>`)
    parts.push(
      `<text x="${at}" y="${bottom + 18}" text-anchor="middle">${(10 ** power).toLocaleString('en')}</text>`,
    )
  }
  for (let power = yLow; power <= yHigh; power++) {
    const at = y(10 ** power)
    parts.push(`<path d="M${frame.left} ${at.toFixed(1)}H${right}" stroke="#d5d9dd"/>`)
    parts.push(
      `<text x="${frame.left - 8}" y="${(at + 4).toFixed(1)}" text-anchor="end">${duration(power)}</text>`,
    )
  }
  const labels = spread(series.map(line => y(line.points.at(-1)?.milliseconds ?? 1)))
  series.forEach((line, i) => {
    const colour = colours[i % colours.length]
    const drawn = line.points.map(point => `${x(point.size).toFixed(1)} ${y(point.milliseconds).toFixed(1)}`)
    parts.push(`<path d="M${drawn.join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`)
    for (const point of line.points)
      parts.push(
        `<circle cx="${x(point.size).toFixed(1)}" cy="${y(point.milliseconds).toFixed(1)}" r="3" fill="${colour}"/>`,
      )
    parts.push(
      `<text x="${right + 10}" y="${(labels[i]! + 4).toFixed(1)}" fill="${colour}">${escaped(line.name + growth(line))}</text>`,
    )
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#39424b">
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${frame.left}" y="26" font-size="15" fill="#1d2329">${escaped(title)}</text>
${parts.join('\n')}
<text x="${(frame.left + right) / 2}" y="${height - 14}" text-anchor="middle">${escaped(xLabel)}</text>
</svg>
`
}

/** Write the chart to `bench/plots/<file>`. */
export function writeCostPlot(
  file: string,
  title: string,
  xLabel: string,
  series: readonly CostSeries[],
): void {
  const path = fileURLToPath(new URL(`plots/${file}`, import.meta.url))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, costPlot(title, xLabel, series))
}

/**
 * Median milliseconds of one call of `work`, over `runs` runs of as many calls as fill about `fill` milliseconds: time on
 * the processor in this thread, so that waiting for others on a shared machine does not count.
 */
export function medianMilliseconds(work: () => unknown, runs = 5, fill = 80): number {
  const spent = (calls: number) => {
    const before = process.threadCpuUsage()
    for (let call = 0; call < calls; call++) work()
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1000
  }
  // Some kernels count a thread's time in steps of milliseconds: calls double until enough of it has passed.
  let calls = 1
  while (spent(calls) < fill) calls *= 2
  const taken = Array.from({ length: runs }, () => Math.max(spent(calls), 1e-3) / calls)
  return taken.sort((a, b) => a - b)[Math.floor(runs / 2)]!
}

/**
 * Median milliseconds of one call: of the wall clock, and of the processor over all threads, so with the clearing of
 * memory. The second is the one to trust where the machine is shared.
 */
export function medianOnBothClocks(work: () => unknown, runs = 5, fill = 20): { wall: number; cpu: number } {
  work()
  const first = performance.now()
  work()
  const once = Math.max(performance.now() - first, 1e-4)
  const calls = Math.max(1, Math.min(10_000, Math.round(fill / once)))
  for (let call = 0; call < calls; call++) work()
  const taken = Array.from({ length: runs }, () => {
    const cpu = process.cpuUsage()
    const start = performance.now()
    for (let call = 0; call < calls; call++) work()
    const wall = performance.now() - start
    const { user, system } = process.cpuUsage(cpu)
    return { wall: wall / calls, cpu: (user + system) / 1000 / calls }
  })
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(runs / 2)]!
  return { wall: middle(taken.map(({ wall }) => wall)), cpu: middle(taken.map(({ cpu }) => cpu)) }
}
