import type { Formatter, Say, valueText } from '#platform/i18n/value-text.ts'
import { type Step, steps } from './model.ts'
import type { Shown } from './step-evidence.ts'
import type { StepReading } from './step-filter.ts'
import type { Sign } from './step-model.ts'

/** Puts the probabilities of the steps, and what they rest on, into words; `say` speaks those below `path.likely`. */
export function stepText(say: Say, format: Formatter, value: ReturnType<typeof valueText>) {
  const chance = (p: number) => format.number(p, { style: 'percent', maximumFractionDigits: 0 })
  const name = (step: Step) => say(`names.s${step}`)
  const shown = ({ sign, value: amount, n }: Shown & { sign: Sign }) => {
    if (sign === 'arrivals') return say('week', { count: value(amount, 'count') })
    if (sign === 'teamHours') return say('hoursWeek', { hours: value(amount, 'hours') })
    return say('shown', { value: chance(amount), n: Math.max(1, Math.round(n)) })
  }
  const named = ({ probabilities }: Pick<StepReading, 'probabilities'>, step: Step) =>
    say('step', { name: name(step), chance: chance(probabilities[step - 1]) })
  return {
    chance,
    name,
    shown,
    sign: (sign: Sign) => say(`signs.${sign}`),
    /** A difference of probabilities, in whole points. */
    points: (change: number) => {
      const points = Math.round(Math.abs(change) * 100)
      return points === 0 ? say('none') : say('points', { points })
    },
    signed: (change: number) => {
      const points = Math.round(Math.abs(change) * 100)
      if (points === 0) return say('none')
      return say(change > 0 ? 'plus' : 'minus', { points: say('points', { points }) })
    },
    all: (reading: StepReading) => format.list(steps.map(step => named(reading, step))),
    /** What the set says, as a finding. */
    finding: (reading: StepReading) => {
      const [first, ...others] = reading.set
      if (others.length === 0) return say('one', { first: named(reading, first) })
      if (reading.probabilities[first - 1] < 0.5)
        return say('open', { all: format.list(reading.set.map(step => named(reading, step))) })
      return say('two', {
        first: named(reading, first),
        others: format.list(others.map(step => named(reading, step))),
      })
    },
  }
}
