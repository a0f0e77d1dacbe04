import { Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { Compared } from '#rooms/path/scenario.server.ts'
import type { LimitNames } from '../lever-text.ts'
import type { Outlook, ScenariosTold } from '../scenario-telling.ts'
import { useChoiceText } from './choice-text.ts'
import { useCrossingText } from './crossing-text.ts'
import { useMoneyText } from './money-text.ts'
import { useProbabilityText } from './probability-text.ts'
import { useOpened } from './scenario-list.tsx'
import { ScenarioPicture } from './scenario-picture.tsx'

type Told = Extract<ScenariosTold, { ok: true }>

/** Rows of the comparison: what each says of a future. */
function useRows(told: Told, threshold: number): { name: string; of: (outlook: Outlook) => string }[] {
  const t = useTranslations('path.levers.compare')
  const words = useTranslations('path.scenarios.compare')
  const value = useValueText()
  const probability = useProbabilityText()
  const crossing = useCrossingText()
  const write = (part: number) => value(Math.round(part * 100) / 100, 'share')
  return [
    {
      name: t('crossing', { threshold: value(threshold, 'share') }),
      of: outlook => crossing(outlook.crossing, told.aboveSince),
    },
    ...told.before.within.map(({ weeks }, i) => ({
      name: t(`w${weeks as 13 | 26 | 52}`),
      of: (outlook: Outlook) => probability(outlook.within[i].probability),
    })),
    { name: t('end'), of: ({ risk }) => probability(risk.end) },
    {
      name: words('share'),
      of: ({ share }) =>
        words('shareRange', { middle: write(share[2]), low: write(share[0]), high: write(share[4]) }),
    },
  ]
}

function ComparedTable({
  compared,
  told,
  threshold,
  names,
}: {
  compared: readonly Compared[]
  told: Told
  threshold: number
  names: LimitNames
}) {
  const t = useTranslations('path.levers.compare')
  const words = useTranslations('path.scenarios.compare')
  const value = useValueText()
  const money = useMoneyText()
  const choice = useChoiceText(names)
  const opened = useOpened()
  const rows = useRows(told, threshold)
  return (
    <WideTable label={words('title')} minWidth={165 * (compared.length + 2)}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('what')}</Table.Th>
          <Table.Th>{t('before')}</Table.Th>
          {compared.map(({ scenario }) => (
            <Table.Th key={scenario.id}>
              <Link to={opened(scenario)}>{scenario.name}</Link>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr>
          <Table.Th scope="row">{words('levers')}</Table.Th>
          <Table.Td>{words('none')}</Table.Td>
          {compared.map(({ scenario }) => (
            <Table.Td key={scenario.id}>{choice(scenario.form)}</Table.Td>
          ))}
        </Table.Tr>
        {rows.map(({ name, of }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>{of(told.before)}</Table.Td>
            {compared.map(({ scenario, told: own }) => (
              <Table.Td key={scenario.id}>{own?.outlook ? of(own.outlook) : words('overloaded')}</Table.Td>
            ))}
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th scope="row">{t('hours')}</Table.Th>
          <Table.Td>{t('nothing')}</Table.Td>
          {compared.map(({ scenario, told: own }) => (
            <Table.Td key={scenario.id}>{own && value(Math.round(own.cost.hours), 'hours')}</Table.Td>
          ))}
        </Table.Tr>
        <Table.Tr>
          <Table.Th scope="row">{t('money')}</Table.Th>
          <Table.Td>{t('nothing')}</Table.Td>
          {compared.map(({ scenario, told: own }) => (
            <Table.Td key={scenario.id}>{own && money(own.cost.money)}</Table.Td>
          ))}
        </Table.Tr>
      </Table.Tbody>
    </WideTable>
  )
}

/** Some scenarios side by side, as things are in the first column: figures, and a picture on one scale. */
export function ScenarioCompare({
  compared,
  told,
  threshold,
  names,
}: {
  compared: readonly Compared[]
  told: Told
  threshold: number
  names: LimitNames
}) {
  const t = useTranslations('path.scenarios.compare')
  const before = useTranslations('path.levers.compare')('before')
  const futures = compared.flatMap(({ scenario, told: own }) =>
    own?.outlook ? [{ key: String(scenario.id), name: scenario.name, share: own.outlook.share }] : [],
  )
  return (
    <section className="section" aria-labelledby="compare">
      <Title order={2} id="compare">
        {t('title')}
      </Title>
      <ComparedTable compared={compared} told={told} threshold={threshold} names={names} />
      <ScenarioPicture
        futures={[{ key: 'before', name: before, share: told.before.share }, ...futures]}
        threshold={threshold}
      />
      <Text className="soft" size="sm">
        {t('opens')}
      </Text>
    </section>
  )
}
