// Claim: a mean with its clustered standard error and a raking to three margins, over 200,000 rows, ten times faster
// than R survey. node bench/surveys.ts [plot]: R is timed in the same run where it is installed (Debian: r-base-core,
// r-cran-survey), else the times recorded beside the repository are shown, and said to be so.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRandom } from '../src/stats/random.ts'
import { surveyChiSquare } from '../src/stats/survey-chi-square.ts'
import { type SurveyDesign, surveyDesign } from '../src/stats/survey-design.ts'
import { surveyByGroup, surveyMean } from '../src/stats/survey-mean.ts'
import { surveyProportion } from '../src/stats/survey-proportion.ts'
import { surveyQuantiles } from '../src/stats/survey-quantile.ts'
import { type Margin, rake } from '../src/stats/survey-raking.ts'
import { surveyRegression } from '../src/stats/survey-regression.ts'
import { jackknife, weightedMean } from '../src/stats/survey-replicates.ts'
import { type CostSeries, medianOnBothClocks, writeCostPlot } from './plot.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const got = <Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> => {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result as Extract<Result, { ok: true }>
}

/** A survey of `rows` answers in 20 strata and `rows` / 100 clusters, whose margins are some way from the known ones. */
function makeSurvey(rows: number) {
  const random = createRandom(20261125)
  const whole = (below: number) => Int32Array.from({ length: rows }, () => random.int(below))
  const cluster = whole(Math.max(40, rows / 100))
  const level = Float64Array.from({ length: rows }, () => random.normal(0, 0.3))
  const survey = {
    cluster,
    stratum: cluster.map(own => own % 20),
    weight: Float64Array.from({ length: rows }, () => 1 + 9 * random.uniform()),
    y: Float64Array.from(cluster, own => level[own % rows]! + random.normal()),
    group: whole(13),
    age: whole(6),
    sex: whole(2),
    region: whole(12),
  }
  const margins = (['age', 'sex', 'region'] as const).map((name): Margin & { name: string } => {
    const totals: Record<string, number> = {}
    const levels = Math.max(...survey[name].slice(0, 2000)) + 1
    for (let k = 0; k < levels; k++)
      totals[k] = ((10 * rows) / levels) * (1 + 0.2 * Math.cos((Math.PI * (2 * k + 1)) / levels))
    const sum = Object.values(totals).reduce((all, total) => all + total, 0)
    for (const k of Object.keys(totals)) totals[k]! *= (10 * rows) / sum
    return { name, categories: survey[name], totals }
  })
  const design = () =>
    got(
      surveyDesign({
        weights: survey.weight,
        stages: [{ strata: survey.stratum, clusters: survey.cluster }],
      }),
    )
  return { ...survey, margins, design }
}

/** R's answer: milliseconds of the wall clock and of the processor, and figures to compare. */
type Peer = Record<string, number>

