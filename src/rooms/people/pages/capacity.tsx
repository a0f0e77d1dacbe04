import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { Form, Link, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { addDays } from '#platform/day.ts'
import { read } from '#platform/http/page.server.ts'
import { HoursBar } from '#platform/ui/hours-bar.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { type LoadedCapacity, loadCapacity } from '#rooms/people/capacity-page.server.ts'
import { UnitSelect } from '../unit-select.tsx'
import { useDayText } from './day-text.ts'
import { useDurationText } from './duration-text.ts'
import { useRoomPath } from './room-path.ts'

export const loader = read((ctx, { url }) => loadCapacity(ctx, url.searchParams))

type Week = LoadedCapacity['weeks'][number]

function WeekRow({ week, scale, current }: { week: Week; scale: number; current: boolean }) {
  const t = useTranslations('people')
  const format = useFormatter()
  const day = useDayText()
  const duration = useDurationText()
  const room = useRoomPath()
  const logged = week.sum.reactive + week.sum.proactive
  const spoken = t('capacity.loggedOf', {
    reactive: duration(week.sum.reactive),
    proactive: duration(week.sum.proactive),
  })
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={current ? 700 : 400}>
        {day(week.week)}
        {current ? <span className="soft"> · {t('capacity.thisWeek')}</span> : null}
      </Table.Th>
      <Table.Td ta="right">
        {week.hours === null ? (
          <span className="soft">{t('capacity.unknown')}</span>
        ) : (
          t('capacity.hoursOf', { hours: format.number(week.hours, { maximumFractionDigits: 1 }) })
        )}
      </Table.Td>
      <Table.Td ta="right">
        {logged > 0 ? (
          <Link className="evidence" to={`${room}/effort?period=${week.week}..${addDays(week.week, 6)}`}>
            {duration(logged)}
          </Link>
        ) : null}
      </Table.Td>
      <Table.Td miw={140}>
        {logged > 0 ? <HoursBar {...week.sum} scale={scale} label={spoken} /> : null}
      </Table.Td>
      <Table.Td>{[...new Set(week.away)].join(', ')}</Table.Td>
    </Table.Tr>
  )
}

function Weeks({ data }: { data: LoadedCapacity }) {
  const t = useTranslations('people')
  const scale = Math.max(
    ...data.weeks.map(week => Math.max((week.hours ?? 0) * 60, week.sum.reactive + week.sum.proactive)),
  )
  return (
    <section className="section" aria-labelledby="weeks">
      <Title order={2} id="weeks">
        {t('capacity.byWeek')}
      </Title>
      <Text className="prose soft">{t('capacity.method')}</Text>
      <WideTable label={t('capacity.byWeek')} minWidth={620}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('capacity.week')}</Table.Th>
            <Table.Th ta="right">{t('capacity.couldWork')}</Table.Th>
            <Table.Th ta="right">{t('capacity.logged')}</Table.Th>
            <Table.Th>
              <span className="reactive">{t('modes.reactive')}</span> /{' '}
              <span className="proactive">{t('modes.proactive')}</span>
            </Table.Th>
            <Table.Th>{t('capacity.away')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.weeks.map(week => (
            <WeekRow key={week.week} week={week} scale={scale} current={week.week === data.thisWeek} />
          ))}
        </Table.Tbody>
      </WideTable>
    </section>
  )
}

function Team({ data }: { data: LoadedCapacity }) {
  const t = useTranslations('people')
  const format = useFormatter()
  const day = useDayText()
  const room = useRoomPath()
  if (data.members.length === 0) return <Text className="prose">{t('capacity.nobody')}</Text>
  return (
    <WideTable label={t('capacity.team')} minWidth={520}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('members.name')}</Table.Th>
          <Table.Th ta="right">{t('capacity.hours')}</Table.Th>
          <Table.Th>{t('capacity.nextAway')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.members.map(member => (
          <Table.Tr key={member.id}>
            <Table.Td>{member.name}</Table.Td>
            <Table.Td ta="right">
              {member.hours === null ? (
                <span className="soft">{t('capacity.unknown')}</span>
              ) : (
                format.number(member.hours)
              )}
            </Table.Td>
            <Table.Td>{member.nextAway === null ? null : day(member.nextAway)}</Table.Td>
            <Table.Td ta="right">
              {member.mayPlan ? (
                <Anchor
                  component={Link}
                  to={`${room}/members/${member.id}#capacity`}
                  inherit
                  aria-label={t('capacity.planOf', { name: member.name })}
                >
                  {t('capacity.plan')}
                </Anchor>
              ) : null}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

export default function CapacityPage({ loaderData }: { loaderData: LoadedCapacity }) {
  const t = useTranslations('people')
  const [asked] = useSearchParams()
  return (
    <>
      <title>{`${t('capacity.title')} · Stratège`}</title>
      <Title order={1}>{t('capacity.title')}</Title>
      <Form method="get" role="search" key={asked.toString()}>
        <Group align="end" gap="sm" my="sm">
          {loaderData.period ? <input type="hidden" name="period" value={loaderData.period.key} /> : null}
          <UnitSelect
            name="unit"
            label={t('capacity.atUnit')}
            none={t('members.wholeCompany')}
            units={loaderData.units}
            value={loaderData.unitId}
          />
          <Button type="submit" variant="default">
            {t('members.find')}
          </Button>
        </Group>
      </Form>
      <Team data={loaderData} />
      <Weeks data={loaderData} />
    </>
  )
}
