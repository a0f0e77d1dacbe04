/** For tests: R survey's samples of Californian schools as designs, and comparison with R's estimates. */
import { assertClose } from './assert-close.ts'
import { settled } from './own-survey.ts'
import { readVectorRows, withoutVectors } from './shared-vectors.ts'
import { surveyDesign } from '../survey-design.ts'
import type { SurveyEstimate } from '../survey-mean.ts'
import anchors from './surveys.json' with { type: 'json' }

/** Why the samples cannot be read, or false. */
export const withoutSchools = withoutVectors('survey_apistrat.csv', 'survey_apiclus1.csv', 'survey_apisrs.csv')
const relative = anchors.tolerance.closed_form_rel

type Table = { number(name: string): number[]; text(name: string): string[] }

function table(name: string): Table {
  const rows = readVectorRows(name)
  return {
    number: column => rows.map(row => Number(row[column])),
    text: column => rows.map(row => row[column]!),
  }
}

export const yes = (answers: readonly string[], category = 'Yes') =>
  answers.map(answer => (answer === category ? 1 : 0))

export function schools() {
  const [strat, clus1, srs] = ['survey_apistrat.csv', 'survey_apiclus1.csv', 'survey_apisrs.csv'].map(table)
  const design = (rows: Table, stage: object) =>
    settled(surveyDesign({ weights: rows.number('pw'), stages: [stage] }))
  const population = (rows: Table) => ({ populations: rows.number('fpc') })
  return {
    strat: {
      ...strat!,
      design: design(strat!, { strata: strat!.text('stype'), ...population(strat!) }),
      large: design(strat!, { strata: strat!.text('stype') }),
    },
    clus1: {
      ...clus1!,
      design: design(clus1!, { clusters: clus1!.number('dnum'), ...population(clus1!) }),
      large: design(clus1!, { clusters: clus1!.number('dnum') }),
    },
    srs: { ...srs!, design: design(srs!, population(srs!)) },
  }
}

type Expected = {
  estimate: Record<string, number>
  se: Record<string, number>
  ci95?: Record<string, number[]>
}

export function assertEstimate(
  actual: Pick<SurveyEstimate, 'estimate' | 'standardError' | 'interval'>,
  expected: Expected,
  name: string,
  allowed = relative,
): void {
  const within = { relative: allowed, absolute: 1e-8 }
  assertClose(actual.estimate, expected.estimate[name]!, within, name)
  assertClose(actual.standardError, expected.se[name]!, within, `${name}: standard error`)
  const limits = expected.ci95?.[name]
  if (!limits) return
  assertClose(actual.interval.lower, limits[0]!, within, `${name}: lower`)
  assertClose(actual.interval.upper, limits[1]!, within, `${name}: upper`)
}

