/**
 * A figure as it travels between rooms: its value with its window, its number of records, its method, and the
 * address (inside the workspace, without a leading slash) of the records behind it.
 */
export interface Indicator {
  id: string
  /** Null where the data cannot support the figure: `why` then says so. */
  value: number | null
  unit: 'count' | 'hours' | 'minutes' | 'share' | 'ratio'
  /** Number of records the value rests on. */
  n: number
  /** Window: days from `from` up to and excluding `to`. */
  from: string
  to: string
  /** Key of the words that say how it was computed. */
  method: string
  /** Whether every hour behind it was logged, or some are a request type's stated default. */
  basis?: 'logged' | 'estimated' | 'mixed'
  evidence: string
  /** The part of the value that is estimated, with its own number of records and their address. */
  estimate?: { value: number; n: number; evidence: string }
  /** Key of the words that say why there is no value. */
  why?: string
}

/** Figures of one room for one window and one unit (null: the whole company). */
export interface IndicatorScope {
  from: string
  to: string
  unitId: number | null
}
