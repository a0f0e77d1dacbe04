import { type Lever, type LeverId, modelCurrency, statedLevers } from './lever.ts'
import { type MeasuredLever, withMeasured } from './lever-measured.ts'

/** What a lever takes and does, whichever lever it is. */
export type LeverFigures = Omit<Lever, 'id'>

/** Figures that the company stated for itself, with their author and reason. `at`: ms since 1970. */
export interface OwnFigures extends LeverFigures {
  id: LeverId
  reason: string
  by: number | null
  at: number
  /** Grows with every change: a writer that read an older version is refused. */
  version: number
}

/** What a lever did here, and its factor in a plan: what is stated and what was measured together, each by its precision. */
export interface MeasuredHere extends MeasuredLever {
  acting: readonly [low: number, high: number]
}

/**
 * A lever as it is known here, and whose figures these are: the company's own go before the model's. What it did where
 * it was used here is taken together with either's effect, see `actingLevers`.
 */
export interface KnownLever extends Lever {
  basis: 'model' | 'company'
  measured: MeasuredHere | null
  own: Pick<OwnFigures, 'reason' | 'by' | 'at' | 'version'> | null
}

/** Every lever with the figures known of it, in their order. */
export function knowLevers(
  own: readonly OwnFigures[],
  measured: Partial<Record<LeverId, MeasuredLever>>,
): KnownLever[] {
  return statedLevers.map((stated): KnownLever => {
    const ours = own.find(({ id }) => id === stated.id)
    // An effect on something else than the lever acts on is none of its own.
    if (!ours || ours.effect.on !== stated.effect.on)
      return { ...stated, measured: measuredHere(stated, measured), basis: 'model', own: null }
    const { reason, by, at, version, ...figures } = ours
    const did = measuredHere(ours, measured)
    return { ...figures, measured: did, basis: 'company', own: { reason, by, at, version } }
  })
}

function measuredHere(
  { id, effect }: Pick<Lever, 'id' | 'effect'>,
  measured: Partial<Record<LeverId, MeasuredLever>>,
): MeasuredHere | null {
  const did = measured[id]
  return did && effect.on === 'arrivals' ? { ...did, acting: withMeasured(effect.range, did) } : null
}

/** Whether amounts of the model are among the levers where money is counted in another currency than the model's. */
export const unconverted = (known: readonly KnownLever[], currency: string): boolean =>
  currency !== modelCurrency &&
  known.some(({ basis, moneyOnce, moneyAYear }) => basis === 'model' && moneyOnce + moneyAYear > 0)

/** Whose word an effect is: the model's, the company's, or either's together with what was measured here. */
export type LeverBasis = KnownLever['basis'] | 'measured'

/** A lever as it acts in a plan. */
export interface ActingLever extends Lever {
  basis: LeverBasis
}

/** The levers as they act in a plan; of those asked `stated`, what was measured here is left out. */
export const actingLevers = (known: readonly KnownLever[], stated: readonly LeverId[]): ActingLever[] =>
  known.map(({ measured, own: _, ...lever }) =>
    measured && !stated.includes(lever.id)
      ? { ...lever, effect: { on: 'arrivals', range: measured.acting }, basis: 'measured' }
      : lever,
  )

/** The figures of the model for a lever. */
export function statedLever(id: LeverId): Lever {
  const stated = statedLevers.find(lever => lever.id === id)
  if (!stated) throw new Error(`no lever ${id}`)
  return stated
}

/** An effect as people say it: parts of the requests or of the time spared, or hours a week. */
export interface SaidEffect {
  /** Part spared at least and at most: 0.05 is 5 %, below 0 is more. */
  least: number
  most: number
  hours: number
}

/** The range of a factor, from the parts it spares. */
export const rangeOf = ({ least, most }: Pick<SaidEffect, 'least' | 'most'>): [number, number] => [
  Number((1 - most).toFixed(6)),
  Number((1 - least).toFixed(6)),
]
