import { useTranslations } from 'use-intl'
import { Chart, TableBehind } from '#platform/ui/chart.tsx'
import { MonthChart, SeriesKey } from '#platform/ui/month-chart.tsx'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import type { FigureMonth, FiguresReading } from '../figures.server.ts'
import { useDayText } from './day-text.ts'
import { useTableAddress } from './room-path.ts'

type Column = Exclude<keyof FigureMonth, 'month'>

/** The months a chart was drawn from. */
function MonthTable({
  months,
  columns,
  label,
}: {
  months: FiguresReading['months']
  columns: readonly Column[]
  label: string
}) {
  const t = useTranslations('path.figures.columns')
  const day = useDayText()
  const value = useValueText()
  const table = useTableAddress()
  return (
    <TableBehind label={label} csv={table('months')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('month')}</Table.Th>
          {columns.map(column => (
            <Table.Th key={column} ta="right">
              {t(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {months.map(month => (
          <Table.Tr key={month.month}>
            <Table.Th scope="row">{day.month(month.month)}</Table.Th>
            {columns.map(column => (
              <Table.Td key={column} ta="right">
                {value(month[column], column.endsWith('Hours') ? 'hours' : 'count')}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </TableBehind>
  )
}

interface Drawn {
  reading: FiguresReading
  /** Name of the thin line at the end of a period that ends today. */
  today?: string
}

function useMonths({ months }: FiguresReading) {
  const day = useDayText()
  return {
    names: months.map(({ month }, index) => day.shortMonth(month, index === 0)),
    of: (column: Column) => months.map(month => month[column]),
  }
}

/** What came and what was done, month by month. */
export function ArrivalsChart({ reading, today }: Drawn) {
  const t = useTranslations('path.figures.charts')
  const value = useValueText()
  const day = useDayText()
  const { names, of } = useMonths(reading)
  const sum = (column: Column) => of(column).reduce((total, count) => total + count, 0)
  const title = t('arrivals', { count: sum('arrivals'), done: sum('done') })
  const bars = [{ name: t('came'), tone: 'plain', values: of('arrivals') }] as const
  const lines = [{ name: t('done'), tone: 'ink', values: of('done') }] as const
  return (
    <Chart
      title={title}
      subtitle={t('arrivalsSubtitle', day.window(reading.scope))}
      table={<MonthTable months={reading.months} columns={['arrivals', 'done']} label={title} />}
    >
      <SeriesKey bars={bars} lines={lines} />
      <MonthChart
        months={names}
        bars={bars}
        lines={lines}
        axis={count => value(count, 'count')}
        label={t('label', { title })}
        today={today}
      />
    </Chart>
  )
}

/** What was left open at each month's end. */
export function BacklogChart({ reading, today }: Drawn) {
  const t = useTranslations('path.figures.charts')
  const value = useValueText()
  const day = useDayText()
  const { names, of } = useMonths(reading)
  const [first, last] = [of('backlogEnd').at(0) ?? 0, of('backlogEnd').at(-1) ?? 0]
  const title = t(last > first ? 'backlogUp' : last < first ? 'backlogDown' : 'backlogSame', { first, last })
  return (
    <Chart
      title={title}
      subtitle={t('backlogSubtitle', day.window(reading.scope))}
      table={<MonthTable months={reading.months} columns={['backlogEnd']} label={title} />}
    >
      <MonthChart
        months={names}
        bars={[{ name: t('open'), tone: 'plain', values: of('backlogEnd') }]}
        axis={count => value(count, 'count')}
        label={t('label', { title })}
        today={today}
      />
    </Chart>
  )
}

/** Where the hours went, month by month: reactive logged and estimated, proactive. */
export function HoursChart({ reading, today }: Drawn) {
  const t = useTranslations('path.figures.charts')
  const value = useValueText()
  const day = useDayText()
  const { names, of } = useMonths(reading)
  const figure = (id: string) => reading.figures.find(found => found.id === id)?.value ?? null
  const share = figure('path.reactiveShare')
  const hours = figure('desk.workHours') ?? 0
  const title =
    share !== null
      ? t('hours', { share, hours: value(hours, 'hours') })
      : hours > 0
        ? t('hoursUnknown', { hours: value(hours, 'hours') })
        : t('hoursNone')
  const bars = [
    { name: t('reactiveLogged'), tone: 'reactive', values: of('reactiveLoggedHours') },
    { name: t('reactiveEstimated'), tone: 'reactiveEstimated', values: of('estimatedHours') },
    { name: t('proactive'), tone: 'proactive', values: of('proactiveLoggedHours') },
  ] as const
  return (
    <Chart
      title={title}
      subtitle={t('hoursSubtitle', day.window(reading.scope))}
      table={
        <MonthTable
          months={reading.months}
          columns={['reactiveLoggedHours', 'estimatedHours', 'proactiveLoggedHours']}
          label={title}
        />
      }
    >
      <SeriesKey bars={bars} />
      <MonthChart
        months={names}
        bars={bars}
        axis={amount => value(amount, 'hours')}
        label={t('label', { title })}
        today={today}
      />
    </Chart>
  )
}
