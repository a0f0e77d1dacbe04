/** For tests: the two-stage sample of our own in `surveys.json` as designs, and unwrapping of results. */
import assert from 'node:assert/strict'
import { type DesignInput, type SurveyDesign, surveyDesign } from '../survey-design.ts'
import anchors from './surveys.json' with { type: 'json' }

export const { data, totals, two, one, lonely } = anchors.own

/** The result, once it is one. */
export function settled<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
  // A result may hold a whole design: it is written out only where it is shown.
  if (!result.ok) assert.fail(JSON.stringify(result))
  return result as Extract<Result, { ok: true }>
}

/** The code of a refusal. */
export function refused(result: { ok: true } | { ok: false; code: string }): string {
  assert.ok(!result.ok, 'a refusal was expected')
  return result.code
}

/** Clusters within strata, then units within clusters, both of known number: weights follow. */
export function twoStages(): SurveyDesign {
  const stages: DesignInput['stages'] = [
    { strata: data.stratum, clusters: data.psu, populations: data.pool },
    { clusters: data.unit, populations: data.units },
  ]
  return settled(surveyDesign({ stages }))
}

/** Clusters within strata drawn from a large population, with weights of many sizes. */
export function oneStage(input: Partial<DesignInput> = {}, strata: readonly string[] = data.stratum) {
  return surveyDesign({ weights: data.w, stages: [{ strata, clusters: data.psu }], ...input })
}
