import { durationText } from './clock.ts'

const MOST = 1_000_000
const PATTERNS: readonly [RegExp, (first: string, second: string | undefined) => number][] = [
  [/^(\d+)\s*(?:min|mn|m)?$/, minutes => Number(minutes)],
  [/^(\d+)\s*[h:]\s*(\d{1,2})?\s*(?:min|mn|m)?$/, (hours, rest) => Number(hours) * 60 + Number(rest ?? 0)],
  [/^(\d+[.,]\d+)\s*h$/, hours => Math.round(Number(hours.replace(',', '.')) * 60)],
]

/** Business minutes as people type them: "45 min", "2 h", "1 h 30", "1,5 h"; '' is none, null what cannot be read. */
export function readMinutes(text: string): number | '' | null {
  const plain = text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .toLowerCase()
  if (plain === '') return ''
  for (const [pattern, minutes] of PATTERNS) {
    const found = pattern.exec(plain)
    if (!found) continue
    const length = minutes(found[1], found[2])
    return length >= 1 && length <= MOST ? length : null
  }
  return null
}

/** The text of business minutes that `readMinutes` reads again; none is ''. */
export const minutesText = (minutes: number | null): string => (minutes === null ? '' : durationText(minutes))
