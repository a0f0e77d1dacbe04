import { Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { type Call, curlOf } from '../call.ts'
import type { OperationDetail } from '../operation.ts'
import classes from './developers.module.css'
import type { Answered } from './use-sending.ts'

/** Characters of a body that are shown. */
const SHOWN = 200_000

/** The call as a line for a shell, to copy. */
export function Curl({ call, origin }: { call: Call; origin: string }) {
  const t = useTranslations('developers')
  const line = curlOf(call, origin)
  const [copied, setCopied] = useState<string | null>(null)
  const copy = () =>
    navigator.clipboard?.writeText(line).then(
      () => setCopied(line),
      () => setCopied(null),
    )
  return (
    <>
      <Title order={3} mt="lg">
        {t('curl')}
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.block} tabIndex={0}>
        {line}
      </pre>
      <Group gap="sm" mt="xs">
        <Button variant="default" size="compact-sm" onClick={copy}>
          {t('copy')}
        </Button>
        <Text size="sm" role="status">
          {copied === line ? t('copied') : ''}
        </Text>
      </Group>
    </>
  )
}

function Headers({ headers }: { headers: [string, string][] }) {
  const t = useTranslations('developers')
  return (
    <details className={classes.details}>
      <summary>{t('headers', { count: headers.length })}</summary>
      <WideTable label={t('headers', { count: headers.length })} minWidth={320}>
        <Table.Tbody>
          {headers.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" className={classes.code}>
                {name}
              </Table.Th>
              <Table.Td className={classes.code}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </details>
  )
}

/** What came back: status in words, time, size, headers and body. */
export function Answer({
  answer,
  answers,
}: {
  answer: Answered | null
  answers: OperationDetail['answers']
}) {
  const t = useTranslations('developers')
  const format = useFormatter()
  const meaning = answer?.ok
    ? (answers.find(({ status }) => status === String(answer.status))?.description ?? '')
    : ''
  return (
    <>
      <Title order={3} mt="lg">
        {t('answer')}
      </Title>
      <div role="status" className={classes.facts}>
        {answer === null ? <span className="soft">{t('noAnswer')}</span> : null}
        {answer?.ok === false ? <span>{t('failed')}</span> : null}
        {answer?.ok ? (
          <>
            <strong>{`${answer.status} ${meaning}`}</strong>
            <span>{t('took', { time: format.number(answer.took, { maximumFractionDigits: 0 }) })}</span>
            <span>{t('size', { bytes: format.number(answer.size) })}</span>
          </>
        ) : null}
      </div>
      {answer?.ok ? (
        <>
          <Headers headers={answer.headers} />
          {answer.text === '' ? null : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            // biome-ignore lint/a11y/useSemanticElements: text that scrolls, named for who cannot see it
            <pre className={classes.block} tabIndex={0} role="group" aria-label={t('answerBody')}>
              {answer.text.slice(0, SHOWN)}
            </pre>
          )}
          {answer.text.length > SHOWN ? <Text size="sm">{t('cut')}</Text> : null}
        </>
      ) : null}
    </>
  )
}
