import { Anchor, List, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Chart, TableBehind } from '#platform/ui/chart.tsx'
import { LineChart, LineKey } from '#platform/ui/line-chart.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { EffectMeasured } from '../effect.ts'
import { effectModel } from '../effect-model.ts'
import type { EffectPage } from '../effects.server.ts'
import { useDayText } from './day-text.ts'
import { useEffectText } from './effect-text.ts'
import { useWorkspacePath } from './room-path.ts'

/** Most of those compared with that are listed: the rest weigh next to nothing. */
const mostListed = 15

/** What was asked, and what the comparison asked, before and after. */
export function EffectChart({ answer }: { answer: EffectMeasured }) {
  const t = useTranslations('path.effects.detail.chart')
  const day = useDayText()
  const text = useEffectText()
  const { periods, window } = answer
  const before = window.before.length
  // The weeks between stand as one period of their own.
  const around = <T,>(of: (period: (typeof periods)[number]) => T) => [
    ...periods.slice(0, before).map(of),
    null,
    ...periods.slice(before).map(of),
  ]
  const title = t('title', { asked: text.requests(answer.asked), expected: text.requests(answer.expected) })
  const lines = [
    { name: t('expected'), values: around(({ expected }) => expected), dashed: true },
    { name: t('asked'), values: around(({ asked }) => asked), tone: 'proactive' as const },
  ]
  const marks = periods.flatMap(({ week }, p) =>
    p === 0 || p === before || p === periods.length - 1
      ? [{ name: day.shortMonth(week.slice(0, 7), true), at: p < before ? p : p + 1 }]
      : [],
  )
  return (
    <Chart
      title={title}
      subtitle={t('subtitle')}
      table={
        <TableBehind label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('from')}</Table.Th>
              <Table.Th ta="right">{t('asked')}</Table.Th>
              <Table.Th ta="right">{t('expected')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {periods.map(({ week, asked, expected }) => (
              <Table.Tr key={week}>
                <Table.Th scope="row">{day.day(week)}</Table.Th>
                <Table.Td ta="right">{text.requests(asked)}</Table.Td>
                <Table.Td ta="right">{text.requests(expected)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </TableBehind>
      }
    >
      <LineKey lines={lines} />
      <LineChart
        count={periods.length + 1}
        marks={marks}
        lines={lines}
        zone={{ from: before, to: before + 1, name: t('aside') }}
        axis={text.requests}
        label={t('label', { title })}
      />
    </Chart>
  )
}

/** Hours given back, spent and net. */
export function EffectHours({ line }: { line: EffectPage['line'] }) {
  const t = useTranslations('path.effects.detail.hours')
  const measured = useTranslations('path.effects.measured')
  const text = useEffectText()
  const { answer, givenBack, spent } = line
  if (!answer.ok || givenBack === null) return null
  const taken = spent ?? 0
  const rows = [
    [t('week'), text.hoursRanged(answer.givenBack)],
    [t('back'), text.hoursRanged(givenBack)],
    [t('spent'), spent === null ? measured('unlogged') : text.hours(spent)],
    [
      t('net'),
      text.hoursRanged({
        middle: givenBack.middle - taken,
        low: givenBack.low - taken,
        high: givenBack.high - taken,
      }),
    ],
  ]
  return (
    <section className="section" aria-labelledby="hours">
      <Title order={2} id="hours">
        {t('title')}
      </Title>
      <WideTable label={t('title')} minWidth={360}>
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td ta="right">{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      <Text size="sm" className="prose">
        {t('how')}
      </Text>
    </section>
  )
}

/** The mix it is compared with. */
export function EffectComparison({
  answer,
  donors,
}: { answer: EffectMeasured } & Pick<EffectPage, 'donors'>) {
  const t = useTranslations('path.effects.detail.comparison')
  const text = useEffectText()
  return (
    <section className="section" aria-labelledby="comparison">
      <Title order={2} id="comparison">
        {t('title')}
      </Title>
      <Text className="prose">{t('lead')}</Text>
      <WideTable label={t('title')} minWidth={320}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(answer.rows === 'units' ? 'unit' : 'type')}</Table.Th>
            <Table.Th ta="right">{t('weight')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {donors.slice(0, mostListed).map(donor => (
            <Table.Tr key={donor.id}>
              <Table.Th scope="row" fw={400}>
                {text.name(donor)}
              </Table.Th>
              <Table.Td ta="right">{text.chance(donor.weight)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      <Text size="sm" className="prose">
        {t('left', { ...answer.leftOut })}
      </Text>
    </section>
  )
}

/** What the answer rests on, and what it cannot see. */
export function EffectTrust({ answer, page }: { answer: EffectMeasured; page: EffectPage }) {
  const t = useTranslations('path.effects.detail.trust')
  const day = useDayText()
  const text = useEffectText()
  const { also } = page
  const placebos = answer.placebos
  return (
    <section className="section" aria-labelledby="trust">
      <Title order={2} id="trust">
        {t('title')}
      </Title>
      <List size="sm" spacing="xs" className="prose">
        {also.map(({ key, title, from }) => (
          <List.Item key={key}>{t('also', { title, week: day.day(from) })}</List.Item>
        ))}
        <List.Item>
          {t('fit', { fit: text.requests(answer.fit), chance: text.requests(answer.chance) })}
        </List.Item>
        <List.Item>
          {t('placebo', {
            count: placebos,
            rank: Math.round(answer.rankP * (placebos + 1)),
            all: placebos + 1,
          })}
        </List.Item>
        <List.Item>{t('aside', { weeks: effectModel.aside })}</List.Item>
        <List.Item>{t('assumes')}</List.Item>
      </List>
    </section>
  )
}

/** The lists of records behind it. */
export function EffectRecords({ records }: Pick<EffectPage, 'records'>) {
  const t = useTranslations('path.effects.detail.records')
  const text = useEffectText()
  const workspace = useWorkspacePath()
  return (
    <section className="section" aria-labelledby="records">
      <Title order={2} id="records">
        {t('title')}
      </Title>
      <List size="sm" spacing="xs">
        {records.map(({ of, name, to }) => (
          <List.Item key={`${of} ${to}`}>
            <Anchor component={Link} to={`${workspace}/${to}`} inherit>
              {t(of, { title: name ? text.name(name) : 'none' })}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </section>
  )
}
