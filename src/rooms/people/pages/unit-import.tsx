import { Anchor, Button, Code, Group, Input, List, Stack, Text, Textarea, Title } from '@mantine/core'
import { useId } from 'react'
import { Form, Link, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { forbidden, Refusal } from '#platform/refusal.ts'
import { FileInput } from '#platform/ui/file-input.tsx'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import {
  importUnits,
  previewUnits,
  type UnitImportResult,
  type UnitPreview,
} from '#rooms/people/unit.actions.server.ts'
import { LIST_BYTES, LIST_ROWS, textOfFile } from '#rooms/people/unit-list.server.ts'
import { mayManageUnits } from '../may.ts'
import type { BadUnitRow } from '../unit-import.ts'
import { useRoomPath } from './room-path.ts'

const SHOWN = 200

export const loader = read(async ctx => {
  if (!mayManageUnits(ctx.actor, null)) throw forbidden()
  return { rows: LIST_ROWS }
})

async function textOfForm(form: FormData): Promise<string> {
  const file = form.get('file')
  const text = form.get('text')
  const size = file instanceof File && file.size > 0 ? file.size : String(text ?? '').length
  if (size > LIST_BYTES) throw new Refusal(413, 'platform.tooLarge', { limit: '2 MB' })
  if (file instanceof File && file.size > 0) return textOfFile(new Uint8Array(await file.arrayBuffer()))
  return typeof text === 'string' ? text : ''
}

export const action = write(async (ctx, { form }) => {
  const text = await textOfForm(form)
  if (form.get('intent') === 'import') return { done: await importUnits(ctx, text) }
  return { plan: await previewUnits(ctx, text), text }
})

type Answer = Outcome<{ done: UnitImportResult } | { plan: UnitPreview; text: string }>

function BadRows({ bad }: { bad: readonly BadUnitRow[] }) {
  const t = useTranslations('people')
  return (
    <section aria-labelledby="bad">
      <Title order={2} id="bad">
        {t('unitList.badTitle', { count: bad.length })}
      </Title>
      <Text className="prose">{t('unitList.badLead')}</Text>
      <WideTable label={t('unitList.badTitle', { count: bad.length })} minWidth={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('unitList.line')}</Table.Th>
            <Table.Th>{t('unitList.column')}</Table.Th>
            <Table.Th>{t('unitList.value')}</Table.Th>
            <Table.Th>{t('unitList.remedy')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bad.slice(0, SHOWN).map(row => (
            <Table.Tr key={row.line}>
              <Table.Td>{row.line}</Table.Td>
              <Table.Td>{t(`unitList.columns.${row.column}`)}</Table.Td>
              <Table.Td>{row.value}</Table.Td>
              <Table.Td>{t(`unitList.fault.${row.code}`, row.params)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {bad.length > SHOWN ? <Text>{t('unitList.moreRows', { count: bad.length - SHOWN })}</Text> : null}
    </section>
  )
}

function Preview({ plan, text }: { plan: UnitPreview; text: string }) {
  const t = useTranslations('people')
  const busy = useNavigation().state !== 'idle'
  if (plan.bad.length > 0) return <BadRows bad={plan.bad} />
  const changes = [...plan.creates, ...plan.updates]
  return (
    <section aria-labelledby="plan">
      <Title order={2} id="plan">
        {t('unitList.planTitle')}
      </Title>
      <Text role="status" my="xs">
        {t('unitList.plan', {
          created: plan.creates.length,
          updated: plan.updates.length,
          unchanged: plan.unchanged,
        })}
      </Text>
      {plan.ignored.length > 0 ? (
        <Text className="prose" mb="xs">
          {t('unitList.ignored', {
            count: plan.ignored.length,
            names: plan.ignored.join(', ').slice(0, 200),
          })}
        </Text>
      ) : null}
      <List size="sm" mb="sm">
        {changes.slice(0, SHOWN).map(unit => (
          <List.Item key={unit.line}>
            {t(unit.id === null ? 'unitList.makes' : 'unitList.changes', { name: unit.name })}
            {plan.above[unit.line] ? `, ${t('unitList.under', { name: plan.above[unit.line] })}` : null}
          </List.Item>
        ))}
      </List>
      {changes.length > SHOWN ? (
        <Text>{t('unitList.moreRows', { count: changes.length - SHOWN })}</Text>
      ) : null}
      {changes.length > 0 ? (
        <Form method="post">
          <input type="hidden" name="text" value={text} />
          <Button type="submit" name="intent" value="import" loading={busy}>
            {t('unitList.import', { count: changes.length })}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}

function Done({ done }: { done: UnitImportResult }) {
  const t = useTranslations('people')
  return (
    <section>
      <Text role="status" fw={600}>
        {t('unitList.done', { ...done })}
      </Text>
      <Anchor component={Link} to={`${useRoomPath()}/units`}>
        {t('unitList.seeUnits')}
      </Anchor>
    </section>
  )
}

export default function UnitImportPage({
  loaderData,
  actionData,
}: {
  loaderData: Awaited<ReturnType<typeof loader>>
  actionData?: Answer
}) {
  const t = useTranslations('people')
  const busy = useNavigation().state !== 'idle'
  const fileId = useId()
  const value = actionData?.ok ? actionData.value : null
  return (
    <Stack>
      <title>{`${t('unitList.title')} · Stratège`}</title>
      <Title order={1}>{t('unitList.title')}</Title>
      <Text className="prose">{t('unitList.lead', { rows: loaderData.rows })}</Text>
      <Code block className="prose">
        {t('unitList.example')}
      </Code>
      <ProblemSummary problem={actionData?.ok === false ? actionData.problem : null} />
      {value && 'done' in value ? <Done done={value.done} /> : null}
      {value && 'plan' in value ? <Preview {...value} /> : null}
      <Form method="post" encType="multipart/form-data" className="prose">
        <Stack gap="sm">
          <Input.Wrapper label={t('unitList.file')} id={fileId}>
            <FileInput id={fileId} name="file" accept=".csv,.txt,.tsv,text/csv,text/plain" />
          </Input.Wrapper>
          <Textarea
            name="text"
            label={t('unitList.text')}
            rows={6}
            defaultValue={value && 'text' in value ? value.text : ''}
          />
          <Group>
            <Button type="submit" name="intent" value="preview" loading={busy} variant="default">
              {t('unitList.preview')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Stack>
  )
}
