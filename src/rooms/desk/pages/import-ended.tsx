import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { Form, Link, useNavigation, useParams, useRevalidator } from 'react-router'
import { useTranslations } from 'use-intl'
import { useProblemText } from '#platform/ui/problem.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { ImportView } from '#rooms/desk/import-view.server.ts'
import { useDeskPath } from './desk-path.ts'

const LOOK_EVERY = 1000

/** How far the work is; looked at again every second, without a script by loading the page anew. */
export function ImportProgress({ view }: { view: ImportView }) {
  const t = useTranslations('desk.import')
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, LOOK_EVERY)
    return () => clearTimeout(timer)
  }, [revalidate, state])
  return (
    <section className="prose">
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <progress
        value={view.progress}
        max={100}
        aria-label={t(`states.${view.state}`)}
        style={{ width: '100%' }}
      />
      <Text role="status">{t('progress', { percent: view.progress, rows: view.rowsRead })}</Text>
      <Text className="soft">{t(view.state === 'undoing' ? 'undoingLead' : 'progressLead')}</Text>
    </section>
  )
}

/** Rows that could not go in, the first ones, and all of them to download. */
export function ImportBadRows({ view }: { view: ImportView }) {
  const t = useTranslations('desk.import')
  const text = useProblemText()
  const { workspace } = useParams()
  const { bad, badRows } = view
  if (bad === 0) return null
  return (
    <section className="section" aria-labelledby="bad">
      <Title order={2} id="bad">
        {t('badTitle', { count: bad })}
      </Title>
      <WideTable label={t('badTitle', { count: bad })} minWidth={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="right">{t('badRows.line')}</Table.Th>
            <Table.Th>{t('badRows.column')}</Table.Th>
            <Table.Th>{t('badRows.value')}</Table.Th>
            <Table.Th>{t('badRows.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {badRows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line may stand twice, and the list never changes
            <Table.Tr key={index}>
              <Table.Td ta="right">{row.line}</Table.Td>
              <Table.Td>{row.column}</Table.Td>
              <Table.Td>{row.value}</Table.Td>
              <Table.Td>{text(row)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {bad > badRows.length ? <Text>{t('badMore', { count: bad - badRows.length })}</Text> : null}
      <Anchor
        href={`/w/${workspace}/desk/import/${view.id}/bad-rows`}
        download
        mt="xs"
        display="inline-block"
      >
        {t('download')}
      </Anchor>
    </section>
  )
}

function Undo({ view }: { view: ImportView }) {
  const t = useTranslations('desk.import')
  const busy = useNavigation().state !== 'idle'
  return (
    <section className="section prose" aria-labelledby="undo">
      <Title order={2} id="undo">
        {t('undoTitle')}
      </Title>
      {view.worked > 0 ? (
        <Text>{t('undoWorked', { count: view.worked })}</Text>
      ) : (
        <Form method="post">
          <Text mb="sm">{t('undoLead')}</Text>
          <Button type="submit" name="intent" value="undo" variant="outline" color="red" loading={busy}>
            {t('undo')}
          </Button>
        </Form>
      )}
    </section>
  )
}

/** What came of an import. */
export function ImportResult({ view }: { view: ImportView }) {
  const t = useTranslations('desk.import')
  const text = useProblemText()
  const desk = useDeskPath()
  const { state, created, updated, unchanged, rowsRead, bad, problem } = view
  if (state === 'undone') return <Text role="status">{t('undoneText')}</Text>
  if (state === 'failed')
    return (
      <Text role="alert" fw={600} className="prose">
        {t('failedText')} {problem ? text(problem) : null}
      </Text>
    )
  return (
    <>
      <Text role="status" fw={600}>
        {t('result', { created, updated, unchanged })}
      </Text>
      <Text>{t('resultRows', { rows: rowsRead, bad })}</Text>
      {problem ? (
        <Text role="alert" className="prose">
          {text(problem)}
        </Text>
      ) : null}
      <Group mt="sm">
        <Anchor component={Link} to={`${desk}?import=${view.id}`}>
          {t('see')}
        </Anchor>
        <Anchor component={Link} to={desk.replace(/desk$/, 'path')}>
          {t('toPath')}
        </Anchor>
      </Group>
      <ImportBadRows view={view} />
      <Undo view={view} />
    </>
  )
}
