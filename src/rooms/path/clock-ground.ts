import type { TypeEffort, WeekDemand } from '#desk.server'
import { sum } from '#stats/sum.ts'

/** One type of request as the clock sees it: what came each week, and what one takes. */
export interface ClockType {
  /** 0: the rarer types together. */
  id: number
  nameFr: string
  nameEn: string
  counts: number[]
  /** Mean minutes of one, the spread between them and the error of the mean. */
  minutes: number
  spread: number
  error: number
  /** Requests with logged time behind the mean, and their part of its minutes. */
  logged: number
  loggedPart: number
  open: number
}

/** Hours of a week; `present` were nobody away. */
export interface WeekHours {
  week: string
  hours: number
  present: number
}

/** Everything the clock stands on: whole weeks up to today, and the hours of the weeks ahead. */
export interface ClockGround {
  today: string
  /** Mondays of the whole weeks with records, the oldest first. */
  weeks: string[]
  types: ClockType[]
  /** Hours the team could work in each past week; null where none are set. */
  capacity: (number | null)[]
  ahead: WeekHours[]
  /** Part of the hours that are usually lost to absences; what the weeks ahead are lowered by. */
  usuallyAway: number
  /** Whether there are records, all of them older than what is looked back on. */
  ended?: boolean
}

/** Fewest requests done whose mean is taken in place of the type's stated default. */
const fewestDone = 10
/** Spread of a stated default, as a part of it: this model's assumption. */
const statedSpread = 0.5
/** Weeks of whose demand a type's weight and a unit's part are taken. */
export const recentWeeks = 26
/** Most types told apart, and the fewest requests a week of one. */
const mostTypes = 8
const fewestAWeek = 0.5

/**
 * Minutes that one request of a type takes: those done with logged time as logged, the others as their type states, as
 * every figure of hours counts them. As stated where few are done.
 */
export function effortOf(
  effort: TypeEffort,
): Pick<ClockType, 'minutes' | 'spread' | 'error' | 'logged' | 'loggedPart'> {
  const { done, logged, defaultMinutes } = effort
  const stated = statedSpread * defaultMinutes
  if (done < fewestDone) return { minutes: defaultMinutes, spread: stated, error: 0, logged, loggedPart: 0 }
  const own = effort.meanMinutes ?? defaultMinutes
  const part = logged / done
  const minutes = part * own + (1 - part) * defaultMinutes
  const square = (mean: number, spread: number) => spread ** 2 + (mean - minutes) ** 2
  const spread = Math.sqrt(
    part * square(own, effort.spreadMinutes ?? stated) + (1 - part) * square(defaultMinutes, stated),
  )
  return {
    minutes,
    spread,
    error: spread / Math.sqrt(done),
    logged,
    loggedPart: minutes > 0 ? (part * own) / minutes : 0,
  }
}

/** Types too rare to forecast one by one, as one type: its minutes are their mean, weighted by how often they come. */
function pooled(types: readonly ClockType[], weeks: number): ClockType[] {
  if (types.length === 0) return []
  const weights = types.map(type => sum(type.counts))
  const all = sum(weights)
  if (all === 0) return []
  const mean = (of: (type: ClockType) => number) => sum(types.map((type, i) => (weights[i] / all) * of(type)))
  const minutes = mean(type => type.minutes)
  return [
    {
      id: 0,
      nameFr: '',
      nameEn: '',
      counts: Array.from({ length: weeks }, (_, w) => sum(types.map(type => type.counts[w]))),
      minutes,
      spread: Math.sqrt(mean(type => type.spread ** 2 + (type.minutes - minutes) ** 2)),
      error: mean(type => type.error),
      loggedPart: minutes > 0 ? mean(type => type.loggedPart * type.minutes) / minutes : 0,
      logged: sum(types.map(type => type.logged)),
      open: sum(types.map(type => type.open)),
    },
  ]
}

/** The types with most recent hours, told apart; the others pooled. */
export function clockTypes(
  weeks: readonly string[],
  counts: readonly Pick<WeekDemand, 'week' | 'typeId' | 'arrivals'>[],
  efforts: readonly TypeEffort[],
): ClockType[] {
  const place = new Map(weeks.map((week, index) => [week, index]))
  const byType = Map.groupBy(counts, count => count.typeId)
  const types = efforts.map(effort => {
    const own = new Array<number>(weeks.length).fill(0)
    for (const { week, arrivals } of byType.get(effort.typeId) ?? []) {
      const index = place.get(week)
      if (index !== undefined) own[index] += arrivals
    }
    const { typeId: id, nameFr, nameEn, open } = effort
    return { id, nameFr, nameEn, counts: own, open, ...effortOf(effort) }
  })
  const recent = (type: ClockType) => sum(type.counts.slice(-recentWeeks))
  const span = Math.min(recentWeeks, weeks.length)
  const ranked = types.toSorted((a, b) => recent(b) * b.minutes - recent(a) * a.minutes || a.id - b.id)
  const apart = ranked.filter(type => recent(type) >= fewestAWeek * span).slice(0, mostTypes)
  return [
    ...apart,
    ...pooled(
      ranked.filter(type => !apart.includes(type)),
      weeks.length,
    ),
  ]
}

/**
 * Hours of the weeks ahead: those planned, but no more than are left when people are away as often as they usually
 * are, for absences of next spring are rarely recorded in autumn.
 */
export function hoursAhead(ahead: readonly WeekHours[], usuallyAway: number): number[] {
  return ahead.map(({ hours, present }) => Math.min(hours, present * (1 - usuallyAway)))
}

/** Part of the hours of the past weeks in which people were away; 0 where none are known. */
export function usualAbsence(past: readonly WeekHours[]): number {
  const present = sum(past.map(week => week.present))
  return present > 0 ? 1 - sum(past.map(week => week.hours)) / present : 0
}
