import { Anchor, Button, Text, Title } from '@mantine/core'
import { Form, Link } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { useValueText } from '#platform/ui/value-text.ts'
import { type ClockPage as ClockData, readClock } from '#rooms/path/clock.server.ts'
import { scopeOf } from '#rooms/path/scope.server.ts'
import { clockModel } from '../clock-model.ts'
import type { Clock } from '../clock-telling.ts'
import { readThreshold } from '../threshold.ts'
import { BacklogChart, ShareChart } from './clock-charts.tsx'
import { ClockRefused } from './clock-refused.tsx'
import { ClockTest, TypeOutlooks } from './clock-tables.tsx'
import { useDayText } from './day-text.ts'
import classes from './path.module.css'
import { useProbabilityText } from './probability-text.ts'
import { Rests } from './rests.tsx'
import { useWorkspacePath } from './room-path.ts'
import { ThresholdSelect } from './threshold-select.tsx'

export const loader = read(async (ctx, { url }) =>
  readClock(ctx, {
    unitId: (await scopeOf(ctx, url)).unitId,
    threshold: readThreshold(url.searchParams.get('threshold')),
  }),
)

/** The clock looks back as far as it can: only the unit is chosen. */
export const handle = { scope: ['unit'] }

export type Told = Extract<Clock['answer'], { ok: true }>

function Finding({ data: { clock, threshold, unitName }, told }: { data: ClockData; told: Told }) {
  const t = useTranslations('path.clock')
  const day = useDayText()
  const value = useValueText()
  const { crossing, within } = told.reading
  const kind = told.aboveSince ? 'above' : crossing.p50 ? 'most' : crossing.p10 ? 'may' : 'not'
  const week = (monday: string | null) => (monday === null ? '' : day.day(monday))
  const finding = t(`finding.${kind}${unitName === null ? '' : 'Unit'}`, {
    threshold: value(threshold, 'share'),
    since: week(told.aboveSince),
    middle: week(crossing.p50),
    early: week(crossing.p10),
    unit: unitName ?? '',
  })
  const range =
    kind === 'above' || kind === 'not'
      ? null
      : crossing.p90
        ? t('range.both', { early: week(crossing.p10), late: week(crossing.p90) })
        : t('range.open', { early: week(crossing.p10) })
  return (
    <>
      <Title order={1} className={classes.finding}>
        {finding}
      </Title>
      {range ? (
        <Text className="prose" mt="sm">
          {range}
        </Text>
      ) : null}
      {kind === 'above' ? null : <Within within={within} />}
      <p className="soft">
        {t('rests.records', { requests: told.rests.requests, weeks: clock.past.length })}
      </p>
    </>
  )
}

function Within({ within }: { within: Told['reading']['within'] }) {
  const t = useTranslations('path.clock.within')
  const text = useProbabilityText()
  return (
    <dl className={classes.within} aria-label={t('label')}>
      {within.map(({ weeks, probability }) => (
        <div key={weeks}>
          <dt>{t(`w${weeks as 13 | 26 | 52}`)}</dt>
          <dd className="figure">{text(probability)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Threshold({ threshold, unitId }: { threshold: number; unitId: number | null }) {
  const t = useTranslations('path.clock.threshold')
  const value = useValueText()
  return (
    <Form method="get" className={`no-print ${classes.threshold}`}>
      {unitId === null ? null : <input type="hidden" name="unit" value={unitId} />}
      <ThresholdSelect
        threshold={threshold}
        help={t('help', { usual: value(clockModel.threshold, 'share') })}
      />
      <Button type="submit" variant="default">
        {t('apply')}
      </Button>
    </Form>
  )
}

function ClockRests({ told, unitName }: { told: Told; unitName: string | null }) {
  const t = useTranslations('path.clock.rests')
  const value = useValueText()
  const format = useFormatter()
  const workspace = useWorkspacePath()
  const { rests } = told
  const hours = (amount: number) => value(amount, 'hours')
  const share = (part: number) => format.number(part, { style: 'percent', maximumFractionDigits: 0 })
  const opens = (page: string, text: string) => (
    <Anchor component={Link} to={`${workspace}/${page}`} inherit>
      {text}
    </Anchor>
  )
  return (
    <Rests
      title={t('title')}
      lines={[
        opens('desk', t('records', { requests: rests.requests, weeks: rests.weeks })),
        opens('people/effort', t('logged', { share: share(rests.logged) })),
        opens(
          'people/capacity',
          unitName === null
            ? t('hours', { hours: hours(rests.hours), away: share(rests.usuallyAway) })
            : t('unitHours', { hours: hours(rests.hours) }),
        ),
        t('backlog', { count: rests.backlog, hours: hours(rests.backlogHours) }),
        t('futures', { count: clockModel.replications }),
        t('persists'),
        t('effort'),
        t('holidays'),
        t('model', { version: clockModel.version }),
      ]}
    />
  )
}

export default function ClockPage({ loaderData }: { loaderData: ClockData }) {
  const t = useTranslations('path.clock')
  const { clock, threshold, unitId, unitName } = loaderData
  const { answer } = clock
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      {answer.ok ? (
        <>
          <Finding data={loaderData} told={answer} />
          <ShareChart clock={clock} told={answer} threshold={threshold} />
          <Threshold threshold={threshold} unitId={unitId} />
          <ClockTest told={answer} />
          <BacklogChart told={answer} threshold={threshold} />
          <TypeOutlooks told={answer} />
          <ClockRests told={answer} unitName={unitName} />
        </>
      ) : (
        <ClockRefused why={answer.why} have={clock.past.length} />
      )}
    </>
  )
}
