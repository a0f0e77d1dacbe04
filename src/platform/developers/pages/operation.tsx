import { Anchor, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { localeOf } from '#platform/http/locale.server.ts'
import { read } from '#platform/http/page.server.ts'
import { notFound } from '#platform/refusal.ts'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { type BodyForm, type OperationDetail, operationOf } from '../operation.ts'
import classes from './developers.module.css'
import { Said } from './said.tsx'
import { TryForm } from './try-form.tsx'

export const loader = read(async (_, { call, params, request, workspace }) => {
  const operation = operationOf(call.apiDocument(localeOf(request)), params.operation ?? '')
  if (!operation) throw notFound()
  return { operation, origin: call.app.origin, company: { slug: workspace.slug, name: workspace.name } }
})

type Loaded = Awaited<ReturnType<typeof loader>>

function Fields({ fields }: { fields: BodyForm['fields'] }) {
  const t = useTranslations('developers')
  return (
    <details className={classes.details}>
      <summary>{t('fields')}</summary>
      <WideTable label={t('fields')} minWidth={420}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field')}</Table.Th>
            <Table.Th>{t('type')}</Table.Th>
            <Table.Th>{t('meaning')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map(({ name, type, required, description }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" className={classes.code}>
                {name}
              </Table.Th>
              <Table.Td className={classes.code}>{type}</Table.Td>
              <Table.Td>
                <Said text={[required ? t('required') : '', description].filter(Boolean).join(' ')} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </details>
  )
}

function Answers({ answers }: { answers: OperationDetail['answers'] }) {
  const t = useTranslations('developers')
  return (
    <details className={classes.details}>
      <summary>{t('answers')}</summary>
      {answers.map(({ status, description, example }) => (
        <div key={status}>
          <Text mt="xs">
            <span className={classes.method}>{status}</span> {description}
          </Text>
          {example === null ? null : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <pre className={classes.block} tabIndex={0}>
              {example}
            </pre>
          )}
        </div>
      ))}
    </details>
  )
}

/** One operation: what it does, asks and answers, and a form to send it. */
export default function OperationPage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('developers')
  const ts = useTranslations('settings.token')
  const { operation } = loaderData
  const { method, path, summary, description, scope, group, bodies, answers } = operation
  return (
    <>
      <title>{`${summary} · Stratège`}</title>
      <Text size="sm">
        <Anchor component={Link} to="..">
          {t('title')}
        </Anchor>{' '}
        · {group}
      </Text>
      <Title order={1}>{summary}</Title>
      <Text mt="xs">
        <span className={classes.method}>{method}</span> <code className={classes.code}>/api/v1{path}</code>
      </Text>
      {description ? (
        <Text className="prose" mt="xs">
          <Said text={description} />
        </Text>
      ) : null}
      {scope === null ? null : (
        <Text mt="xs">
          {t('scope')} <code className={classes.code}>{scope}</code> ({ts(`scope.${scope.replace(':', '-')}`)}
          )
        </Text>
      )}
      {bodies.map(({ type, fields }) => (fields.length > 0 ? <Fields key={type} fields={fields} /> : null))}
      <Answers answers={answers} />
      <TryForm key={operation.id} {...loaderData} />
    </>
  )
}
