import type { Random } from '#stats/random.ts'
import type { World } from './requests.ts'
import { arrivals, monthOf, season, valueAt, weekdays } from './story.ts'

/** Share of the asks that come by the line of the story, the rest by chance: luck does not decide the company's fate. */
const STEADY = 0.8

const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** Asks expected on a day. */
function expected(world: World, day: string, holidays: ReadonlySet<string>): number {
  const month = monthOf(world, day)
  const ofYear = season[Number(day.slice(5, 7)) - 1] * (day.slice(5) >= '12-22' ? 0.6 : 1)
  const ofWeek = holidays.has(day) ? 0.1 : weekdays[weekdayOf(day)]
  return (valueAt(arrivals, month) / 30.4) * world.scale * ofYear * ofWeek
}

/** Counts the asks of each day, asked for in the order of days: what the line owes is carried from one to the next. */
export function askCounter(world: World): (day: string, random: Random) => number {
  const holidays = new Set(world.calendar.holidays.map(({ day }) => day))
  let owed = 0
  return (day, random) => {
    const asks = expected(world, day, holidays)
    owed += STEADY * asks
    const steady = Math.floor(owed)
    owed -= steady
    return steady + random.poisson((1 - STEADY) * asks)
  }
}
