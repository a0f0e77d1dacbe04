import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'
import type { Lever } from '../lever.ts'
import type { KnownLever } from '../lever-figures.ts'
import { useDayText } from './day-text.ts'
import { useMoneyText } from './money-text.ts'
import { useWorkspacePath } from './room-path.ts'

/** Writes what a lever does: the range that holds its effect in eight cases of ten. */
export function useEffectText(): (effect: Lever['effect']) => string {
  const t = useTranslations('path.levers.form')
  const value = useValueText()
  const share = (part: number) => value(Math.round(part * 100) / 100, 'share')
  return effect => {
    if (effect.on === 'capacity') return t('capacity', { hours: value(effect.hours, 'hours') })
    const [low, high] = effect.range
    if (effect.on === 'arrivals' && low > 1)
      return t('moreArrivals', { least: share(low - 1), most: share(high - 1) })
    if (effect.on === 'arrivals' && high > 1)
      return t('maybeArrivals', { worse: share(high - 1), most: share(1 - low) })
    return t(effect.on, { least: share(1 - high), most: share(1 - low) })
  }
}

/** Writes what a lever takes, and when it acts. */
export function useCostText(): (lever: Omit<Lever, 'effect'>) => string {
  const t = useTranslations('path.levers.form')
  const value = useValueText()
  const money = useMoneyText()
  return lever =>
    t('cost', {
      once: value(lever.hoursOnce, 'hours'),
      weekly: value(lever.hoursAWeek, 'hours'),
      paid: lever.moneyOnce + lever.moneyAYear > 0 ? 'yes' : 'no',
      moneyOnce: money(lever.moneyOnce),
      moneyYear: money(lever.moneyAYear),
      begins: lever.begins,
      over: lever.over,
    })
}

/** What a lever does and takes, whose figures these are, and why. */
export function LeverFacts({ lever, author }: { lever: KnownLever; author: string }) {
  const t = useTranslations('path.levers')
  const effect = useEffectText()
  const cost = useCostText()
  const day = useDayText()
  const { id, own, measured } = lever
  const workspace = useWorkspacePath()
  return (
    <>
      <p>
        {t(`lever.${id}.what`)} {effect(lever.effect)}
      </p>
      {measured ? (
        <p>
          {t('figures.measured', {
            uses: measured.uses,
            effect: effect({ on: 'arrivals', range: measured.range }),
          })}{' '}
          <Link to={`${workspace}/path/effects`}>{t('figures.effects')}</Link>
        </p>
      ) : null}
      <p className="soft">{cost(lever)}</p>
      <p className="soft">
        {own
          ? t('figures.company', { author, day: day.day(own.at), reason: own.reason })
          : t('form.why', { reason: t(`lever.${id}.reason`) })}
      </p>
    </>
  )
}
