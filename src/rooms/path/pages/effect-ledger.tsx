import { List, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Chart } from '#platform/ui/chart.tsx'
import { LineChart } from '#platform/ui/line-chart.tsx'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { LedgerSum } from '../effect-ledger.ts'
import type { EffectsPage } from '../effects.server.ts'
import { useEffectText } from './effect-text.ts'
import classes from './path.module.css'
import { useMarks, WeekTable } from './week-table.tsx'

/** The net of some uses, cumulated. */
function NetChart({ sum, range }: { sum: LedgerSum; range: { low: number; high: number } }) {
  const t = useTranslations('path.effects')
  const text = useEffectText()
  const value = useValueText()
  const { weeks, net } = sum
  const title = t(net.middle < 0 ? 'ledger.down' : 'ledger.up', {
    name: t(`kindsOf.${sum.kind ?? 'all'}`),
    hours: text.hours(Math.abs(net.middle)),
  })
  const mondays = weeks.map(({ week }) => week)
  const [low, middle, high] = (['low', 'middle', 'high'] as const).map(level =>
    weeks.map(week => week[level]),
  )
  return (
    <Chart
      title={title}
      subtitle={t('ledger.subtitle')}
      table={<WeekTable label={title} weeks={mondays} range={[low, middle, high]} write={text.hours} />}
    >
      <LineChart
        count={weeks.length}
        marks={useMarks(mondays)}
        lines={[{ name: title, values: middle, tone: 'proactive' }]}
        band={{ low, high }}
        range={range}
        axis={hours => value(hours, 'hours')}
        label={t('ledger.label', { title })}
      />
    </Chart>
  )
}

function SumRow({ sum }: { sum: LedgerSum }) {
  const t = useTranslations('path.effects')
  const text = useEffectText()
  return (
    <Table.Tr fw={sum.kind === null ? 600 : undefined}>
      <Table.Th scope="row">{t(`kindsOf.${sum.kind ?? 'all'}`)}</Table.Th>
      <Table.Td ta="right">{sum.measured}</Table.Td>
      <Table.Td ta="right">{text.hours(sum.spent)}</Table.Td>
      <Table.Td ta="right">{text.hoursRanged(sum.givenBack)}</Table.Td>
      <Table.Td ta="right">{text.hoursRanged(sum.net)}</Table.Td>
      <Table.Td ta="right">
        {sum.leftOut === 0
          ? t('ledger.outNone')
          : t('ledger.outValue', { count: sum.leftOut, hours: text.hours(sum.leftOutHours) })}
      </Table.Td>
    </Table.Tr>
  )
}

/** Hours given back less hours spent: by lever, and cumulated. */
export function EffectLedger({ page: { total, kinds } }: { page: EffectsPage }) {
  const t = useTranslations('path.effects.ledger')
  const text = useEffectText()
  if (total.measured === 0) return null
  const sums = kinds.length > 1 ? [total, ...kinds] : [total]
  const range = {
    low: Math.min(...sums.flatMap(({ weeks }) => weeks.map(({ low }) => low))),
    high: Math.max(...sums.flatMap(({ weeks }) => weeks.map(({ high }) => high))),
  }
  return (
    <section className="section" aria-labelledby="ledger">
      <Title order={2} id="ledger">
        {t('title')}
      </Title>
      <WideTable label={t('title')} minWidth={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('kind')}</Table.Th>
            {(['measured', 'spent', 'back', 'net', 'out'] as const).map(column => (
              <Table.Th key={column} ta="right">
                {t(column)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...kinds, total].map(sum => (
            <SumRow key={sum.kind ?? 'all'} sum={sum} />
          ))}
        </Table.Tbody>
      </WideTable>
      <List size="sm" spacing="xs" className="prose" mt="sm">
        {total.leftOut > 0 ? (
          <List.Item>{t('left', { count: total.leftOut, hours: text.hours(total.leftOutHours) })}</List.Item>
        ) : null}
        {total.unlogged > 0 ? <List.Item>{t('unlogged', { count: total.unlogged })}</List.Item> : null}
        <List.Item>{t('independent')}</List.Item>
      </List>
      <NetChart sum={total} range={range} />
      <div className={classes.pair}>
        {sums.slice(1).map(sum => (
          <NetChart key={sum.kind} sum={sum} range={range} />
        ))}
      </div>
    </section>
  )
}
