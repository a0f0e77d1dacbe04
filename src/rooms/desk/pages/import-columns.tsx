import { NativeSelect, Text, TextInput, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { MapView } from '#rooms/desk/import-view.server.ts'
import { importTargets } from '../import-mapping.ts'

type Column = MapView['columns'][number]

function Targets({ column }: { column: Column }) {
  const t = useTranslations('desk.import')
  const { target } = column.mapped
  const own = target.startsWith('field:') ? target : `field:${column.field}`
  return (
    <NativeSelect
      name="target"
      aria-label={t('of', { label: t('becomes'), column: column.column })}
      defaultValue={target}
    >
      {importTargets.map(known => (
        <option key={known} value={known}>
          {t(`target.${known}`)}
        </option>
      ))}
      <option value={own}>{t('target.field', { key: own.slice(6) })}</option>
    </NativeSelect>
  )
}

/** What each column becomes, with what stands in it and why it was guessed so. */
export function ImportColumns({ columns }: Pick<MapView, 'columns'>) {
  const t = useTranslations('desk.import')
  return (
    <section className="section" aria-labelledby="columns">
      <Title order={2} id="columns">
        {t('mapTitle')}
      </Title>
      <WideTable label={t('mapTitle')} minWidth={860}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column')}</Table.Th>
            <Table.Th>{t('samples')}</Table.Th>
            <Table.Th>{t('becomes')}</Table.Th>
            <Table.Th>{t('prefix')}</Table.Th>
            <Table.Th>{t('format')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.map(column => (
            <Table.Tr key={column.column}>
              <Table.Td fw={600}>{column.column}</Table.Td>
              <Table.Td>
                <Text size="sm" className="soft">
                  {column.samples.join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>
                <Targets column={column} />
                {column.mapped.target === column.guessed ? (
                  <Text size="xs" className="soft">
                    {t(`guess.${column.reason}`)}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td>
                <TextInput
                  name="prefix"
                  aria-label={t('of', { label: t('prefix'), column: column.column })}
                  defaultValue={column.mapped.prefix ?? ''}
                  placeholder={column.likelyPrefix ?? ''}
                  maxLength={100}
                  w={130}
                />
              </Table.Td>
              <Table.Td>
                <TextInput
                  name="format"
                  aria-label={t('of', { label: t('format'), column: column.column })}
                  defaultValue={column.mapped.dateFormat ?? ''}
                  maxLength={100}
                  w={130}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </section>
  )
}
