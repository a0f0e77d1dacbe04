import { Anchor, Button, Input, Stack, Text, Title } from '@mantine/core'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { forbidden, invalid } from '#platform/refusal.ts'
import { FileInput } from '#platform/ui/file-input.tsx'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { MAX_IMPORT_MB, receiveFile } from '#rooms/desk/import.actions.server.ts'
import { pageOfImports } from '#rooms/desk/import.store.server.ts'
import { mayImport } from '../may.ts'
import { useDeskPath } from './desk-path.ts'

const SHOWN = 50

export const loader = read(async (ctx, { url }) => {
  if (!mayImport(ctx.actor)) throw forbidden()
  const imports = await pageOfImports(ctx.tx, readId(url.searchParams.get('before')), SHOWN + 1)
  return {
    imports: imports.slice(0, SHOWN).map(({ mapping, ...kept }) => kept),
    older: imports.length > SHOWN ? imports[SHOWN - 1].id : null,
    max: MAX_IMPORT_MB,
  }
})

export const action = write(async (ctx, { form, params }) => {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) throw invalid({ file: { code: 'platform.required' } })
  const made = await receiveFile(ctx, { name: file.name, content: new Uint8Array(await file.arrayBuffer()) })
  return redirect(`/w/${params.workspace}/desk/import/${made.id}`)
})

type Loaded = Awaited<ReturnType<typeof loader>>

function ImportTable({ imports }: Pick<Loaded, 'imports'>) {
  const t = useTranslations('desk.import')
  const format = useFormatter()
  const desk = useDeskPath()
  return (
    <WideTable label={t('list')} minWidth={520}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('name')}</Table.Th>
          <Table.Th>{t('when')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
          <Table.Th ta="right">{t('requests')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {imports.map(kept => (
          <Table.Tr key={kept.id}>
            <Table.Td>
              <Anchor component={Link} to={`${desk}/import/${kept.id}`} inherit>
                {kept.fileName}
              </Anchor>
            </Table.Td>
            <Table.Td>
              {format.dateTime(kept.createdAt, { dateStyle: 'medium', timeStyle: 'short' })}
            </Table.Td>
            <Table.Td>{t(`states.${kept.state}`)}</Table.Td>
            <Table.Td ta="right">
              {kept.state === 'done' ? format.number(kept.created + kept.updated) : null}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

export default function ImportsPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: Outcome<never>
}) {
  const t = useTranslations('desk.import')
  const busy = useNavigation().state !== 'idle'
  const problem = actionData?.ok === false ? actionData.problem : null
  const error = useFieldError(problem)
  const { imports, older, max } = loaderData
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      <Title order={1}>{t('title')}</Title>
      <Text className="prose soft" mt="xs" mb="md">
        {t('lead')}
      </Text>
      <ProblemSummary problem={problem} labels={{ file: t('file') }} />
      <Form method="post" encType="multipart/form-data" className="prose">
        <Stack gap="sm">
          <Input.Wrapper
            label={t('file')}
            description={t('fileHelp', { max })}
            id="import-file"
            error={error('file')}
          >
            <FileInput
              id="import-file"
              name="file"
              required
              accept=".csv,.txt,.tsv,.gz,.xlsx,text/csv,text/plain,application/gzip"
            />
          </Input.Wrapper>
          <Button type="submit" loading={busy} w="fit-content">
            {t('read')}
          </Button>
        </Stack>
      </Form>
      <section className="section" aria-labelledby="imports">
        <Title order={2} id="imports">
          {t('list')}
        </Title>
        {imports.length > 0 ? <ImportTable imports={imports} /> : <Text className="prose">{t('none')}</Text>}
        {older ? (
          <Anchor component={Link} to={`?before=${older}`} display="inline-block" mt="sm">
            {t('older')}
          </Anchor>
        ) : null}
      </section>
    </>
  )
}
