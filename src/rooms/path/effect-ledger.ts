import { addDays, mondayOf } from '#platform/day.ts'
import { sum } from '#stats/sum.ts'
import { type EffectAnswer, type EffectMeasured, measureEffect, normalReach } from './effect.ts'
import { claimsOf } from './effect-claim.ts'
import type { EffectsGround } from './effect-ground.ts'
import { effectModel } from './effect-model.ts'
import { type Treatment, treatmentsOf, type UseKind, useKinds } from './effect-use.ts'

/** A treatment with what it took and what it did. */
export interface LedgerLine {
  treatment: Treatment
  /** Hours logged on its uses; null where nobody logged any. */
  spent: number | null
  answer: EffectAnswer
  /** Hours given back so far, in the weeks followed; null where the effect is refused: it cannot be said. */
  givenBack: Hours | null
  /** What stands when luck is allowed for in all lines together; null: it may be luck. */
  claim: 'fewer' | 'more' | null
}

/** Hours with the range that holds them in eight cases of ten. */
export interface Hours {
  middle: number
  low: number
  high: number
}

/** The hours of some lines up to a week: those given back less those spent. */
export interface LedgerWeek extends Hours {
  week: string
}

export interface LedgerSum {
  /** Null: all of them. */
  kind: UseKind | null
  /** Lines measured, and those left out, with the hours spent on these. */
  measured: number
  leftOut: number
  leftOutHours: number
  spent: number
  /** Measured lines on which nobody logged any time. */
  unlogged: number
  givenBack: Hours
  net: Hours
  /** Cumulated, by week from the first use measured on. */
  weeks: LedgerWeek[]
}

export interface Ledger {
  lines: LedgerLine[]
  total: LedgerSum
  /** Of the kinds with a line measured. */
  kinds: LedgerSum[]
  /** Lines tested, and how many of so many would pass one by one by luck alone. */
  tested: number
  byLuck: number
  /** All lines tested together show more than luck does, and the chance of that where no lever does anything. */
  together: boolean
  p: number | null
}

type Measured = LedgerLine & { answer: EffectMeasured }
const isMeasured = (line: LedgerLine): line is Measured => line.answer.ok

function spentOn({ uses }: Treatment): number | null {
  const entries = uses.flatMap(({ spent }) => spent)
  return entries.length === 0 ? null : sum(entries.map(({ hours }) => hours))
}

/** Whole weeks of a line that are measured and over by the end of a week. */
function weeksGiven({ answer: { window } }: Measured, ends: string): number {
  const { before, after, weeks } = window
  const start = weeks[before.length]
  const all = after.length * effectModel.period
  return Math.max(0, Math.min(all, Math.round((Date.parse(ends) - Date.parse(start)) / 604_800_000)))
}

/** Hours of lines whose errors are taken for independent: their squares add up. */
function rangeOf(lines: readonly Measured[], weeks: (line: Measured) => number): Hours {
  const middle = sum(lines.map(line => weeks(line) * line.answer.givenBack.middle))
  const reach = normalReach * Math.sqrt(sum(lines.map(line => (weeks(line) * line.answer.error) ** 2)))
  return { middle, low: middle - reach, high: middle + reach }
}

const less = ({ middle, low, high }: Hours, hours: number): Hours => ({
  middle: middle - hours,
  low: low - hours,
  high: high - hours,
})

function weeksOf(lines: readonly Measured[], today: string): LedgerWeek[] {
  const spent = lines.flatMap(({ treatment: { uses } }) => uses.flatMap(use => use.spent))
  const begun = lines.flatMap(({ treatment: { uses } }) => uses.map(use => use.begun))
  const first = [...begun, ...spent.map(({ week }) => week)].toSorted()[0]
  const weeks: LedgerWeek[] = []
  if (first === undefined) return weeks
  const now = mondayOf(today)
  for (let week = first; week < now; week = addDays(week, 7)) {
    const ends = addDays(week, 7)
    const hours = sum(spent.filter(entry => entry.week <= week).map(entry => entry.hours))
    weeks.push({
      week,
      ...less(
        rangeOf(lines, line => weeksGiven(line, ends)),
        hours,
      ),
    })
  }
  return weeks
}

function sumOf(kind: UseKind | null, lines: readonly LedgerLine[], today: string): LedgerSum {
  const own = lines.filter(({ treatment }) => kind === null || treatment.kind === kind)
  const measured = own.filter(isMeasured)
  const left = own.filter(line => !isMeasured(line))
  const spent = sum(measured.map(line => line.spent ?? 0))
  const givenBack = rangeOf(measured, line => weeksGiven(line, today))
  return {
    kind,
    measured: measured.length,
    leftOut: left.length,
    leftOutHours: sum(left.map(line => line.spent ?? 0)),
    spent,
    unlogged: measured.filter(line => line.spent === null).length,
    givenBack,
    net: less(givenBack, spent),
    weeks: weeksOf(measured, today),
  }
}

/** Hours given back so far, in the weeks followed. */
const givenBackBy = (answer: EffectMeasured): Hours => {
  const weeks = answer.window.after.length * effectModel.period
  const { middle, low, high } = answer.givenBack
  return { middle: weeks * middle, low: weeks * low, high: weeks * high }
}

/** Every use of a lever or programme with its effect, and hours given back less hours spent. */
export function ledgerOf(ground: EffectsGround): Ledger {
  const treatments = treatmentsOf(ground.uses)
  const answers = treatments.map(treatment => measureEffect(ground, treatments, treatment))
  const measured = answers.filter(answer => answer.ok)
  const claims = claimsOf(measured.map(({ effect, p }) => ({ effect: effect.middle, p })))
  const lines = treatments.map((treatment, index): LedgerLine => {
    const answer = answers[index]
    const claimed = answer.ok && claims.named[measured.indexOf(answer)]
    return {
      treatment,
      spent: spentOn(treatment),
      answer,
      givenBack: answer.ok ? givenBackBy(answer) : null,
      claim: claimed ? (answer.effect.middle < 0 ? 'fewer' : 'more') : null,
    }
  })
  const kinds = useKinds.map(kind => sumOf(kind, lines, ground.today))
  return {
    lines,
    total: sumOf(null, lines, ground.today),
    kinds: kinds.filter(kind => kind.measured > 0),
    tested: measured.length,
    byLuck: measured.length * effectModel.falseShare,
    together: claims.together,
    p: claims.p,
  }
}
