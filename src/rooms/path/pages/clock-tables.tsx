import { Text, Title } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { useLanguage } from '#platform/ui/language.ts'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { TestScore } from '../clock-telling.ts'
import { methodKey } from '../method.ts'
import type { Told } from './clock.tsx'

function useMethodName(): (name: string) => string {
  const t = useTranslations('path.clock.methods')
  return name => t(methodKey(name))
}

/** Whether the method kept its word on the past, and against the plainest rule. */
export function ClockTest({ told: { test, method } }: { told: Told }) {
  const t = useTranslations('path.clock.test')
  const name = useMethodName()
  return (
    <section className="section" aria-labelledby="test">
      <Title order={2} id="test">
        {t('title')}
      </Title>
      {test === null ? (
        <Text className="prose">{t('untested', { method: name(method.name) })}</Text>
      ) : (
        <>
          <Text className="prose">
            {t('lead', { origins: test.origins, ahead: test.ahead })}{' '}
            {method.choice === 'best'
              ? t('best', { method: name(method.name), gain: 1 - test.chosen.pinball / test.naive.pinball })
              : t('floor')}{' '}
            {Math.abs(test.chosen.coverage - 0.8) > 0.1
              ? t('loses', {
                  coverage: test.chosen.coverage,
                  wide: test.chosen.coverage < 0.8 ? 'yes' : 'no',
                })
              : null}
          </Text>
          <Scores
            rows={[
              ...(method.choice === 'best' ? [{ ...test.chosen, title: name(method.name) }] : []),
              { ...test.naive, title: t('naive') },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Scores({ rows }: { rows: (TestScore & { title: string })[] }) {
  const t = useTranslations('path.clock.test')
  const value = useValueText()
  return (
    <WideTable label={t('title')} minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('method')}</Table.Th>
          {(['coverage', 'pinball', 'mase'] as const).map(column => (
            <Table.Th key={column} ta="right">
              {t(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={row.name}>
            <Table.Th scope="row">{row.title}</Table.Th>
            <Table.Td ta="right">{value(row.coverage, 'share')}</Table.Td>
            <Table.Td ta="right">{value(row.pinball, 'ratio')}</Table.Td>
            <Table.Td ta="right">{value(row.mase, 'ratio')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

/** Each type's requests now and in half a year, and what one takes. */
export function TypeOutlooks({ told }: { told: Told }) {
  const t = useTranslations('path.clock.types')
  const value = useValueText()
  const format = useFormatter()
  const french = useLanguage() === 'fr'
  const count = (amount: number) => format.number(amount, { maximumFractionDigits: amount < 10 ? 1 : 0 })
  return (
    <section className="section" aria-labelledby="types">
      <Title order={2} id="types">
        {t('title')}
      </Title>
      <Text className="prose">{t('lead')}</Text>
      <WideTable label={t('title')} minWidth={620}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('type')}</Table.Th>
            <Table.Th ta="right">{t('now')}</Table.Th>
            <Table.Th ta="right">{t('later')}</Table.Th>
            <Table.Th ta="right">{t('takes')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {told.types.map(type => (
            <Table.Tr key={type.id}>
              <Table.Th scope="row">
                {type.id === 0 ? t('rare') : french ? type.nameFr : type.nameEn}
              </Table.Th>
              <Table.Td ta="right">{count(type.now)}</Table.Td>
              <Table.Td ta="right">
                {type.later === null
                  ? t('even')
                  : t('range', {
                      low: count(type.later[0]),
                      middle: count(type.later[1]),
                      high: count(type.later[2]),
                    })}
              </Table.Td>
              <Table.Td ta="right">
                {t(type.logged > 0 ? 'logged' : 'stated', {
                  minutes: value(Math.round(type.minutes), 'minutes'),
                  n: type.logged,
                })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </section>
  )
}
