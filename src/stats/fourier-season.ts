import { type Refusal, refuse } from './outcome.ts'

/** A season repeated every `period` periods (52.18 weeks is allowed), drawn with pairs of sine and cosine. */
export type FourierSeason = { period: number; harmonics: number }

/** Columns of the seasons over `length` periods, named 'sine 1/52' and 'cosine 1/52'. */
export function fourierColumns(
  seasons: readonly FourierSeason[],
  length: number,
): { name: string; values: number[] }[] {
  const column = (name: string, value: (t: number) => number) => ({
    name,
    values: Array.from({ length }, (_, t) => value(t)),
  })
  return seasons.flatMap(({ period, harmonics }) =>
    Array.from({ length: harmonics }, (_, i) => i + 1).flatMap(k => {
      const angle = (t: number) => (2 * Math.PI * k * (t % period)) / period
      const cosine = column(`cosine ${k}/${period}`, t => Math.cos(angle(t)))
      // At half the period the sine is zero at every whole step.
      return 2 * k === period ? [cosine] : [column(`sine ${k}/${period}`, t => Math.sin(angle(t))), cosine]
    }),
  )
}

/** Why seasons cannot be drawn over a history of `n` periods; null when they can. */
export function checkSeasons(n: number, seasons: readonly FourierSeason[]): Refusal | null {
  for (const { period, harmonics } of seasons) {
    if (
      !(period > 1 && Number.isFinite(period)) ||
      !Number.isInteger(harmonics) ||
      harmonics < 1 ||
      2 * harmonics > period
    )
      return refuse('forecast.season', `a season of ${period} periods cannot carry ${harmonics} harmonics`)
    if (n < period)
      return refuse(
        'forecast.too-short',
        `a season of ${period} periods needs one full season, there are ${n} periods`,
      )
  }
  return null
}
