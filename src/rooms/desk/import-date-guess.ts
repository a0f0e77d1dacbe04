import { createDateReader } from './import-date.ts'

/** The date format that fits the samples best. */
export interface DateGuess {
  format: string
  /** Share of the samples that are dates by it. */
  share: number
  /** Set where day and month could as well be the other way round: the format that also fits, and a value to show. */
  ambiguous: { format: string; example: string } | null
}

const times = [
  '',
  ' H:mm',
  ' H:mm:ss',
  ' h:mm a',
  ' h:mm:ss a',
  '[ H:mm[:ss]]',
  ', H:mm',
  ', h:mm a',
  ', h:mm:ss a',
  " 'à' H:mm",
  ' H:mm:ss Z',
]
const separators = ['/', '-', '.']

/** Day first before month first: where nothing decides, the European reading is taken, and said to be ambiguous. */
const days = [
  ...separators.map(separator => `d${separator}M${separator}yyyy`),
  ...separators.map(separator => `d${separator}M${separator}yy`),
  ...separators.map(separator => `M${separator}d${separator}yyyy`),
  ...separators.map(separator => `M${separator}d${separator}yy`),
  'yyyy/M/d',
  'yyyy.M.d',
  'd/MMM/yy',
  'd-MMM-yy',
  'd-MMM-yyyy',
  'd MMM yyyy',
  'd MMM yy',
  'MMM d, yyyy',
]

/** Formats tried, in the order of preference. */
const dateFormats: readonly string[] = [
  'iso',
  ...days.flatMap(day => times.map(time => day + time)),
  'unix',
  'unixMs',
]

/** Where day and month can change places. */
const exchanged = (format: string): string | null =>
  /^d(.)M\1y/.test(format)
    ? format.replace(/^d(.)M/, 'M$1d')
    : /^M(.)d\1y/.test(format)
      ? format.replace(/^M(.)d/, 'd$1M')
      : null

function shareOf(format: string, samples: readonly string[]): number {
  const read = createDateReader(format, 'UTC')
  if (read === null || samples.length === 0) return 0
  return samples.filter(text => read(text) !== null).length / samples.length
}

/** A value whose day and month are both 12 at most and differ, so that the two readings differ. */
function differing(samples: readonly string[], one: string, other: string): string | null {
  const first = createDateReader(one, 'UTC')
  const second = createDateReader(other, 'UTC')
  return samples.find(text => first?.(text) !== second?.(text)) ?? null
}

/**
 * The format of dates by samples (values that are not missing): the one that reads most of them, the first of
 * `dateFormats` where several do; null where none reads half of them, so that a few wrong dates are bad rows and hide no
 * column. Plain numbers are taken for seconds or
 * milliseconds only between 2001 and 2199.
 */
export function guessDateFormat(samples: readonly string[]): DateGuess | null {
  const distinct = [...new Set(samples)].slice(0, 300)
  let best: DateGuess | null = null
  for (const format of dateFormats) {
    if (best !== null && best.share === 1) break
    if (format.startsWith('unix') && !distinct.every(text => /^\d{10}(\d{3})?$/.test(text))) continue
    const share = shareOf(format, distinct)
    if (share >= 0.5 && share > (best?.share ?? 0)) best = { format, share, ambiguous: null }
  }
  const other = best && exchanged(best.format)
  if (best === null || other === null || shareOf(other, distinct) < best.share) return best
  const example = differing(distinct, best.format, other)
  return example === null ? best : { ...best, ambiguous: { format: other, example } }
}
