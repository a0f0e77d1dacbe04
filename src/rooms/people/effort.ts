import { foldName } from './unit.ts'

/** What the team's time goes to. */
export const activities = [
  'answering',
  'evangelising',
  'programme',
  'education',
  'governance',
  'measuring',
  'planning',
  'crisis',
] as const
export type Activity = (typeof activities)[number]

/** Reactive: because somebody asked or something happened. Proactive: because the team chose to. */
export const modes = ['reactive', 'proactive'] as const
export type Mode = (typeof modes)[number]

/** The mode an activity has unless it is said otherwise. */
export function usualMode(activity: Activity): Mode {
  return activity === 'answering' || activity === 'crisis' ? 'reactive' : 'proactive'
}

/** A record of an upper room that time was spent on, such as a request. */
export interface About {
  kind: string
  id: number
}

/** One entry of the ledger. */
export interface Effort {
  id: number
  memberId: number
  day: string
  minutes: number
  activity: Activity
  mode: Mode
  workId: number | null
  about: About | null
  /** The unit the time served; null: the whole company. */
  unitId: number | null
  note: string | null
  /** Who wrote it down, where it was somebody else. */
  recordedBy: number | null
}

/** Minutes of the longest entry, and of one person's day. */
export const DAY_MINUTES = 1440

const durations: { pattern: RegExp; minutes: (first: string, second?: string) => number }[] = [
  {
    pattern: /^(\d{1,2}) ?: ?([0-5]\d)(?!\d)/,
    minutes: (hours, minutes) => Number(hours) * 60 + Number(minutes),
  },
  {
    pattern:
      /^(\d{1,2}) ?(?:h|hrs?|hours?|heures?)(?: ?([0-5]\d)(?!\d)(?: ?(?:min|mn|minutes?|m)(?![a-z]))?)?(?![a-z])/i,
    minutes: (hours, minutes) => Number(hours) * 60 + Number(minutes ?? 0),
  },
  {
    pattern: /^(\d{0,2}[.,]\d{1,2}) ?(?:h|hrs?|hours?|heures?)?(?![a-z\d])/i,
    minutes: hours => Math.round(Number(hours.replace(',', '.')) * 60),
  },
  {
    pattern: /^(\d{1,4}) ?(?:min|mn|minutes?|m|'|’)?(?![a-z\d.,:])/i,
    minutes: minutes => Number(minutes),
  },
]

/**
 * Reads a length of time at the start of a text: "45", "45 min", "1 h 30", "1:30", "1.5 h" or "1,5" (hours).
 * Null where there is none, or it is not between a minute and a day.
 */
export function readDuration(text: string): { minutes: number; rest: string } | null {
  const start = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  for (const { pattern, minutes } of durations) {
    const found = pattern.exec(start)
    if (!found) continue
    const length = minutes(found[1], found[2])
    if (length < 1 || length > DAY_MINUTES) return null
    return { minutes: length, rest: start.slice(found[0].length).trim() }
  }
  return null
}

export interface EffortLine {
  minutes: number
  /** Named in the line, or null. */
  activity: Activity | null
  note: string
}

/**
 * Reads a line such as "45 min governance account audit": a length of time, the activity where its name follows, and
 * a note. `names` are the activities' names, folded. Null where the line does not begin with a length of time.
 */
export function readEffortLine(line: string, names: ReadonlyMap<string, Activity>): EffortLine | null {
  const read = readDuration(line)
  if (!read) return null
  const words = read.rest.split(' ')
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const activity = names.get(foldName(words.slice(0, count).join(' ')).replace(/[:,–-]+$/, ''))
    if (activity) return { minutes: read.minutes, activity, note: words.slice(count).join(' ') }
  }
  return { minutes: read.minutes, activity: null, note: read.rest }
}

export interface EffortSum {
  reactive: number
  proactive: number
}

/** Minutes by mode. */
export function sumEffort(entries: readonly Pick<Effort, 'minutes' | 'mode'>[]): EffortSum {
  const sum = { reactive: 0, proactive: 0 }
  for (const entry of entries) sum[entry.mode] += entry.minutes
  return sum
}
