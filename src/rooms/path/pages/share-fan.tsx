import { useTranslations } from 'use-intl'
import { Chart } from '#platform/ui/chart.tsx'
import { FanChart } from '#platform/ui/fan-chart.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import type { Clock } from '../clock-telling.ts'
import { bandsOf, rangeOf, useMarks, WeekTable } from './week-table.tsx'

/** The share of the hours as it was and as it may come, with the table behind it. */
export function ShareFan({
  title,
  subtitle,
  label,
  weeks,
  past,
  share,
  threshold,
  crossing,
  top,
}: {
  title: string
  subtitle: string
  label: string
  /** Mondays of the weeks ahead, and the fan of the share in each. */
  weeks: readonly string[]
  past: Clock['past']
  share: readonly (readonly number[])[]
  threshold: number
  /** Places among the weeks ahead where the threshold is crossed. */
  crossing?: { early: number; middle: number | null; late: number | null; name: string }
  /** Least height of the scale, where pictures stand side by side. */
  top?: number
}) {
  const t = useTranslations('path.clock.chart')
  const value = useValueText()
  const write = (part: number) => value(part, 'share')
  return (
    <Chart
      title={title}
      subtitle={subtitle}
      table={<WeekTable label={title} weeks={weeks} range={rangeOf(share)} past={past} write={write} />}
    >
      <FanChart
        marks={useMarks([...past.map(({ week }) => week), ...weeks])}
        past={past.map(week => week.share)}
        bands={bandsOf(share)}
        middle={share[2]}
        thresholds={[{ value: threshold, name: t('threshold', { share: write(threshold) }) }]}
        crossing={crossing}
        today={t('today')}
        top={top}
        axis={write}
        label={label}
      />
    </Chart>
  )
}
