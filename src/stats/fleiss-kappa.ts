/**
 * Kappa of more than two coders: Fleiss's, and Light's mean of pairs.
 *
 * Fleiss treats coders as exchangeable and needs the same number of codes for every unit; Light keeps each pair of
 * coders as it is. Sources: Fleiss 1971; Fleiss, Nee & Landis 1979 (standard error under chance); Light 1971.
 * Expected values in tests: the diagnoses of Fleiss 1971 (.430, z 17.65), R irr 0.84.1. Cost: units × categories, and
 * coders² tables for Light.
 */
import { type Coding, countCodes } from './coded-units.ts'
import { cohenKappa, crossTable, type KappaWeights } from './cohen-kappa.ts'
import { normalSurvival } from './normal.ts'
import { type Refusal, refuse } from './outcome.ts'

export type FleissKappa = {
  ok: true
  kappa: number
  agreement: number
  chance: number
  /** Standard error if coders only agreed by chance, with the statistic and two-sided p-value it gives. */
  standardErrorNone: number
  z: number
  p: number
  units: number
  codesAUnit: number
}

/** Refuses what `countCodes` refuses, units with different numbers of codes, and one category only. */
export function fleissKappa(codes: Coding): FleissKappa | Refusal {
  const counted = countCodes(codes)
  if (!counted.ok) return counted
  const { counts, sizes, categories, leftOut } = counted
  const m = sizes[0]!
  if (leftOut > 0 || sizes.some(size => size !== m))
    return refuse(
      'agreement.uneven',
      'Fleiss’s kappa needs the same number of codes for every unit; Krippendorff’s alpha takes missing ones',
    )
  const n = counts.length
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const agreement = sum(counts.map(row => sum(row.map(count => count * (count - 1))) / (m * (m - 1)))) / n
  const shares = categories.map((_, k) => sum(counts.map(row => row[k]!)) / (n * m))
  const chance = sum(shares.map(share => share * share))
  if (1 - chance < 1e-12)
    return refuse('agreement.no-variation', 'every code is the same: agreement beyond chance cannot be told')
  const spread = sum(shares.map(share => share * (1 - share)))
  const skew = sum(shares.map(share => share * (1 - share) * (1 - 2 * share)))
  const standardErrorNone =
    (Math.SQRT2 / (spread * Math.sqrt(n * m * (m - 1)))) * Math.sqrt(spread * spread - skew)
  const kappa = (agreement - chance) / (1 - chance)
  const z = kappa / standardErrorNone
  return {
    ok: true,
    kappa,
    agreement,
    chance,
    standardErrorNone,
    z,
    p: 2 * normalSurvival(Math.abs(z)),
    units: n,
    codesAUnit: m,
  }
}

export type LightKappa = {
  ok: true
  kappa: number
  pairs: { first: number; second: number; kappa: number; units: number }[]
}

/** Most coders compared by pairs: 4,950 tables. */
const mostCoders = 100

/** Mean of Cohen's kappa over all pairs of coders; refuses where one pair has none, and says which. */
export function lightKappa(codes: Coding, weights: KappaWeights = 'none'): LightKappa | Refusal {
  if (codes.length < 2)
    return refuse('agreement.one-coder', `agreement needs at least two coders, got ${codes.length}`)
  if (codes.length > mostCoders)
    return refuse(
      'agreement.many-coders',
      `${codes.length} coders are too many to compare by pairs, at most ${mostCoders}: take Krippendorff’s alpha`,
    )
  const pairs: LightKappa['pairs'] = []
  for (let first = 0; first < codes.length; first++)
    for (let second = first + 1; second < codes.length; second++) {
      const crossed = crossTable(codes[first]!, codes[second]!)
      const pair = crossed.ok ? cohenKappa(crossed.table, { weights }) : crossed
      if (!pair.ok) return refuse(pair.code, `coders ${first + 1} and ${second + 1}: ${pair.why}`)
      pairs.push({ first, second, kappa: pair.kappa, units: pair.units })
    }
  return { ok: true, kappa: pairs.reduce((sum, pair) => sum + pair.kappa, 0) / pairs.length, pairs }
}
