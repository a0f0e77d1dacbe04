import { useFormatter, useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'
import { type Step, steps } from '../model.ts'
import type { Shown } from '../step-evidence.ts'
import type { StepReading } from '../step-filter.ts'
import type { Sign } from '../step-model.ts'

/** Puts the probabilities of the steps, and what they rest on, into words. */
export function useStepText() {
  const t = useTranslations('path.likely')
  const format = useFormatter()
  const value = useValueText()
  const chance = (p: number) => format.number(p, { style: 'percent', maximumFractionDigits: 0 })
  const name = (step: Step) => t(`names.s${step}`)
  const shown = ({ sign, value: amount, n }: Shown & { sign: Sign }) => {
    if (sign === 'arrivals') return t('week', { count: value(amount, 'count') })
    if (sign === 'teamHours') return t('hoursWeek', { hours: value(amount, 'hours') })
    return t('shown', { value: chance(amount), n: Math.max(1, Math.round(n)) })
  }
  const named = ({ probabilities }: Pick<StepReading, 'probabilities'>, step: Step) =>
    t('step', { name: name(step), chance: chance(probabilities[step - 1]) })
  return {
    chance,
    name,
    shown,
    sign: (sign: Sign) => t(`signs.${sign}`),
    /** A difference of probabilities, in whole points. */
    points: (change: number) => {
      const points = Math.round(Math.abs(change) * 100)
      return points === 0 ? t('none') : t('points', { points })
    },
    signed: (change: number) => {
      const points = Math.round(Math.abs(change) * 100)
      if (points === 0) return t('none')
      return t(change > 0 ? 'plus' : 'minus', { points: t('points', { points }) })
    },
    all: (reading: StepReading) => format.list(steps.map(step => named(reading, step))),
    /** What the set says, as a finding. */
    finding: (reading: StepReading) => {
      const [first, ...others] = reading.set
      if (others.length === 0) return t('one', { first: named(reading, first) })
      if (reading.probabilities[first - 1] < 0.5)
        return t('open', { all: format.list(reading.set.map(step => named(reading, step))) })
      return t('two', {
        first: named(reading, first),
        others: format.list(others.map(step => named(reading, step))),
      })
    },
  }
}
