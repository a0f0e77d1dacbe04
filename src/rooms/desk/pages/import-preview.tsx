import { Text, Title } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { useProblemText } from '#platform/ui/problem.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { MapView } from '#rooms/desk/import-view.server.ts'

type Row = MapView['preview'][number]

function Dates({ row, zone }: { row: Row; zone: string }) {
  const t = useTranslations('desk.import')
  const format = useFormatter()
  return row.dates.map(({ target, raw }) => {
    const at = row.request?.[target] ?? null
    return (
      <Table.Td key={target}>
        {at === null
          ? t('noDate')
          : format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })}
        {raw === '' ? null : (
          <Text size="xs" className="soft">
            {t('inFile', { raw })}
          </Text>
        )}
      </Table.Td>
    )
  })
}

/** What the row says that becomes messages, each with who will read it. */
function Comments({ row }: { row: Row }) {
  const t = useTranslations('desk.import')
  return (
    <Table.Td>
      {row.request?.comments.map(({ kind, text, author }) => (
        <Text key={kind} size="sm">
          {t(`commentOf.${kind}`, { text })}
          {author === null ? null : <Text span className="soft">{` ${author}`}</Text>}
        </Text>
      ))}
    </Table.Td>
  )
}

/** Ten rows as they would go in, their dates as they are read. */
export function ImportPreview({ map }: { map: MapView }) {
  const t = useTranslations('desk')
  const text = useProblemText()
  const { preview, mapping, tellsComments } = map
  const dates = preview[0]?.dates ?? []
  return (
    <section className="section" aria-labelledby="preview">
      <Title order={2} id="preview">
        {t('import.previewTitle')}
      </Title>
      {preview.length === 0 ? (
        <Text className="prose">{t('import.previewNone')}</Text>
      ) : (
        <WideTable label={t('import.previewTitle')} minWidth={900}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right">{t('import.line')}</Table.Th>
              <Table.Th>{t('import.target.externalId')}</Table.Th>
              <Table.Th>{t('import.target.subject')}</Table.Th>
              <Table.Th>{t('import.target.status')}</Table.Th>
              <Table.Th>{t('import.target.priority')}</Table.Th>
              <Table.Th>{t('import.target.unit')}</Table.Th>
              <Table.Th>{t('import.target.requester')}</Table.Th>
              {dates.map(({ target }) => (
                <Table.Th key={target}>{t(`import.target.${target}`)}</Table.Th>
              ))}
              {tellsComments ? <Table.Th>{t('import.comments')}</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.map(row => (
              <Table.Tr key={row.line}>
                <Table.Td ta="right">{row.line}</Table.Td>
                {row.request ? (
                  <>
                    <Table.Td>{row.request.externalId}</Table.Td>
                    <Table.Td>{row.request.subject}</Table.Td>
                    <Table.Td>{t(`status.${row.request.status}`)}</Table.Td>
                    <Table.Td>{t(`priority.${row.request.priority}`)}</Table.Td>
                    <Table.Td>{row.request.unit}</Table.Td>
                    <Table.Td>{row.request.requester}</Table.Td>
                    <Dates row={row} zone={mapping.timeZone} />
                    {tellsComments ? <Comments row={row} /> : null}
                  </>
                ) : (
                  <Table.Td colSpan={6 + dates.length + (tellsComments ? 1 : 0)}>
                    {row.bad ? `${row.bad.column ?? ''} ${row.bad.value ?? ''}: ${text(row.bad)}` : null}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </section>
  )
}
