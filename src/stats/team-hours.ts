import { type Refusal, refuse } from './outcome.ts'
import type { Random } from './random.ts'

/** People who work in each slot; planned absences and those that chance brings taken off. */
export type TeamHours = {
  /** People by slot, the list being repeated; 0 where the team is closed. */
  people: readonly number[]
  /** People away in the slots from `from` up to, not including, `until`. */
  absences?: readonly { from: number; until: number; people: number }[]
  /** Chance that one person is away for a whole period (a day), independently; 0 when absent. */
  absent?: number
}

/** People by hour of a week that begins on Monday: `people` of them from `opens` to `closes` (whole hours) on `days`. */
export function weekOfHours(people: number, opens: number, closes: number, days = [0, 1, 2, 3, 4]): number[] {
  return Array.from({ length: 168 }, (_, hour) => {
    const at = hour % 24
    return days.includes(Math.floor(hour / 24)) && at >= opens && at < closes ? people : 0
  })
}

export function teamFault({ people, absences = [], absent = 0 }: TeamHours): Refusal | null {
  const whole = (count: number) => Number.isInteger(count) && count >= 0 && count <= 100_000
  if (!people.some(count => count > 0) || !people.every(whole))
    return refuse('queue.people', 'people by slot are whole numbers up to 100000, one of them above 0')
  if (!absences.every(({ from, until, people: away }) => whole(from) && until > from && whole(away)))
    return refuse(
      'queue.absence',
      'an absence begins with a whole slot, ends after it, and is of whole people',
    )
  if (!(absent >= 0 && absent < 1))
    return refuse('queue.absence', `a chance of absence is from 0 to below 1, not ${absent}`)
  return null
}

/** People present in each of `slots` slots, `period` of them being a day. One draw per person and day. */
export function peoplePresent(team: TeamHours, slots: number, period: number, random: Random): Int32Array {
  const { people, absences = [], absent = 0 } = team
  const present = Int32Array.from({ length: slots }, (_, i) => people[i % people.length])
  if (absent > 0)
    for (let from = 0; from < slots; from += period) {
      const until = Math.min(slots, from + period)
      let most = 0
      for (let i = from; i < until; i++) most = Math.max(most, present[i])
      let away = 0
      for (let person = 0; person < most; person++) if (random.uniform() < absent) away++
      for (let i = from; i < until; i++) present[i] = Math.max(0, present[i] - away)
    }
  for (const { from, until, people: away } of absences)
    for (let i = from; i < Math.min(slots, until); i++) present[i] = Math.max(0, present[i] - away)
  return present
}
