import type { Random } from '#stats/random.ts'
import { type Ask, asks, usualAsks } from './asks.texts.ts'
import type { AskKind } from './catalogue.texts.ts'
import { names } from './names.texts.ts'
import * as slots from './slots.texts.ts'
import type { Line } from './talk.texts.ts'
import { cities, ranges, type UnitPlan } from './units.ts'

export const pick = <T>(random: Random, list: readonly T[]): T => list[random.int(list.length)]

/** One of several, each as likely as its weight. */
export function pickWeighted<T>(random: Random, list: readonly T[], weight: (item: T) => number): T {
  let left = random.uniform() * list.reduce((total, item) => total + weight(item), 0)
  for (const item of list) {
    left -= weight(item)
    if (left <= 0) return item
  }
  return list[list.length - 1]
}

type Language = 'fr' | 'en'
const ordinal = (language: Language, pair: readonly [string, string]) => pair[language === 'fr' ? 0 : 1]

/** A day as people write it in a message: "12 mars", "12 March". */
function dayText(day: string, language: Language): string {
  const [, month, date] = day.split('-').map(Number)
  const name = ordinal(language, slots.months[month - 1])
  return language === 'fr' ? `le ${date === 1 ? '1er' : date} ${name}` : `on ${date} ${name}`
}

interface Setting {
  random: Random
  unit: UnitPlan
  language: Language
  first: string
  /** A day that the text may name. */
  day: string
}

function drawSlots({ random, unit, language, first, day }: Setting): Record<string, string> {
  const ofUnit = ranges[unit.code] ?? [...ranges.APP, ...ranges.NRG]
  const places = cities[unit.code] ?? Object.values(cities).flat()
  const culture = names[pick(random, unit.cultures)]
  const one = (pairs: readonly (readonly [string, string])[]) => ordinal(language, pick(random, pairs))
  return {
    product: pick(random, ofUnit),
    city: one(places),
    network: pick(random, slots.networks),
    person: `${pick(random, culture.first)} ${pick(random, culture.last)}`,
    job: one(slots.jobs),
    topic: one(slots.topics),
    tool: one(slots.tools),
    language: one(slots.languages),
    weekday: one(slots.weekdayNames),
    month: ordinal(language, slots.months[Number(day.slice(5, 7)) - 1]),
    date: dayText(day, language),
    day: dayText(day, language).replace(/^on /, ''),
    first,
  }
}

/** A text with its braces filled; French articles and vowels join as they must. */
export function fill(text: string, words: Record<string, string>, language: Language): string {
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')
  if (language === 'en') return filled
  return filled
    .replace(/\b([Dd])e le /g, '$1u ')
    .replace(/\b([Dd])e les /g, '$1es ')
    .replace(/(^|\s)([àÀ]) le /g, (_, before: string, a: string) => `${before}${a === 'à' ? 'a' : 'A'}u `)
    .replace(/(^|\s)([àÀ]) les /g, (_, before: string, a: string) => `${before}${a === 'à' ? 'a' : 'A'}ux `)
    .replace(/\b([Dd]|[Qq]u)e (?=[AEIOUYÉÈÊÎaeiouéèêî])/g, '$1’')
}

/** What makes two subjects the same ask, as the desk sees it: letters only, whatever their case and accents. */
export const askKey = (subject: string): string =>
  subject
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()

export interface Asked {
  kind: AskKind
  subject: string
  body: string
  words: Record<string, string>
}

/** A sentence that suits the kind of request. */
export const pickLine = (random: Random, lines: readonly Line[], kind: AskKind): Line =>
  pick(
    random,
    lines.filter(line => line.kinds.length === 0 || line.kinds.includes(kind)),
  )

const fits = (ask: Ask, unit: UnitPlan) =>
  ask.families.length === 0 || (unit.family !== null && ask.families.includes(unit.family))

/** An ask in the words of one person, that nobody has made before; a usual one comes in the words of all. */
export function wordAsk(setting: Setting, kind: AskKind, usual: boolean, made: Set<string>): Asked {
  const { random, unit, language } = setting
  const known = usual ? usualAsks : asks.filter(ask => ask.kind === kind && fits(ask, unit))
  const fitting = known.length > 0 ? known : asks.filter(ask => ask.kind === kind)
  for (let tries = 0; ; tries++) {
    const words = drawSlots(setting)
    const ask = pick(random, fitting)
    const [subjectText, bodyText] = ask[language]
    const spare = tries < 20 ? '' : ` (${words.person})`
    const subject = fill(subjectText, words, language) + spare
    const key = askKey(subject)
    if (!usual && made.has(key)) continue
    made.add(key)
    return { kind: ask.kind, subject, body: fill(bodyText, words, language), words }
  }
}
