import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core'
import { Form, redirect, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { ProblemSummary, useProblemText } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { submitImport } from '#rooms/desk/import-form.server.ts'
import { type ImportView, type MapView, viewImport } from '#rooms/desk/import-view.server.ts'
import { importDelimiters } from '../import-dialect.ts'
import classes from './desk.module.css'
import { ImportChoices, ImportRows } from './import-choices.tsx'
import { ImportColumns } from './import-columns.tsx'
import { ImportBadRows, ImportProgress, ImportResult } from './import-ended.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportValues } from './import-values.tsx'

export const loader = read(async (ctx, { params }) => viewImport(ctx, readId(params.import) ?? 0))

export const action = write(async (ctx, { form, params }) => {
  const did = await submitImport(ctx, readId(params.import) ?? 0, form)
  return did === 'discarded' ? redirect(`/w/${params.workspace}/desk/import`) : { did }
})

type Answer = Outcome<{ did: 'updated' | 'kept' | 'started' | 'undoing' }>

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']

/** How the file is read, to be corrected where the guess went wrong. */
function Reading({ view }: { view: ImportView }) {
  const t = useTranslations('desk.import.reading')
  const { encoding, delimiter, sheet, sheets } = view.file
  const shown = (mark: string) => (mark === '\t' ? t('tab') : mark)
  return (
    <details className="prose">
      <summary>
        {sheet === null
          ? t('now', { encoding: encoding ?? '', delimiter: shown(delimiter ?? '') })
          : t('nowSheet', { sheet })}
      </summary>
      <Form method="post" aria-label={t('title')}>
        <Group align="end" my="sm">
          {sheet === null ? (
            <>
              <NativeSelect name="encoding" label={t('encoding')} defaultValue={encoding ?? ''}>
                <option value="">{t('guess')}</option>
                {encodings.map(known => (
                  <option key={known}>{known}</option>
                ))}
              </NativeSelect>
              <NativeSelect name="delimiter" label={t('delimiter')} defaultValue={delimiter ?? ''}>
                <option value="">{t('guess')}</option>
                {importDelimiters.map(known => (
                  <option key={known} value={known}>
                    {shown(known)}
                  </option>
                ))}
              </NativeSelect>
            </>
          ) : (
            <NativeSelect name="sheet" label={t('sheet')} defaultValue={sheet} data={sheets} />
          )}
          <Button type="submit" name="intent" value="read" variant="default">
            {t('again')}
          </Button>
        </Group>
      </Form>
    </details>
  )
}

function SavedMappings({ saved }: Pick<MapView, 'saved'>) {
  const t = useTranslations('desk.import')
  if (saved.length === 0) return null
  return (
    <Form method="post">
      <Group align="end" my="sm">
        <NativeSelect name="mappingName" label={t('saved')} data={saved} />
        <Button type="submit" name="intent" value="use" variant="default">
          {t('use')}
        </Button>
      </Group>
    </Form>
  )
}

function Mapping({ view, map }: { view: ImportView; map: MapView }) {
  const t = useTranslations('desk.import')
  const text = useProblemText()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Reading view={view} />
      <SavedMappings saved={map.saved} />
      {map.problems.map(problem => (
        <Text key={problem.code + problem.params?.column} role="alert" fw={600} className="prose">
          {text(problem)}
        </Text>
      ))}
      <Form method="post" key={JSON.stringify(map.mapping)}>
        <ImportPreview map={map} />
        <Group mt="md">
          <Button type="submit" name="intent" value="start" loading={busy}>
            {t('start')}
          </Button>
        </Group>
        <ImportColumns columns={map.columns} />
        <ImportRows map={map} ambiguous={view.ambiguous} />
        <ImportValues values={map.values} types={map.types} units={map.units} />
        <ImportChoices map={map} />
        <Group mt="md" align="end">
          <Button type="submit" name="intent" value="update" loading={busy}>
            {t('update')}
          </Button>
          <TextInput name="mappingName" label={t('keepName')} maxLength={100} />
          <Button type="submit" name="intent" value="keep" variant="default" loading={busy}>
            {t('keep')}
          </Button>
        </Group>
      </Form>
      <Form method="post">
        <Button type="submit" name="intent" value="discard" variant="subtle" color="red" mt="md">
          {t('discard')}
        </Button>
      </Form>
    </>
  )
}

export default function ImportPage({
  loaderData,
  actionData,
}: {
  loaderData: ImportView
  actionData?: Answer
}) {
  const t = useTranslations('desk.import')
  const view = loaderData
  const did = actionData?.ok ? actionData.value.did : null
  return (
    <>
      <title>{`${view.fileName} · Stratège`}</title>
      <Title order={1} className={classes.fileName}>
        {view.fileName}
      </Title>
      <Text className="soft">
        {t(`states.${view.state}`)} · {t('found', { rows: view.rows, columns: view.columnCount })}
      </Text>
      <ProblemSummary
        problem={actionData?.ok === false ? actionData.problem : null}
        labels={{ mappingName: t('keepName'), dateFormat: t('dateFormat') }}
      />
      {did === 'kept' || did === 'updated' ? <Saved>{t(did)}</Saved> : null}
      {view.atWork ? <ImportProgress view={view} /> : null}
      {view.state === 'done' || view.state === 'undone' || view.state === 'failed' ? (
        <ImportResult view={view} />
      ) : null}
      {view.state === 'failed' ? <ImportBadRows view={view} /> : null}
      {view.map ? <Mapping view={view} map={view.map} /> : null}
    </>
  )
}
