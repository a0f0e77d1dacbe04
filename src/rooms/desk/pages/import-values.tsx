import { NativeSelect, Text, TextInput, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { MapView, ValueLine } from '#rooms/desk/import-view.server.ts'
import { importChannels, importPriorities, importStatuses } from '../import-mapping.ts'

type Valued = keyof MapView['values']

/** The values of one column, each with a field for ours. */
function ValueTable({
  target,
  lines,
  children,
}: {
  target: Valued
  lines: ValueLine[]
  children: (line: ValueLine, label: string) => ReactNode
}) {
  const t = useTranslations('desk.import')
  const format = useFormatter()
  const label = t('valuesOf', { target: t(`target.${target}`) })
  const kind = target === 'activity' ? 'status' : target
  if (lines.length === 0) return null
  return (
    <details open={target !== 'unit'}>
      <summary>{label}</summary>
      <WideTable label={label} minWidth={440}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('theirs')}</Table.Th>
            <Table.Th ta="right">{t('count')}</Table.Th>
            <Table.Th>{t('ours')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(line => (
            <Table.Tr key={line.value}>
              <Table.Td>
                <input type="hidden" name={`theirs.${kind}`} value={line.value} />
                {line.value}
              </Table.Td>
              <Table.Td ta="right">{format.number(line.count)}</Table.Td>
              <Table.Td>{children(line, t('of', { label: t('ours'), column: line.value }))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </details>
  )
}

/** A choice among ours, or the value as it is. */
function Choice({
  name,
  label,
  value,
  none,
  options,
}: {
  name: string
  label: string
  value: string
  none: string
  options: readonly { value: string; label: string }[]
}) {
  return (
    <NativeSelect name={`ours.${name}`} aria-label={label} defaultValue={value}>
      <option value="">{none}</option>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  )
}

/** What their values mean here, for the columns whose values count. */
export function ImportValues({ values, types, units }: Pick<MapView, 'values' | 'types' | 'units'>) {
  const t = useTranslations('desk')
  const statuses = importStatuses.map(value => ({ value, label: t(`status.${value}`) }))
  const priorities = importPriorities.map(value => ({ value: String(value), label: t(`priority.${value}`) }))
  const channels = importChannels.map(value => ({ value, label: t(`channel.${value}`) }))
  const kinds = types.map(({ key, name }) => ({ value: key, label: name }))
  const choices = [
    ['status', 'status', statuses, t('import.noneOfOurs')],
    ['activity', 'status', statuses, t('import.asItIs')],
    ['priority', 'priority', priorities, t('import.noneOfOurs')],
    ['channel', 'channel', channels, t('import.noneOfOurs')],
    ['type', 'type', kinds, t('import.asItIs')],
  ] as const
  if (Object.values(values).every(lines => lines.length === 0)) return null
  return (
    <section className="section" aria-labelledby="values">
      <Title order={2} id="values">
        {t('import.valuesTitle')}
      </Title>
      <Text className="prose soft">{t('import.valuesLead')}</Text>
      {choices.map(([target, name, options, none]) => (
        <ValueTable key={target} target={target} lines={values[target]}>
          {(line, label) => (
            <Choice name={name} label={label} value={line.ours} none={none} options={options} />
          )}
        </ValueTable>
      ))}
      <datalist id="unit-names">
        {units.map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ValueTable target="unit" lines={values.unit}>
        {(line, label) => (
          <TextInput
            name="ours.unit"
            aria-label={label}
            defaultValue={line.ours}
            placeholder={line.value}
            list="unit-names"
            maxLength={200}
          />
        )}
      </ValueTable>
    </section>
  )
}
