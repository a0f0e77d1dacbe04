import { useTranslations } from 'use-intl'
import { TableBehind } from '#platform/ui/chart.tsx'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import type { Clock } from '../clock-telling.ts'
import { quarterMarks } from '../writing.ts'
import { useDayText } from './day-text.ts'

const levels = ['low', 'middle', 'high'] as const

/** Eight futures of ten, and half of them. */
export const bandsOf = (fan: readonly (readonly number[])[]) => [
  { low: fan[0], high: fan[4] },
  { low: fan[1], high: fan[3] },
]

/** What lies low, in the middle and high in a fan. */
export const rangeOf = (fan: readonly (readonly number[])[]) => [fan[0], fan[2], fan[4]]

/** First weeks of a quarter, named under the axis. */
export function useMarks(weeks: readonly string[]) {
  return quarterMarks(weeks, useDayText())
}

/** The table behind a picture of weeks. */
export function WeekTable({
  label,
  weeks,
  range,
  past,
  write,
  wait,
}: {
  label: string
  weeks: readonly string[]
  /** What lies low, in the middle and high. */
  range: readonly (readonly number[])[]
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
          {levels.map(level => (
            <Table.Th key={level} ta="right">
              {t(level)}
            </Table.Th>
          ))}
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
            {levels.map((level, at) => (
              <Table.Td key={level} ta="right">
                {write(range[at][w])}
              </Table.Td>
            ))}
            {wait ? <Table.Td ta="right">{value(wait[w], 'ratio')}</Table.Td> : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </TableBehind>
  )
}
