import { useTranslations } from 'use-intl'
import { Chart } from '#platform/ui/chart.tsx'
import { FanChart } from '#platform/ui/fan-chart.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import type { Clock } from '../clock-telling.ts'
import type { Told } from './clock.tsx'
import { ShareFan } from './share-fan.tsx'
import { bandsOf, rangeOf, useMarks, WeekTable } from './week-table.tsx'

/** Weeks of history drawn: a year, as long as the weeks ahead. */
const shown = 52

/** The picture of the clock: the share of the hours as it was, and as it may come. */
export function ShareChart({ clock, told, threshold }: { clock: Clock; told: Told; threshold: number }) {
  const t = useTranslations('path.clock.chart')
  const value = useValueText()
  const past = clock.past.slice(-shown)
  const { share, crossing } = told.reading
  const write = (part: number) => value(part, 'share')
  const last = past.findLast(week => week.share !== null)?.share ?? null
  const end = share[2].at(-1) as number
  const trend = last === null || Math.abs(end - last) < 0.03 ? 'steady' : end > last ? 'rising' : 'falling'
  const title = told.aboveSince
    ? t('title.above')
    : t(`title.${trend}`, { share: write(Math.round(end * 100) / 100) })
  const at = (monday: string | null) => (monday === null ? null : told.weeks.indexOf(monday))
  const early = at(crossing.p10)
  return (
    <ShareFan
      title={title}
      subtitle={t('subtitle')}
      label={t('label', { title })}
      weeks={told.weeks}
      past={past}
      share={share}
      threshold={threshold}
      crossing={
        early === null || told.aboveSince
          ? undefined
          : { early, middle: at(crossing.p50), late: at(crossing.p90), name: t('crossing') }
      }
    />
  )
}

/** What waits where answering is held at the threshold. */
export function BacklogChart({ told, threshold }: { told: Told; threshold: number }) {
  const t = useTranslations('path.clock.backlog')
  const value = useValueText()
  const { backlog, wait } = told.reading
  const end = backlog[2].at(-1) as number
  const write = (hours: number) => value(hours, 'hours')
  const share = value(threshold, 'share')
  const title =
    end < 1
      ? t('none', { threshold: share })
      : t('title', { threshold: share, hours: write(Math.round(end)) })
  return (
    <Chart
      title={title}
      subtitle={t('subtitle', { weeks: Math.round(wait[2].at(-1) as number) })}
      table={
        <WeekTable label={title} weeks={told.weeks} range={rangeOf(backlog)} write={write} wait={wait[2]} />
      }
    >
      <FanChart
        marks={useMarks(told.weeks)}
        past={[]}
        bands={bandsOf(backlog)}
        middle={backlog[2]}
        axis={write}
        label={t('label', { title })}
      />
    </Chart>
  )
}
