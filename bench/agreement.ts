// Cost of agreement against the number of units, and Krippendorff's alpha against NLTK's (Debian: python3-nltk) in the
// same run over the same codes, by processor time. node bench/agreement.ts; R irr and Python krippendorff are not in Debian.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { cohenKappa, crossTable } from '../src/stats/cohen-kappa.ts'
import { fleissKappa, lightKappa } from '../src/stats/fleiss-kappa.ts'
import { gwetAc1 } from '../src/stats/gwet-ac1.ts'
import { krippendorffAlpha, type Level } from '../src/stats/krippendorff-alpha.ts'
import { createRandom } from '../src/stats/random.ts'
import { type CostSeries, medianOnBothClocks, writeCostPlot } from './plot.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/** Three coders of five categories who see seven units in ten; `holes` is the share of codes not given. */
function codesOf(units: number, holes: number): (number | null)[][] {
  const random = createRandom(20261125).fork(units)
  const truth = Array.from({ length: units }, () => 1 + random.int(5))
  return [0, 1, 2].map(() =>
    truth.map(own => {
      const code = random.uniform() < 0.7 ? own : 1 + random.int(5)
      return random.uniform() < holes ? null : code
    }),
  )
}

function alphaOf(codes: (number | null)[][], level: Level, draws?: number) {
  const result = krippendorffAlpha({ codes, level, draws })
  if (!result.ok) throw new Error(result.why)
  return result
}

function compare(): void {
  const codes = codesOf(20_000, 0.1)
  const script = fileURLToPath(new URL('agreement.py', import.meta.url))
  const peer = spawnSync('/usr/bin/python3', [script], { input: JSON.stringify(codes), encoding: 'utf8' })
  const theirs = peer.status === 0 ? (JSON.parse(peer.stdout) as Record<string, number>) : null
  if (!theirs) say(`NLTK was not run: ${(peer.stderr ?? 'no /usr/bin/python3').trim().split('\n').at(-1)}`)
  for (const level of ['nominal', 'interval'] as const) {
    const { alpha } = alphaOf(codes, level)
    const ours = medianOnBothClocks(() => alphaOf(codes, level), 7).cpu
    const line = `alpha, ${level}, 3 coders × 20,000 units: ${ours.toFixed(2)} ms`
    if (!theirs) say(line)
    else {
      const ms = theirs[`${level}Ms`]!
      const apart = Math.abs(alpha - theirs[level]!).toExponential(1)
      say(`${line}, NLTK ${ms.toFixed(0)} ms, ratio ${(ms / ours).toFixed(1)}, alphas ${apart} apart`)
    }
  }
}

function plot(): void {
  const works: Record<string, (codes: (number | null)[][], full: number[][]) => unknown> = {
    'alpha, nominal': codes => alphaOf(codes, 'nominal'),
    'alpha, ordinal': codes => alphaOf(codes, 'ordinal'),
    'alpha, 1,000 draws': codes => alphaOf(codes, 'ordinal', 1000),
    'Cohen, weighted': (_, [first, second]) => {
      const crossed = crossTable(first!, second!)
      return crossed.ok && cohenKappa(crossed.table, { weights: 'quadratic' })
    },
    Fleiss: (_, full) => fleissKappa(full),
    Light: (_, full) => lightKappa(full),
    'Gwet AC1': codes => gwetAc1(codes),
  }
  const series: CostSeries[] = Object.keys(works).map(name => ({ name, points: [] }))
  for (const size of [100, 1000, 10_000, 100_000]) {
    const codes = codesOf(size, 0.1)
    const full = codesOf(size, 0) as number[][]
    for (const line of series) {
      // A thousand draws over 100,000 units take seconds: once is enough.
      const runs = line.name.includes('draws') && size > 10_000 ? 1 : 5
      line.points.push({
        size,
        milliseconds: medianOnBothClocks(() => works[line.name]!(codes, full), runs).cpu,
      })
    }
  }
  for (const { name, points } of series)
    say(
      `${name}: ${points.map(({ size, milliseconds }) => `${size} units ${milliseconds.toFixed(2)} ms`).join(', ')}`,
    )
  writeCostPlot('agreement.svg', 'Agreement of three coders: processor time against units', 'units', series)
}

compare()
plot()
