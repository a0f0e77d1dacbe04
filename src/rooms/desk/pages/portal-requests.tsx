import { Anchor, Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core'
import { Form, Link, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { followReach } from '#rooms/desk/may.ts'
import { listFollowed } from '#rooms/desk/request-list.server.ts'
import classes from './desk.module.css'
import { usePortalPath } from './desk-path.ts'
import { StatusMark } from './status-mark.tsx'

export const loader = read(async (ctx, { url }) => {
  const units = followReach(ctx.actor)
  const leads = units === 'all' || units.length > 0
  const ofUnits = leads && url.searchParams.get('of') === 'units'
  const list = await listFollowed(ctx, ofUnits ? { units } : { member: ctx.actor.memberId }, url.searchParams)
  return { ...list, leads, ofUnits, units: units === 'all' ? 2 : units.length }
})

type Loaded = Awaited<ReturnType<typeof loader>>

function Tabs({ list }: { list: Loaded }) {
  const t = useTranslations('desk.mine')
  const requests = `${usePortalPath()}/requests`
  if (!list.leads) return null
  return (
    <Group component="nav" aria-label={t('title')} gap="0.25rem 1.25rem" mt="sm">
      <Link to={requests} className="tab" aria-current={list.ofUnits ? undefined : 'page'}>
        {t('tabMine')}
      </Link>
      <Link to={`${requests}?of=units`} className="tab" aria-current={list.ofUnits ? 'page' : undefined}>
        {t('tabUnit')}
      </Link>
    </Group>
  )
}

/** Narrowing the list: by words or number, to what is open. */
function Filters({ list }: { list: Loaded }) {
  const t = useTranslations('desk.portal')
  const { text, statuses } = list.filter
  return (
    <Form method="get" role="search">
      {list.ofUnits ? <input type="hidden" name="of" value="units" /> : null}
      <Group align="end" gap="sm" my="md">
        <TextInput name="q" type="search" label={t('search')} defaultValue={text} maxLength={200} />
        <NativeSelect name="status" label={t('status')} defaultValue={statuses.length > 0 ? 'open' : ''}>
          <option value="">{t('everyStatus')}</option>
          <option value="open">{t('openOnly')}</option>
        </NativeSelect>
        <Button type="submit" variant="default">
          {t('find')}
        </Button>
      </Group>
    </Form>
  )
}

/** What to do where there is nothing: ask, or loosen the filters. */
function Empty({ list }: { list: Loaded }) {
  const t = useTranslations('desk')
  const portal = usePortalPath()
  const narrowed = list.filter.text !== '' || list.filter.statuses.length > 0
  if (narrowed)
    return (
      <Text my="lg">
        {t('portal.nothingFound')}{' '}
        <Anchor component={Link} to={list.ofUnits ? '?of=units' : '?'}>
          {t('portal.showAll')}
        </Anchor>
      </Text>
    )
  return (
    <Text my="lg">
      {list.ofUnits ? t('mine.unitEmpty') : t('mine.empty')}{' '}
      <Anchor component={Link} to={portal}>
        {t('mine.ask')}
      </Anchor>
    </Text>
  )
}

function Rows({ list }: { list: Loaded }) {
  const t = useTranslations('desk')
  const format = useFormatter()
  const portal = usePortalPath()
  return (
    <WideTable label={t('mine.title')} minWidth={720}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('request.numberShort')}</Table.Th>
          <Table.Th>{t('request.subject')}</Table.Th>
          <Table.Th>{t('request.status')}</Table.Th>
          <Table.Th>{t('request.requester')}</Table.Th>
          <Table.Th>{t('request.unit')}</Table.Th>
          <Table.Th>{t('request.opened')}</Table.Th>
          <Table.Th>{t('request.assignee')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {list.requests.map(request => (
          <Table.Tr key={request.id}>
            <Table.Td>{request.externalId ?? request.id}</Table.Td>
            <Table.Td className={classes.subject}>
              <Link to={`${portal}/requests/${request.id}`}>{request.subject}</Link>
            </Table.Td>
            <Table.Td>
              <StatusMark status={request.status} />
            </Table.Td>
            <Table.Td>{request.requesterId === null ? null : list.names[request.requesterId]}</Table.Td>
            <Table.Td>{request.unitId === null ? null : list.unitNames[request.unitId]}</Table.Td>
            <Table.Td>{format.dateTime(request.openedAt, { dateStyle: 'medium' })}</Table.Td>
            <Table.Td>{request.assigneeId === null ? null : list.names[request.assigneeId]}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

export default function PortalRequestsPage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('desk')
  const [query] = useSearchParams()
  const further = new URLSearchParams(query)
  if (loaderData.next) further.set('after', String(loaderData.next))
  const { ofUnits, requests, counted } = loaderData
  return (
    <>
      <title>{`${t(ofUnits ? 'mine.unitTitle' : 'mine.title')} · Stratège`}</title>
      <Title order={1}>{t(ofUnits ? 'mine.unitTitle' : 'mine.title')}</Title>
      <Text className="prose soft" mt="xs">
        {ofUnits ? t('mine.unitLead', { count: loaderData.units }) : t('mine.lead')}
      </Text>
      <Tabs list={loaderData} />
      <Filters list={loaderData} key={query.toString()} />
      {requests.length > 0 ? (
        <>
          <Text role="status" fw={600} mt="sm">
            {counted.more
              ? t('list.many', { count: counted.count })
              : t('list.count', { count: counted.count })}
          </Text>
          <Rows list={loaderData} />
        </>
      ) : (
        <Empty list={loaderData} />
      )}
      {loaderData.next ? (
        <Anchor component={Link} to={`?${further}`} display="inline-block" mt="sm">
          {t('list.more')}
        </Anchor>
      ) : null}
    </>
  )
}
