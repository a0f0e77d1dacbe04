import { Button } from '@mantine/core'
import { Form } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import classes from './settings.module.css'
import type { TokensLoaded } from './tokens.tsx'

/** Tokens, the live ones with a way to end them. */
export function TokenTable({ data }: { data: TokensLoaded }) {
  const t = useTranslations('settings.token')
  const format = useFormatter()
  const day = (ms: number) => format.dateTime(new Date(ms), { dateStyle: 'medium' })
  const time = (ms: number) => format.dateTime(new Date(ms), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <WideTable label={t('list')} minWidth={data.everybody ? 820 : 720}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('name')}</Table.Th>
          {data.everybody ? <Table.Th>{t('member')}</Table.Th> : null}
          <Table.Th>{t('scopes')}</Table.Th>
          <Table.Th>{t('created')}</Table.Th>
          <Table.Th>{t('expires')}</Table.Th>
          <Table.Th>{t('lastUsed')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className={classes.top}>
        {data.tokens.map(token => (
          <Table.Tr key={token.id} className={token.live ? undefined : 'soft'}>
            <Table.Th scope="row">{token.name}</Table.Th>
            {data.everybody ? <Table.Td>{token.member}</Table.Td> : null}
            <Table.Td>{token.scopes.join(', ')}</Table.Td>
            <Table.Td>{day(token.created)}</Table.Td>
            <Table.Td>{day(token.expires)}</Table.Td>
            <Table.Td>{token.lastUsed === null ? t('never') : time(token.lastUsed)}</Table.Td>
            <Table.Td ta="right">
              {token.live ? (
                <Form method="post">
                  <input type="hidden" name="token" value={token.id} />
                  <Button
                    type="submit"
                    name="intent"
                    value="end"
                    variant="default"
                    size="compact-sm"
                    aria-label={t('endOf', { name: token.name })}
                  >
                    {t('end')}
                  </Button>
                </Form>
              ) : token.ended === null ? (
                t('expired')
              ) : (
                t('endedOn', { day: day(token.ended) })
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
