import { List, Text, Title } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { TableBehind } from '#platform/ui/chart.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { Moved, StepReading } from '../step-filter.ts'
import { useDayText } from './day-text.ts'
import { useTableAddress } from './room-path.ts'
import { useStepText } from './step-text.ts'

/** Sentences of what would change the answer; the others stand in the table. */
const TOLD = 3
/** Rows of what moved it; the others stand in the table behind. */
const SHOWN = 5

function MovedRows({ reading, most }: { reading: StepReading; most: number }) {
  const t = useTranslations('path.likely')
  const text = useStepText()
  const format = useFormatter()
  const says = ({ logRatio }: Moved) => {
    const times = Math.exp(Math.abs(logRatio))
    if (times < 1.05) return t('moved.even')
    const [first, second] = [reading.leading, reading.second].map(text.name)
    return t('moved.nearer', {
      times: format.number(times, { maximumFractionDigits: 1 }),
      first: logRatio > 0 ? first : second,
      second: logRatio > 0 ? second : first,
    })
  }
  return (
    <>
      <Table.Thead>
        <Table.Tr>
          {(['sign', 'value', 'change', 'says'] as const).map(column => (
            <Table.Th key={column}>{t(`columns.${column}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reading.last.moved.slice(0, most).map(row => (
          <Table.Tr key={row.sign}>
            <Table.Th scope="row" fw={400}>
              {text.sign(row.sign)}
            </Table.Th>
            <Table.Td>{text.shown(row)}</Table.Td>
            <Table.Td>{text.signed(row.change)}</Table.Td>
            <Table.Td>{says(row)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </>
  )
}

/** What the last month did to the probability of the likeliest step, sign by sign. */
export function MovedBy({ reading }: { reading: StepReading }) {
  const t = useTranslations('path.likely.moved')
  const text = useStepText()
  const day = useDayText()
  const table = useTableAddress()
  const { last, leading, probabilities } = reading
  const month = day.month(last.month)
  const now = probabilities[leading - 1]
  const before = last.before?.[leading - 1] ?? null
  const step = before === null ? 0 : Math.round(now * 100) - Math.round(before * 100)
  const key = before === null ? 'first' : step === 0 ? 'same' : step > 0 ? 'up' : 'down'
  const said = t(key, {
    month,
    name: text.name(leading),
    points: text.points(step / 100),
    before: text.chance(before ?? now),
    now: text.chance(now),
  })
  return (
    <>
      <Title order={3} mt="lg">
        {t('title', { month })}
      </Title>
      {last.moved.length === 0 ? (
        <Text className="prose">
          {said} {t('none', { month })}
        </Text>
      ) : (
        <>
          <Text className="prose">
            {said} {t('passing', { passing: text.chance(last.passing[leading - 1]) })}
          </Text>
          <WideTable label={t('title', { month })} minWidth={620}>
            <MovedRows reading={reading} most={SHOWN} />
          </WideTable>
          <Text className="prose soft">{t('sum')}</Text>
          {last.moved.length > SHOWN ? (
            <TableBehind label={t('all', { month })} minWidth={620} csv={table('signs')}>
              <MovedRows reading={reading} most={last.moved.length} />
            </TableBehind>
          ) : null}
        </>
      )}
    </>
  )
}

/** What would move that probability most next month, each thing alone. */
export function WouldMove({ reading }: { reading: StepReading }) {
  const t = useTranslations('path.likely')
  const text = useStepText()
  const table = useTableAddress()
  const { leading, next, probabilities } = reading
  const name = text.name(leading)
  return (
    <>
      <Title order={3} mt="lg">
        {t('would.title')}
      </Title>
      <Text className="prose">{t('would.lead', { name })}</Text>
      <List size="sm" spacing="xs" mt="xs">
        {next.would.slice(0, TOLD).map(row => (
          <List.Item key={row.sign}>
            {t('would.first', {
              sign: text.sign(row.sign),
              value: text.shown(row),
              name,
              now: text.chance(probabilities[leading - 1]),
              after: text.chance(row.probability),
            })}{' '}
            {row.leading === leading ? null : t('would.leads', { leading: text.name(row.leading) })}{' '}
            {row.recorded ? null : t('would.unrecorded', { n: Math.round(row.n) })}
          </List.Item>
        ))}
      </List>
      <TableBehind label={t('would.title')} minWidth={560} csv={table('signs')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('columns.sign')}</Table.Th>
            <Table.Th>{t('nextMonth')}</Table.Th>
            <Table.Th>{t('columns.after', { name })}</Table.Th>
            <Table.Th>{t('columns.leads')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {next.would.map(row => (
            <Table.Tr key={row.sign}>
              <Table.Th scope="row" fw={400}>
                {text.sign(row.sign)}
              </Table.Th>
              <Table.Td>{text.shown(row)}</Table.Td>
              <Table.Td>{text.chance(row.probability)}</Table.Td>
              <Table.Td>{text.name(row.leading)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </TableBehind>
    </>
  )
}
