import { useTranslations } from 'use-intl'
import { Chart, TableBehind } from '#platform/ui/chart.tsx'
import { FanChart } from '#platform/ui/fan-chart.tsx'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import type { Clock } from '../clock-telling.ts'
import { quarterMarks } from '../writing.ts'
import type { Told } from './clock.tsx'
import { useDayText } from './day-text.ts'

/** Weeks of history drawn: a year, as long as the weeks ahead. */
const shown = 52

/** First weeks of a quarter, named under the axis. */
export function useMarks(weeks: readonly string[]) {
  return quarterMarks(weeks, useDayText())
}

/** The table behind a picture of weeks. */
export function WeekTable({
  label,
  weeks,
  fan,
  past,
  write,
  wait,
}: {
  label: string
  weeks: readonly string[]
  fan: readonly (readonly number[])[]
  past?: Clock['past']
  write: (value: number) => string
  wait?: readonly number[]
}) {
  const t = useTranslations('path.clock.columns')
  const day = useDayText()
  const value = useValueText()
  return (
    <TableBehind label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('week')}</Table.Th>
          {past ? <Table.Th ta="right">{t('known')}</Table.Th> : null}
          <Table.Th ta="right">{t('low')}</Table.Th>
          <Table.Th ta="right">{t('middle')}</Table.Th>
          <Table.Th ta="right">{t('high')}</Table.Th>
          {wait ? <Table.Th ta="right">{t('wait')}</Table.Th> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {past?.map(({ week, share }) => (
          <Table.Tr key={week}>
            <Table.Th scope="row">{day.day(week)}</Table.Th>
            <Table.Td ta="right">{share === null ? null : write(share)}</Table.Td>
            <Table.Td />
            <Table.Td />
            <Table.Td />
          </Table.Tr>
        ))}
        {weeks.map((week, w) => (
          <Table.Tr key={week}>
            <Table.Th scope="row">{day.day(week)}</Table.Th>
            {past ? <Table.Td /> : null}
            {[0, 2, 4].map(level => (
              <Table.Td key={level} ta="right">
                {write(fan[level][w])}
              </Table.Td>
            ))}
            {wait ? <Table.Td ta="right">{value(wait[w], 'ratio')}</Table.Td> : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </TableBehind>
  )
}

/** Eight futures of ten, and half of them. */
export const bandsOf = (fan: readonly (readonly number[])[]) => [
  { low: fan[0], high: fan[4] },
  { low: fan[1], high: fan[3] },
]

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
    <Chart
      title={title}
      subtitle={t('subtitle')}
      table={<WeekTable label={title} weeks={told.weeks} fan={share} past={past} write={write} />}
    >
      <FanChart
        marks={useMarks([...past.map(({ week }) => week), ...told.weeks])}
        past={past.map(week => week.share)}
        bands={bandsOf(share)}
        middle={share[2]}
        thresholds={[{ value: threshold, name: t('threshold', { share: write(threshold) }) }]}
        crossing={
          early === null || told.aboveSince
            ? undefined
            : { early, middle: at(crossing.p50), late: at(crossing.p90), name: t('crossing') }
        }
        today={t('today')}
        axis={write}
        label={t('label', { title })}
      />
    </Chart>
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
      table={<WeekTable label={title} weeks={told.weeks} fan={backlog} write={write} wait={wait[2]} />}
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
