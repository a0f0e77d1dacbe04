import { Anchor, Text, Title } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { deflectionsPage } from '#rooms/desk/guide-list.server.ts'
import { useDeskPath } from './desk-path.ts'

export const handle = { scope: ['period', 'unit'] }

export const loader = read(async (ctx, { url }) => deflectionsPage(ctx, url.searchParams))

type Loaded = Awaited<ReturnType<typeof loader>>
type Counts = Loaded['total']

const shownCounts = ['shown', 'opened', 'solved', 'asked'] as const

/** The counts of one line, each open to the records it counts. */
function Cells({ counts, query }: { counts: Counts; query: URLSearchParams }) {
  const format = useFormatter()
  return shownCounts.map(name => {
    const to = new URLSearchParams(query)
    if (name !== 'shown') to.set('outcome', name)
    return (
      <Table.Td key={name} ta="right">
        {counts[name] === 0 ? (
          format.number(0)
        ) : (
          <Link className="evidence" to={`?${to}#records`}>
            {format.number(counts[name])}
          </Link>
        )}
      </Table.Td>
    )
  })
}

function Heads({ first }: { first: 'guide' | 'month' }) {
  const t = useTranslations('desk.deflection')
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{t(first)}</Table.Th>
        {shownCounts.map(name => (
          <Table.Th key={name} ta="right">
            {t(name)}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  )
}

function windowOf(data: Loaded): URLSearchParams {
  const query = new URLSearchParams({ period: data.period.key })
  if (data.unitId !== null) query.set('unit', String(data.unitId))
  return query
}

function ByGuide({ data }: { data: Loaded }) {
  const t = useTranslations('desk.deflection')
  const desk = useDeskPath()
  const window = windowOf(data)
  return (
    <section className="section" aria-labelledby="by-guide">
      <Title order={2} id="by-guide" mb="xs">
        {t('byGuide')}
      </Title>
      <WideTable label={t('byGuide')} minWidth={560}>
        <Heads first="guide" />
        <Table.Tbody>
          {data.guides.map(({ guideId, title, ...counts }) => (
            <Table.Tr key={guideId}>
              <Table.Td>
                <Link to={`${desk}/guides/${guideId}`}>{title}</Link>
              </Table.Td>
              <Cells counts={counts} query={new URLSearchParams([...window, ['guide', String(guideId)]])} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </section>
  )
}

function ByMonth({ data }: { data: Loaded }) {
  const t = useTranslations('desk.deflection')
  const format = useFormatter()
  const window = windowOf(data)
  const name = (month: string) =>
    format.dateTime(new Date(`${month}-01T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <section className="section" aria-labelledby="by-month">
      <Title order={2} id="by-month" mb="xs">
        {t('byMonth')}
      </Title>
      <WideTable label={t('byMonth')} minWidth={560}>
        <Heads first="month" />
        <Table.Tbody>
          {data.months.map(({ month, ...counts }) => (
            <Table.Tr key={month}>
              <Table.Td>{name(month)}</Table.Td>
              <Cells counts={counts} query={new URLSearchParams([...window, ['month', month]])} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </section>
  )
}

function Rows({ data }: { data: Loaded }) {
  const t = useTranslations('desk.deflection')
  const format = useFormatter()
  const desk = useDeskPath()
  return (
    <WideTable label={t('records')} minWidth={860}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('at')}</Table.Th>
          <Table.Th>{t('typed')}</Table.Th>
          <Table.Th>{t('guide')}</Table.Th>
          <Table.Th>{t('outcome')}</Table.Th>
          <Table.Th>{t('request')}</Table.Th>
          <Table.Th>{t('unit')}</Table.Th>
          <Table.Th>{t('who')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.records.map(one => (
          <Table.Tr key={one.id}>
            <Table.Td>{format.dateTime(one.at, { dateStyle: 'short', timeStyle: 'short' })}</Table.Td>
            <Table.Td>{one.typed}</Table.Td>
            <Table.Td>
              <Link to={`${desk}/guides/${one.guideId}`}>{one.title}</Link>
            </Table.Td>
            <Table.Td>{t(`outcomes.${one.outcome}`)}</Table.Td>
            <Table.Td>
              {one.requestId === null ? null : (
                <Link to={`${desk}/requests/${one.requestId}`}>
                  {t('requestNumber', { id: String(one.requestId) })}
                </Link>
              )}
            </Table.Td>
            <Table.Td>{one.unitId === null ? null : data.unitNames[one.unitId]}</Table.Td>
            <Table.Td>{one.memberId === null ? null : data.names[one.memberId]}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function Records({ data }: { data: Loaded }) {
  const t = useTranslations('desk.deflection')
  const tp = useTranslations('platform')
  const [asked] = useSearchParams()
  const further = new URLSearchParams(asked)
  if (data.next) further.set('after', String(data.next))
  const { outcome } = data.filter
  const told = [
    t('recordsOf', { count: data.found }),
    data.guideTitle === null ? '' : t('ofGuide', { title: data.guideTitle }),
    outcome === null ? '' : t(`ofOutcome.${outcome}`),
    data.month ?? '',
  ].filter(part => part !== '')
  return (
    <section className="section" aria-labelledby="records">
      <Title order={2} id="records" mb="xs">
        {t('records')}
      </Title>
      <Text mb="xs">
        {told.join(' · ')}{' '}
        {told.length > 1 ? (
          <Anchor component={Link} to={`?${windowOf(data)}#records`}>
            {t('allRecords')}
          </Anchor>
        ) : null}
      </Text>
      {data.records.length > 0 ? <Rows data={data} /> : null}
      {data.next ? (
        <Anchor component={Link} to={`?${further}#records`} display="inline-block" mt="sm">
          {tp('more')}
        </Anchor>
      ) : null}
    </section>
  )
}

export default function GuidesSparedPage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('desk.deflection')
  const tg = useTranslations('desk.guide')
  const desk = useDeskPath()
  const { total } = loaderData
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      <Anchor component={Link} to={`${desk}/guides`} size="sm">
        {tg('title')}
      </Anchor>
      <Title order={1}>{t('title')}</Title>
      <Text className="prose soft" mt="xs">
        {t('lead')}
      </Text>
      {total.shown === 0 ? (
        <Text className="prose" my="lg">
          {t('empty')}
        </Text>
      ) : (
        <>
          <Text className="prose" fw={600} mt="md">
            {t('figure', { ...total })}
          </Text>
          <Text className="prose soft" size="sm" mt="xs">
            {t('method')}
          </Text>
          <ByGuide data={loaderData} />
          <ByMonth data={loaderData} />
          <Records data={loaderData} />
        </>
      )}
    </>
  )
}
