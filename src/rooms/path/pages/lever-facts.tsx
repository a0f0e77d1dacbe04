import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'
import type { Lever } from '../lever.ts'
import type { KnownLever } from '../lever-figures.ts'
import { effectText } from '../lever-text.ts'
import { useDayText } from './day-text.ts'
import { useMoneyText } from './money-text.ts'
import { useWorkspacePath } from './room-path.ts'

/** Writes what a lever does: the range that holds its effect in eight cases of ten. */
export function useEffectText(): ReturnType<typeof effectText> {
  const t = useTranslations('path.levers.form')
  return effectText(t, useValueText())
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

/** What a lever does and takes. */
export function LeverFacts({ lever }: { lever: KnownLever }) {
  const t = useTranslations('path.levers')
  const effect = useEffectText()
  const cost = useCostText()
  const { id, measured } = lever
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
            acting: effect({ on: 'arrivals', range: measured.acting }),
          })}{' '}
          <Link to={`${workspace}/path/effects`}>{t('figures.effects')}</Link>
        </p>
      ) : null}
      <p className="soft">{cost(lever)}</p>
    </>
  )
}

/** Whose figures these are, and why. */
export function LeverReason({ lever: { id, own }, author }: { lever: KnownLever; author: string }) {
  const t = useTranslations('path.levers')
  const day = useDayText()
  return (
    <p className="soft">
      {own
        ? t('figures.company', { author, day: day.day(own.at), reason: own.reason })
        : t('form.why', { reason: t(`lever.${id}.reason`) })}
    </p>
  )
}
