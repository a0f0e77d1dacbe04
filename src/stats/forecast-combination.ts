import { type Refusal, refuse } from './outcome.ts'
import type { QuantileForecast } from './quantile-forecast.ts'

/**
 * Combine forecasts of the same periods and levels: weighted average of means, and of quantiles level by level
 * (Vincent's average: the shape of the members is kept, where a mixture would be wider). Equal weights when none
 * are given. Refuses fewer than two members, different horizons or levels, and weights that are negative or sum
 * to zero. Source: Lichtendahl, Grushka-Cockayne and Winkler (2013), Management Science 59, 1594-1611.
 */
export function combineForecasts(
  members: readonly QuantileForecast[],
  weights: readonly number[] = members.map(() => 1),
): QuantileForecast | Refusal {
  const first = members[0]
  if (!first || members.length < 2)
    return refuse('forecast.combination', 'a combination needs at least two forecasts')
  const same = members.every(
    ({ mean, levels }) =>
      mean.length === first.mean.length &&
      levels.length === first.levels.length &&
      levels.every((level, i) => level === first.levels[i]),
  )
  if (!same) return refuse('forecast.combination', 'the forecasts have different horizons or quantile levels')
  const total = weights.reduce((a, b) => a + b, 0)
  if (
    weights.length !== members.length ||
    !weights.every(weight => weight >= 0) ||
    !(total > 0 && total < Infinity)
  )
    return refuse(
      'forecast.combination',
      'there is one weight a forecast, none negative, and not all are zero',
    )
  const average = (rows: readonly (readonly number[])[]) =>
    rows[0]!.map((_, h) => rows.reduce((sum, row, i) => sum + (weights[i]! / total) * row[h]!, 0))
  return {
    ok: true,
    method: `combination of ${members.map(member => member.method).join(', ')}`,
    mean: average(members.map(member => member.mean)),
    levels: first.levels,
    quantiles: first.levels.map((_, level) => average(members.map(member => member.quantiles[level]!))),
    assumed: [...new Set(members.flatMap(member => member.assumed)), 'quantiles are averaged level by level'],
  }
}
