import { Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Chart, TableBehind } from '#platform/ui/chart.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type Step, steps } from '../model.ts'
import type { StepReading } from '../step-filter.ts'
import { useDayText } from './day-text.ts'
import { useTableAddress } from './room-path.ts'
import { MovedBy, WouldMove } from './step-evidence.tsx'
import { StepBars, StepKey, StepPicture } from './step-picture.tsx'
import { useStepText } from './step-text.ts'

function MonthsTable({ reading, names }: { reading: StepReading; names: Record<Step, string> }) {
  const t = useTranslations('path.likely')
  const text = useStepText()
  const day = useDayText()
  const table = useTableAddress()
  return (
    <TableBehind label={t('months.title')} minWidth={640} csv={table('steps')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('columns.when')}</Table.Th>
          {steps.map(step => (
            <Table.Th key={step} ta="right">
              {step}. {names[step]}
            </Table.Th>
          ))}
          <Table.Th>{t('set')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reading.history.map(({ month, probabilities, set }) => (
          <Table.Tr key={month}>
            <Table.Th scope="row">{day.month(month)}</Table.Th>
            {steps.map(step => (
              <Table.Td key={step} ta="right" fw={set.includes(step) ? 700 : undefined}>
                {text.chance(probabilities[step - 1])}
              </Table.Td>
            ))}
            <Table.Td>{set.join(', ')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </TableBehind>
  )
}

/** The probabilities month by month: as they were said then, and as they look today. */
function Months({ reading, names }: { reading: StepReading; names: Record<Step, string> }) {
  const t = useTranslations('path.likely.months')
  const text = useStepText()
  const day = useDayText()
  const { history, leading } = reading
  const [first, last] = [history[0], history[history.length - 1]]
  const [from, to] = [first, last].map(({ probabilities }) => probabilities[leading - 1])
  const moved = Math.round(to * 100) - Math.round(from * 100)
  const key = history.length === 1 ? 'once' : moved === 0 ? 'same' : moved > 0 ? 'rose' : 'fell'
  const title = t(key, {
    from: day.month(first.month),
    to: day.month(last.month),
    name: text.name(leading),
    first: text.chance(from),
    last: text.chance(to),
  })
  const labels = history.map(({ month }, index) => day.shortMonth(month, index === 0))
  return (
    <Chart title={title} subtitle={t('asSaid')} table={<MonthsTable reading={reading} names={names} />}>
      <StepKey names={names} />
      <StepBars months={history} names={labels} label={t('picture', { title })} />
      {history.length > 1 ? (
        <>
          <p className="soft">{t('today')}</p>
          <StepBars
            months={history.map(({ month, smoothed }) => ({ month, probabilities: smoothed }))}
            names={labels}
            label={t('picture', { title: t('today') })}
          />
        </>
      ) : null}
    </Chart>
  )
}

/** How likely each step is: the finding, the path, the months, what moved it and what would. */
export function StepOdds({ reading, unitName }: { reading: StepReading; unitName: string | null }) {
  const t = useTranslations('path.likely')
  const name = useTranslations('path.steps')
  const text = useStepText()
  const names = Object.fromEntries(steps.map(step => [step, name(`s${step}`)])) as Record<Step, string>
  return (
    <section className="section" aria-labelledby="likely">
      <Title order={2} id="likely">
        {t('title')}
      </Title>
      <Text className="prose" fw={600}>
        {text.finding(reading)}.
      </Text>
      <StepPicture reading={reading} label={t('picture', { all: text.all(reading) })} />
      <Text className="prose soft">
        {t('setSays', { level: text.chance(reading.level) })}{' '}
        {unitName === null ? t('lead', { months: reading.months }) : t('leadUnit', { unit: unitName })}
      </Text>
      <Months reading={reading} names={names} />
      <MovedBy reading={reading} />
      <WouldMove reading={reading} />
    </section>
  )
}
