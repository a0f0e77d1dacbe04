import { Anchor, Text, Title } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { HoursBar } from '#platform/ui/hours-bar.tsx'
import { PathMark } from '#platform/ui/path-mark.tsx'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { PathReading, UnitPosition } from '../position.server.ts'
import { useDayText } from './day-text.ts'
import classes from './path.module.css'
import { useTableAddress, useWorkspacePath } from './room-path.ts'

function UnitRow({ unit, scale }: { unit: UnitPosition; scale: number }) {
  const t = useTranslations('path')
  const value = useValueText()
  const workspace = useWorkspacePath()
  const [asked] = useSearchParams()
  const address = () => {
    const query = new URLSearchParams(asked)
    query.set('unit', String(unit.id))
    return `${workspace}/path?${query}`
  }
  const hours = (amount: number) => value(amount, 'hours')
  const name = unit.step === null ? t('history.none') : `${unit.step}. ${t(`steps.s${unit.step}`)}`
  return (
    <Table.Tr>
      <Table.Th scope="row" pl={10 + unit.depth * 20} fw={400}>
        <Anchor component={Link} to={address()} inherit>
          {unit.name}
        </Anchor>
      </Table.Th>
      <Table.Td ta="right">{value(unit.arrivals, 'count')}</Table.Td>
      <Table.Td ta="right">
        {hours(unit.reactiveHours + unit.proactiveHours)}
        <span className={`soft ${classes.why}`}>{t('figures.words.n', { n: unit.n })}</span>
      </Table.Td>
      <Table.Td ta="right">
        {unit.reactiveShare === null ? null : value(unit.reactiveShare, 'share')}
      </Table.Td>
      <Table.Td miw={120}>
        <HoursBar
          reactive={unit.reactiveHours}
          proactive={unit.proactiveHours}
          scale={scale}
          label={t('units.bar', {
            reactive: hours(unit.reactiveHours),
            proactive: hours(unit.proactiveHours),
          })}
        />
      </Table.Td>
      <Table.Td>
        <span className={classes.mark}>
          <PathMark step={unit.step ?? undefined} width={52} />
          {name}
        </span>
      </Table.Td>
    </Table.Tr>
  )
}

/** Each unit with its requests, the share of its work that was asked for, and its place on the path. */
export function UnitPositions({ reading: { units, window, unassignedHours } }: { reading: PathReading }) {
  const t = useTranslations('path')
  const day = useDayText()
  const table = useTableAddress()
  const value = useValueText()
  if (units.length === 0) return null
  const scale = Math.max(...units.map(unit => unit.reactiveHours + unit.proactiveHours))
  const standing = (step: number) => units.filter(unit => unit.step === step).length
  return (
    <section className="section" aria-labelledby="units">
      <Title order={2} id="units">
        {t('units.title')}
      </Title>
      <Text className="prose">
        {t('units.finding', { help: standing(5), escape: standing(6), count: units.length })}.
      </Text>
      <Text className="prose soft">
        {t('units.lead', { ...day.window(window), whole: value(Math.max(0, unassignedHours), 'hours') })}
      </Text>
      <WideTable label={t('units.title')} minWidth={760}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('columns.unit')}</Table.Th>
            <Table.Th ta="right">{t('columns.arrivals')}</Table.Th>
            <Table.Th ta="right">{t('units.hours')}</Table.Th>
            <Table.Th ta="right">{t('columns.reactiveShare')}</Table.Th>
            <Table.Th>
              <span className="reactive">{t('columns.reactiveHours')}</span>,{' '}
              <span className="proactive">{t('columns.proactiveHours')}</span>
            </Table.Th>
            <Table.Th>{t('columns.position')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {units.map(unit => (
            <UnitRow key={unit.id} unit={unit} scale={scale} />
          ))}
        </Table.Tbody>
      </WideTable>
      <Anchor href={table('units')} download size="sm" className="no-print">
        {t('figures.csvTable')}
      </Anchor>
    </section>
  )
}
