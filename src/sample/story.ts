// The story of the sample company, in months since its beginning: one champion, a team, a storm, then more asks than hands.

/** Points of a line, by month of the story. */
type Line = readonly (readonly [month: number, value: number])[]

/** The value of a line at a month, straight between its points. */
export function valueAt(line: Line, month: number): number {
  const after = line.findIndex(([at]) => at >= month)
  if (after === 0) return line[0][1]
  if (after < 0) return line[line.length - 1][1]
  const [from, low] = line[after - 1]
  const [to, high] = line[after]
  return low + ((high - low) * (month - from)) / (to - from)
}

/** Months the story lasts; another length stretches it. */
export const STORY_MONTHS = 14

/** Month of the story on a day. */
export const monthOf = ({ from, until }: { from: string; until: string }, day: string): number =>
  (STORY_MONTHS * (Date.parse(day) - Date.parse(from))) / (Date.parse(until) - Date.parse(from))

/** Requests a month. */
export const arrivals: Line = [
  [0, 12],
  [2, 26],
  [4, 68],
  [6, 126],
  [8, 160],
  [10, 178],
  [12, 190],
  [14, 200],
]

/** Log of the time to resolve over the target promised. */
export const slowness: Line = [
  [0, -1.1],
  [6, -0.9],
  [9, -0.7],
  [11, -0.6],
  [14, -0.42],
]

/** Share of the requests that lie for weeks. */
export const leftLying: Line = [
  [0, 0.01],
  [8, 0.02],
  [9.5, 0.1],
  [11, 0.27],
  [14, 0.35],
]

/** Share of the requests that ask the usual again. */
export const usualShare: Line = [
  [0, 0.06],
  [6, 0.09],
  [10, 0.15],
  [14, 0.22],
]

/** What the time nobody asked for goes to, by weight. */
export const ownTime = {
  evangelising: [
    [0, 60],
    [2, 48],
    [4, 36],
    [6, 22],
    [8, 14],
    [10, 9],
    [14, 8],
  ],
  programme: [
    [0, 1],
    [1, 1],
    [2, 16],
    [4, 30],
    [7, 30],
    [10, 26],
    [14, 16],
  ],
  education: [
    [0, 0],
    [1, 0.5],
    [4, 2.5],
    [5.5, 5],
    [6.5, 15],
    [10, 16],
    [14, 8],
  ],
  governance: [
    [0, 0],
    [1, 0.5],
    [4, 2.5],
    [5.5, 5],
    [6.5, 15],
    [10, 14],
    [14, 7],
  ],
  measuring: [
    [0, 0],
    [1, 0.5],
    [5, 2.5],
    [7, 8],
    [14, 9],
  ],
  planning: [
    [0, 14],
    [9, 12],
    [14, 24],
  ],
} as const satisfies Record<string, Line>

/** The team: when each joins, and hours a week. */
export const team: readonly { joins: number; hours: number }[] = [
  { joins: 0, hours: 35 },
  { joins: 2.2, hours: 37 },
  { joins: 4.3, hours: 35 },
  { joins: 6.4, hours: 35 },
  { joins: 8.4, hours: 28 },
  { joins: 10.4, hours: 35 },
]

/** Demand of a calendar month against the year's: holidays, the return from them, the year's end. */
export const season = [1.01, 1.01, 1.02, 1, 1, 0.97, 0.92, 0.88, 0.99, 1.01, 1, 0.95] as const

/** Demand by day of the week, Monday first, against a mean of 1. */
export const weekdays = [1.62, 1.56, 1.36, 1.3, 0.98, 0.11, 0.07] as const

/** Share of the team at work, by calendar month: what is slow in August is slow for everyone. */
export const presence = [1, 1, 1, 0.99, 0.98, 0.95, 0.9, 0.88, 0.97, 1, 1, 0.95] as const
