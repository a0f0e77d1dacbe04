import { Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Chart, TableBehind } from '#platform/ui/chart.tsx'
import { MonthChart } from '#platform/ui/month-chart.tsx'
import { keepsLabel } from '#platform/ui/scale.ts'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { shareTrend } from '../finding.ts'
import { pathModel, type Step } from '../model.ts'
import type { PathReading } from '../position.server.ts'
import { useDayText } from './day-text.ts'
import classes from './path.module.css'
import { useTableAddress } from './room-path.ts'

const R = 10
const colourOf = (step: Step) =>
  step === 5 ? 'var(--reactive)' : step === 6 ? 'var(--proactive)' : 'var(--ink-soft)'

/** The step at each month's end, under the months of the chart above. */
function StepStrip({ history }: { history: PathReading['history'] }) {
  const slot = 100 / history.length
  return (
    <svg className={classes.strip} height={32} aria-hidden>
      {history.map(({ month, step }, index) => {
        const x = `${(index + 0.5) * slot}%`
        const spare = keepsLabel(index, history.length, 12) ? undefined : classes.spare
        if (step === null)
          return (
            <circle key={month} cx={x} cy="16" r="3" fill="none" stroke="var(--ink-soft)" className={spare} />
          )
        return (
          <g key={month} className={spare}>
            {step === 6 ? (
              <circle cx={x} cy="16" r={R + 3} fill="none" stroke={colourOf(step)} strokeWidth="1" />
            ) : null}
            <circle
              cx={x}
              cy="16"
              r={R}
              fill="none"
              stroke={colourOf(step)}
              strokeWidth="2"
              strokeDasharray={step === 5 ? '4 2.5' : undefined}
            />
            <text x={x} y="16" fill="var(--ink)">
              {step}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function HistoryTable({ history, title }: { history: PathReading['history']; title: string }) {
  const t = useTranslations('path')
  const value = useValueText()
  const day = useDayText()
  const table = useTableAddress()
  return (
    <TableBehind label={title} minWidth={560} csv={table('history')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('columns.month')}</Table.Th>
          <Table.Th>{t('columns.step')}</Table.Th>
          {(['reactiveShare', 'hours', 'arrivals', 'backlogEnd'] as const).map(column => (
            <Table.Th key={column} ta="right">
              {t(`columns.${column}`, { months: pathModel.months })}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {history.map(row => (
          <Table.Tr key={row.month}>
            <Table.Th scope="row">{day.month(row.month)}</Table.Th>
            <Table.Td>
              {row.step === null ? t('history.none') : `${row.step}. ${t(`steps.s${row.step}`)}`}
            </Table.Td>
            <Table.Td ta="right">
              {row.reactiveShare === null ? null : value(row.reactiveShare, 'share')}
            </Table.Td>
            <Table.Td ta="right">{value(row.hours, 'hours')}</Table.Td>
            <Table.Td ta="right">{value(row.arrivals, 'count')}</Table.Td>
            <Table.Td ta="right">{value(row.backlogEnd, 'count')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </TableBehind>
  )
}

/** How the position came about: the reactive share month by month with the two thresholds, and the steps below. */
export function History({ reading: { history } }: { reading: PathReading }) {
  const t = useTranslations('path')
  const day = useDayText()
  const value = useValueText()
  const trend = shareTrend(history.map(month => month.reactiveShare))
  const title = t(`finding.${trend.key}`, trend.params)
  const threshold = (step: Step) =>
    pathModel.criteria.find(criterion => criterion.id === `${step}.reactiveShare`)?.threshold ?? 0
  const [reactive, proactive] = [threshold(5), threshold(6)]
  return (
    <section className="section" aria-labelledby="history">
      <Title order={2} id="history">
        {t('history.title')}
      </Title>
      <Chart
        title={title}
        subtitle={t('history.subtitle', {
          months: pathModel.months,
          from: day.month(history[0].month),
          to: day.month((history.at(-1) as (typeof history)[0]).month),
        })}
        table={<HistoryTable history={history} title={t('history.title')} />}
      >
        <MonthChart
          months={history.map(({ month }, index) => day.shortMonth(month, index === 0))}
          lines={[
            {
              name: t('history.line'),
              tone: 'reactive',
              values: history.map(month => month.reactiveShare),
            },
          ]}
          thresholds={[
            { value: reactive, name: t('history.helpDesk', { share: value(reactive, 'share') }) },
            { value: proactive, name: t('history.escape', { share: value(proactive, 'share') }) },
          ]}
          top={1}
          axis={share => value(share, 'share')}
          label={t('history.label', { title })}
        />
        <StepStrip history={history} />
        <p className={`soft ${classes.why}`}>{t('history.legend')}</p>
      </Chart>
    </section>
  )
}
