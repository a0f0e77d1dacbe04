import { addDays } from '#platform/day.ts'
import { foldFile, guessFor, realLog } from '../rooms/desk/import-fixtures.ts'
import { openImportFile } from '../rooms/desk/import-read.server.ts'

/** Requests by week, as a real log has them. */
export interface WeeklyLog {
  /** Mondays of whole weeks. */
  weeks: string[]
  all: number[]
  /** By group; requests without one are in `all` alone. */
  groups: Map<string, number[]>
}

/**
 * A log read as the product imports it, counted over the whole weeks in [from, to); null where the logs are not beside
 * the project.
 */
async function weeklyLog(name: string, from: string, to: string): Promise<WeeklyLog | null> {
  const path = realLog(name)
  if (path === null) return null
  const file = await openImportFile(path)
  const { mapping } = await guessFor(file)
  const { requests } = await foldFile(file, mapping)
  const weeks: string[] = []
  for (let week = from; week < to; week = addDays(week, 7)) weeks.push(week)
  const none = () => new Array<number>(weeks.length).fill(0)
  const all = none()
  const groups = new Map<string, number[]>()
  for (const { openedAt, unit } of requests) {
    const week = Math.floor((openedAt - Date.parse(from)) / (7 * 86_400_000))
    if (week < 0 || week >= weeks.length) continue
    all[week]++
    if (unit === null) continue
    const own = groups.get(unit) ?? none()
    own[week]++
    groups.set(unit, own)
  }
  return { weeks, all, groups }
}

/** The log of one IT company: its first request came on a Monday; from June on it holds a few stragglers only. */
export const serviceNowWeeks = () =>
  weeklyLog('uci_servicenow_incident_event_log.csv.gz', '2016-02-29', '2016-05-30')

/** The Italian help desk: the first and the last week are cut, and the last seven ebb away. */
export const italianWeeks = () => weeklyLog('helpdesk_italian_3col.csv', '2010-01-18', '2012-10-01')

/** Weeks of the groups that asked for at least `least` and less than `most` a week in the first `known` weeks. */
export const groupsOf = (
  { groups }: WeeklyLog,
  known: number,
  least: number,
  most: number = Infinity,
): number[][] =>
  [...groups.values()].filter(counts => {
    const mean = counts.slice(0, known).reduce((all, count) => all + count, 0) / known
    return mean >= least && mean < most
  })
