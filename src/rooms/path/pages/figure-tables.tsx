import { Anchor, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { HoursBar } from '#platform/ui/hours-bar.tsx'
import { useLanguage } from '#platform/ui/language.ts'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { FiguresReading } from '../figures.server.ts'
import { CountBar } from './count-bar.tsx'
import { useTableAddress, useWorkspacePath } from './room-path.ts'

/** Requests and hours of each unit with those below it. */
export function UnitTable({ reading: { units } }: { reading: FiguresReading }) {
  const t = useTranslations('path')
  const value = useValueText()
  const workspace = useWorkspacePath()
  const table = useTableAddress()
  const most = units
    .filter(unit => unit.depth === Math.min(...units.map(({ depth }) => depth)))
    .toSorted((a, b) => b.arrivals - a.arrivals)
  const count = most.reduce((sum, unit) => sum + unit.arrivals, 0)
  const scale = Math.max(...units.map(unit => unit.reactiveHours + unit.proactiveHours))
  const hours = (amount: number) => value(amount, 'hours')
  return (
    <section className="section" aria-labelledby="units">
      <Title order={2} id="units">
        {t('figures.units')}
      </Title>
      {units.length === 0 ? (
        <Text className="prose">{t('figures.unitsNone')}</Text>
      ) : (
        <>
          <Text className="prose">
            {count > 0
              ? `${t('figures.unitsFinding', { unit: most[0].name, share: most[0].arrivals / count, count })}. `
              : null}
            <span className="soft">{t('figures.unitsLead')}</span>
          </Text>
          <WideTable label={t('figures.units')} minWidth={640}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('figures.columns.unit')}</Table.Th>
                {(['arrivals', 'repeated', 'done'] as const).map(column => (
                  <Table.Th key={column} ta="right">
                    {t(`figures.columns.${column}`)}
                  </Table.Th>
                ))}
                <Table.Th>
                  <span className="reactive">{t('columns.reactiveHours')}</span>,{' '}
                  <span className="proactive">{t('columns.proactiveHours')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {units.map(unit => (
                <Table.Tr key={unit.id}>
                  <Table.Th scope="row" pl={10 + unit.depth * 20} fw={400}>
                    {unit.name}
                  </Table.Th>
                  <Table.Td ta="right">
                    <Link className="evidence" to={`${workspace}/${unit.evidence}`}>
                      {value(unit.arrivals, 'count')}
                    </Link>
                  </Table.Td>
                  <Table.Td ta="right">{value(unit.repeated, 'count')}</Table.Td>
                  <Table.Td ta="right">{value(unit.done, 'count')}</Table.Td>
                  <Table.Td miw={180}>
                    <HoursBar
                      reactive={unit.reactiveHours}
                      proactive={unit.proactiveHours}
                      scale={scale}
                      label={t('units.bar', {
                        reactive: hours(unit.reactiveHours),
                        proactive: hours(unit.proactiveHours),
                      })}
                    />
                    {hours(unit.reactiveHours)}, {hours(unit.proactiveHours)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </WideTable>
          <Anchor href={table('unit-figures')} download size="sm" className="no-print">
            {t('figures.csvTable')}
          </Anchor>
        </>
      )}
    </section>
  )
}

/** Requests of each type, the most asked first. */
export function TypeTable({ reading: { types } }: { reading: FiguresReading }) {
  const t = useTranslations('path')
  const french = useLanguage() === 'fr'
  const value = useValueText()
  const workspace = useWorkspacePath()
  const table = useTableAddress()
  const nameOf = (type: (typeof types)[number]) => (french ? type.nameFr : type.nameEn)
  const asked = types.filter(type => type.arrivals + type.done > 0)
  const count = asked.reduce((sum, type) => sum + type.arrivals, 0)
  const scale = Math.max(...asked.map(type => type.arrivals))
  return (
    <section className="section" aria-labelledby="types">
      <Title order={2} id="types">
        {t('figures.types')}
      </Title>
      {asked.length === 0 ? (
        <Text className="prose">{t('figures.typesNone')}</Text>
      ) : (
        <>
          {count > 0 ? (
            <Text className="prose">
              {t('figures.typesFinding', {
                type: nameOf(asked[0]),
                share: asked[0].arrivals / count,
                count,
              })}
              .
            </Text>
          ) : null}
          <WideTable label={t('figures.types')} minWidth={640}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('figures.columns.type')}</Table.Th>
                <Table.Th ta="right">{t('figures.columns.arrivals')}</Table.Th>
                <Table.Td />
                {(['repeated', 'done', 'resolveMeanHours'] as const).map(column => (
                  <Table.Th key={column} ta="right">
                    {t(`figures.columns.${column}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {asked.map(type => (
                <Table.Tr key={type.evidence}>
                  <Table.Th scope="row" fw={400}>
                    {nameOf(type)}
                  </Table.Th>
                  <Table.Td ta="right">
                    <Link className="evidence" to={`${workspace}/${type.evidence}`}>
                      {value(type.arrivals, 'count')}
                    </Link>
                  </Table.Td>
                  <Table.Td miw={120}>
                    <CountBar part={type.arrivals} scale={scale} />
                  </Table.Td>
                  <Table.Td ta="right">{value(type.repeated, 'count')}</Table.Td>
                  <Table.Td ta="right">{value(type.done, 'count')}</Table.Td>
                  <Table.Td ta="right">
                    {type.resolveMeanHours === null ? null : value(type.resolveMeanHours, 'hours')}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </WideTable>
          <Anchor href={table('types')} download size="sm" className="no-print">
            {t('figures.csvTable')}
          </Anchor>
        </>
      )}
    </section>
  )
}
