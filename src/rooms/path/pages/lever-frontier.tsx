import { Title } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { queryOfLevers } from '../lever-address.ts'
import type { FrontierSet } from '../lever-frontier.ts'
import { useMoneyText } from './money-text.ts'
import { useProbabilityText } from './probability-text.ts'

/** What each price buys: a line for each set that no cheaper one beats, and the way to choose it. */
export function LeverFrontier({ sets }: { sets: readonly FrontierSet[] }) {
  const t = useTranslations('path.levers.frontier')
  const lever = useTranslations('path.levers.lever')
  const format = useFormatter()
  const value = useValueText()
  const money = useMoneyText()
  const probability = useProbabilityText()
  const [asked] = useSearchParams()
  const [none, ...dearer] = sets
  const last = dearer.at(-1)
  if (!last) return null
  const inside = dearer.filter(({ affordable }) => affordable).at(-1)
  return (
    <>
      <Title order={3} mt="xl">
        {t(inside ? 'title' : 'titleNone', {
          before: probability(none.risk),
          inside: inside ? probability(inside.risk) : '',
          least: probability(last.risk),
        })}
      </Title>
      <p className="soft">{t('subtitle')}</p>
      <WideTable label={t('label')} minWidth={600}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('levers')}</Table.Th>
            {(['risk', 'hours', 'money', 'value'] as const).map(column => (
              <Table.Th key={column} ta="right">
                {t(column)}
              </Table.Th>
            ))}
            <Table.Th className="no-print">{t('choose')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sets.map(set => {
            const names = format.list(set.levers.map(id => lever(`${id}.name`)))
            return (
              <Table.Tr key={set.levers.join()}>
                <Table.Th scope="row" fw={400}>
                  {names || t('none')}
                  {set.affordable ? null : <span className="soft"> · {t('beyond')}</span>}
                </Table.Th>
                <Table.Td ta="right">{probability(set.risk)}</Table.Td>
                <Table.Td ta="right">{value(Math.round(set.cost.hours), 'hours')}</Table.Td>
                <Table.Td ta="right">{money(set.cost.money)}</Table.Td>
                <Table.Td ta="right">{money(set.value)}</Table.Td>
                <Table.Td className="no-print">
                  {set.levers.length > 0 ? (
                    <Link to={queryOfLevers(asked, set.levers)} aria-label={t('chooseThese', { names })}>
                      {t('choose')}
                    </Link>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </WideTable>
    </>
  )
}
