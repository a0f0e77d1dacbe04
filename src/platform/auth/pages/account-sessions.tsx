import { Button, Text, Title } from '@mantine/core'
import { Form } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { deviceOf } from '../device.ts'
import type { AccountPart } from './account.tsx'

/** Where the person is signed in, to end one session or all others. */
export function AccountSessions({ data }: AccountPart) {
  const t = useTranslations('account')
  const format = useFormatter()
  const time = (ms: number) => format.dateTime(new Date(ms), { dateStyle: 'medium', timeStyle: 'short' })
  const device = (agent: string | null) => {
    const { browser, system } = deviceOf(agent)
    return browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknownDevice'))
  }
  return (
    <section className="section" aria-labelledby="sessions">
      <Title order={2} id="sessions">
        {t('sessions')}
      </Title>
      <Text className="prose" mt="xs">
        {t('sessionsHelp')}
      </Text>
      <WideTable label={t('sessions')} minWidth={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('sessionDevice')}</Table.Th>
            <Table.Th>{t('sessionAddress')}</Table.Th>
            <Table.Th>{t('sessionSince')}</Table.Th>
            <Table.Th>{t('sessionSeen')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.sessions.map(session => (
            <Table.Tr key={session.id}>
              <Table.Th scope="row">{device(session.agent)}</Table.Th>
              <Table.Td>{session.address ?? '–'}</Table.Td>
              <Table.Td>{time(session.since)}</Table.Td>
              <Table.Td>{time(session.lastSeen)}</Table.Td>
              <Table.Td ta="right">
                {session.current ? (
                  t('sessionThis')
                ) : (
                  <Form method="post">
                    <input type="hidden" name="session" value={session.id} />
                    <Button
                      type="submit"
                      name="intent"
                      value="session"
                      variant="default"
                      size="compact-sm"
                      aria-label={t('endSessionOf', {
                        device: device(session.agent),
                        since: time(session.since),
                      })}
                    >
                      {t('endSession')}
                    </Button>
                  </Form>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {data.sessions.length > 1 ? (
        <Form method="post">
          <Button type="submit" name="intent" value="sessions" variant="default" mt="sm">
            {t('endOthers', { count: data.sessions.length - 1 })}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}