/** R survey over the same rows; null where Rscript or the package is missing. */
function timeR(survey: ReturnType<typeof makeSurvey>, rows: number): Peer | null {
  const folder = mkdtempSync(join(tmpdir(), 'surveys-'))
  try {
    for (const name of ['cluster', 'stratum', 'weight', 'y', 'group', 'age', 'sex', 'region'] as const)
      writeFileSync(join(folder, name), Buffer.from(survey[name].buffer))
    for (const { name, totals } of survey.margins) {
      const lines = Object.entries(totals).map(([level, total]) => `${level},${total}`)
      writeFileSync(join(folder, `${name}.csv`), ['level,total', ...lines].join('\n'))
    }
    const script = fileURLToPath(new URL('surveys.R', import.meta.url))
    const { status, stdout, stderr } = spawnSync('Rscript', [script, folder, String(rows)], {
      encoding: 'utf8',
    })
    if (status === 0) return JSON.parse(stdout) as Peer
    say(`R survey was not run: ${(stderr ?? 'Rscript not found').trim().split('\n').at(-1)}`)
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function recorded(): Peer {
  const path = process.env.STRATEGE_VECTORS ?? fileURLToPath(new URL('../../shared/vectors', import.meta.url))
  const { survey } = JSON.parse(readFileSync(join(path, 'peer_timings.json'), 'utf8'))
  const ms = (name: string) => 1000 * survey[name].median_s
  return {
    'means.wall': ms('big200k_svymean'),
    'groups.wall': ms('big200k_svyby13'),
    'raking.wall': ms('big200k_rake3'),
  }
}

function compare(): void {
  const rows = 200_000
  const survey = makeSurvey(rows)
  const design = survey.design()
  const { y, group, margins } = survey
  const works = {
    design: { name: 'design', work: survey.design },
    means: { name: 'mean and standard error', work: () => surveyMean(design, y) },
    groups: {
      name: '13 groups',
      work: () => surveyByGroup(design, group, where => surveyMean(design, y, { where })),
    },
    raking: { name: 'raking, 3 margins', work: () => got(rake(design, margins)) },
  }
  const measured = timeR(survey, rows)
  const peer = measured ?? recorded()
  say(
    measured ? 'R survey, same run, same rows:' : 'R survey, recorded on another machine for another survey:',
  )
  for (const [key, { name, work }] of Object.entries(works)) {
    const ours = medianOnBothClocks(work, 7, 100)
    const parts = (['wall', 'cpu'] as const).map(clock => {
      const theirs = peer[`${key}.${clock}`]
      const ratio =
        theirs === undefined ? '' : `, R ${theirs.toFixed(0)}, ratio ${(theirs / ours[clock]).toFixed(1)}`
      return `${clock} ${ours[clock].toFixed(2)} ms${ratio}`
    })
    say(`${name}: ${parts.join('; ')}`)
  }
  if (!measured) return
  const mean = got(surveyMean(design, y))
  const raked = got(surveyMean(got(rake(design, margins)).design, y))
  const apart = (a: number, b: number) => Math.abs(a / b - 1).toExponential(1)
  say(
    `relative distance from R: mean ${apart(mean.estimate, measured.mean!)}, standard error ` +
      `${apart(mean.standardError, measured.se!)}, raked mean ${apart(raked.estimate, measured.raked!)}`,
  )
}

function plot(): void {
  const works: Record<string, (survey: ReturnType<typeof makeSurvey>, design: SurveyDesign) => unknown> = {
    design: survey => survey.design(),
    mean: ({ y }, design) => surveyMean(design, y),
    'share (logit)': ({ sex }, design) => surveyProportion(design, sex),
    'three quantiles': ({ y }, design) => surveyQuantiles(design, y, [0.25, 0.5, 0.75]),
    'test of 6 × 2': ({ age, sex }, design) => surveyChiSquare(design, Array.from(age), Array.from(sex)),
    'raking, 3 margins': ({ margins }, design) => rake(design, margins),
    'regression on 2': ({ y, age, sex }, design) => surveyRegression(design, y, [age, sex]),
    'jackknife of 40': ({ y, weight, cluster }) =>
      jackknife(
        got(surveyDesign({ weights: weight, stages: [{ clusters: cluster.map(own => own % 40) }] })),
        replicate => weightedMean(replicate, y),
      ),
  }
  const series: CostSeries[] = Object.keys(works).map(name => ({ name, points: [] }))
  for (const size of [1000, 10_000, 100_000, 500_000]) {
    const survey = makeSurvey(size)
    const design = survey.design()
    for (const line of series) {
      const { cpu } = medianOnBothClocks(() => works[line.name]!(survey, design))
      line.points.push({ size, milliseconds: cpu })
    }
  }
  for (const { name, points } of series)
    say(
      `${name}: ${points.map(({ size, milliseconds }) => `${size} rows ${milliseconds.toFixed(2)} ms`).join(', ')}`,
    )
  writeCostPlot('surveys.svg', 'Surveys: processor time against rows', 'rows', series)
}

if (process.argv[2] !== 'plot') compare()
plot()
