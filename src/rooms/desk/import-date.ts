import { createZone } from './zone.ts'

/** Reads a date as ms since 1970 (UTC), or gives null where the text is not one. */
export type DateReader = (text: string) => number | null

/** The parts of a date as they are read; `half` is 0 for AM, 1 for PM, `offset` minutes from UTC. */
interface DateParts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  ms: number
  half: number | null
  offset: number | null
}

/** Reads its part of the text from a place on and returns the place after it, or -1. */
type Step = (text: string, at: number, parts: DateParts) => number

const MINUTE = 60_000
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

const monthNames = [
  ['january', 'janvier'],
  ['february', 'fevrier'],
  ['march', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet'],
  ['august', 'aout'],
  ['september', 'septembre'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'decembre'],
]

/** Number of a month from its English or French name or the start of it ("févr.", "Sept"), or 0. */
function monthOf(name: string): number {
  const folded = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()
  if (folded.length < 3) return 0
  return monthNames.findIndex(names => names.some(full => full.startsWith(folded))) + 1
}

/** Reads from `fewest` to `most` digits. */
function digits(
  fewest: number,
  most: number,
  part: keyof DateParts,
  meaning?: (value: number) => number,
): Step {
  return (text, at, parts) => {
    let value = 0
    let end = at
    for (; end < at + most; end++) {
      const digit = text.charCodeAt(end) - 48
      if (!(digit >= 0 && digit <= 9)) break
      value = value * 10 + digit
    }
    if (end - at < fewest) return -1
    parts[part] = meaning ? meaning(value) : value
    return end
  }
}

function literal(expected: string): Step {
  return (text, at) => (text.startsWith(expected, at) ? at + expected.length : -1)
}

/** Reads what the pattern (sticky) matches. */
function matching(pattern: RegExp, part: keyof DateParts, meaning: (found: string) => number): Step {
  return (text, at, parts) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found === null) return -1
    parts[part] = meaning(found[0])
    return pattern.lastIndex
  }
}

/** Minutes from UTC of "Z", "+02:00", "+0200" or "+02". */
function offsetOf(text: string): number {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0)
  return text.startsWith('-') ? -minutes : minutes
}

const steps: Record<string, () => Step> = {
  yyyy: () => digits(4, 4, 'year'),
  yy: () => digits(2, 2, 'year', value => (value < 70 ? 2000 + value : 1900 + value)),
  MMM: () => matching(/\p{L}+\.?/uy, 'month', monthOf),
  MM: () => digits(2, 2, 'month'),
  M: () => digits(1, 2, 'month'),
  dd: () => digits(2, 2, 'day'),
  d: () => digits(1, 2, 'day'),
  HH: () => digits(2, 2, 'hour'),
  H: () => digits(1, 2, 'hour'),
  hh: () => digits(2, 2, 'hour'),
  h: () => digits(1, 2, 'hour'),
  mm: () => digits(2, 2, 'minute'),
  ss: () => digits(2, 2, 'second'),
  S: () => matching(/\d{1,9}/y, 'ms', found => Math.floor(Number(`0.${found}`) * 1000)),
  a: () => matching(/[ap]\.?m\.?/iy, 'half', found => (/^p/i.test(found) ? 1 : 0)),
  Z: () => matching(/Z|[+-]\d\d(?::?\d\d)?/y, 'offset', offsetOf),
}

const TOKEN = /yyyy|yy|MMM|MM|M|dd|d|HH|H|hh|h|mm|ss|S|a|Z|\[|\]|'[^']*'|[^A-Za-z[\]']/g

/** The steps of a format, a null standing where the text may end; null for a format that cannot tell a date. */
function compile(format: string): (Step | null)[] | null {
  const found: string[] = format.match(TOKEN) ?? []
  if (found.join('') !== format || !/yy/.test(format)) return null
  const body = format.replace(/\]+$/, '')
  const depth = format.length - body.length
  if (body.includes(']') || body.split('[').length - 1 !== depth) return null
  const has = (...names: string[]) => names.some(name => found.includes(name))
  if (!has('MMM', 'MM', 'M') || !has('dd', 'd') || has('hh', 'h') !== has('a')) return null
  return found
    .filter(token => token !== ']')
    .map(token => (token === '[' ? null : (steps[token]?.() ?? literal(token.replace(/^'(.*)'$/, '$1')))))
}

/** Whether the parts are a date that exists, between 1900 and 2199. */
function exists(parts: DateParts): boolean {
  const { year, month, day, hour, minute, second, half } = parts
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false
  if (hour > 23 || minute > 59 || second > 59 || (half !== null && (hour < 1 || hour > 12))) return false
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function instantOf(parts: DateParts, zone: (wallClock: number) => number): number | null {
  if (!exists(parts)) return null
  const hour = parts.half === null ? parts.hour : (parts.hour % 12) + 12 * parts.half
  const wallClock = Date.UTC(
    parts.year,
    parts.month - 1,
    parts.day,
    hour,
    parts.minute,
    parts.second,
    parts.ms,
  )
  return parts.offset === null ? zone(wallClock) : wallClock - parts.offset * MINUTE
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?)?$/

function readIso(text: string, zone: (wallClock: number) => number): number | null {
  const found = ISO.exec(text)
  if (found === null) return null
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = 0, offset] = found
  return instantOf(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      ms: Math.floor(Number(`0.${fraction}`) * 1000),
      half: null,
      offset: offset === undefined ? null : offsetOf(offset),
    },
    zone,
  )
}

/** Whether a text is ISO 8601 with a time after a T, which can mean one thing only. */
const isPlainIso = (text: string) => text.charCodeAt(10) === 84 && text.charCodeAt(4) === 45

/**
 * A reader for one date format. `iso` is ISO 8601 (date, or date and time, T or space, with or without an offset);
 * `unix` seconds and `unixMs` milliseconds since 1970; else a pattern of yyyy yy MMM MM M dd d HH H hh h mm ss S
 * (fraction) a (AM/PM) Z (offset), 'text' and [an optional end]. ISO text with a T is read under any format, since
 * workbooks give dates so. Dates without an offset are wall clock of the zone. Years 1900 to 2199.
 * Null for a format that is not one.
 */
export function createDateReader(format: string, timeZone: string): DateReader | null {
  const zone = createZone(timeZone)
  if (format === 'iso') return text => readIso(text, zone)
  if (format === 'unix' || format === 'unixMs') return createUnixReader(format === 'unix' ? 1000 : 1)
  const compiled = compile(format)
  if (compiled === null) return null
  const parts: DateParts = {
    year: 0,
    month: 0,
    day: 0,
    hour: 0,
    minute: 0,
    second: 0,
    ms: 0,
    half: null,
    offset: null,
  }
  return text => {
    if (isPlainIso(text)) return readIso(text, zone)
    parts.hour = parts.minute = parts.second = parts.ms = 0
    parts.half = parts.offset = null
    let at = 0
    for (const step of compiled) {
      if (step === null) {
        if (at === text.length) break
        continue
      }
      at = step(text, at, parts)
      if (at === -1) return null
    }
    return at === text.length ? instantOf(parts, zone) : null
  }
}

function createUnixReader(unit: number): DateReader {
  const first = Date.UTC(FIRST_YEAR, 0, 1)
  const last = Date.UTC(LAST_YEAR + 1, 0, 1)
  return text => {
    if (!/^-?\d{1,15}(\.\d{1,9})?$/.test(text)) return null
    const instant = Math.floor(Number(text) * unit)
    return instant >= first && instant < last ? instant : null
  }
}
