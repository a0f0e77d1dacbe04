import { Anchor, Button, Group, NativeSelect, Text, Title } from '@mantine/core'
import { Form, Link, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { addDays } from '#platform/day.ts'
import { HoursBar } from '#platform/ui/hours-bar.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { LoadedLedger } from '#rooms/people/effort-page.server.ts'
import { activities, modes } from '../effort.ts'
import { useDayText } from './day-text.ts'
import { useDurationText } from './duration-text.ts'
import { useEntryText } from './effort-entry.tsx'

function Filters({ ledger }: { ledger: LoadedLedger }) {
  const t = useTranslations('people')
  const { query } = ledger
  return (
    <Form method="get" role="search">
      <input type="hidden" name="period" value={ledger.period.key} />
      {ledger.unitId === null ? null : <input type="hidden" name="unit" value={ledger.unitId} />}
      <Group align="end" gap="sm" my="sm">
        <NativeSelect name="mode" label={t('effort.mode')} defaultValue={query.mode ?? ''}>
          <option value="">{t('ledger.anyMode')}</option>
          {modes.map(mode => (
            <option key={mode} value={mode}>
              {t(`modes.${mode}`)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect name="activity" label={t('effort.activity')} defaultValue={query.activity ?? ''}>
          <option value="">{t('ledger.anyActivity')}</option>
          {activities.map(activity => (
            <option key={activity} value={activity}>
              {t(`activities.${activity}`)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect name="member" label={t('ledger.member')} defaultValue={query.memberId ?? ''}>
          <option value="">{t('ledger.anyMember')}</option>
          {ledger.members.map(member => (
            <option key={member.id} value={member.id}>
              {member.name}
            </option>
          ))}
        </NativeSelect>
        <Button type="submit" variant="default">
          {t('members.find')}
        </Button>
      </Group>
    </Form>
  )
}

function Entries({ ledger }: { ledger: LoadedLedger }) {
  const t = useTranslations('people')
  const day = useDayText()
  const duration = useDurationText()
  const text = useEntryText()
  return (
    <WideTable label={t('ledger.title')} minWidth={640}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('effort.day')}</Table.Th>
          <Table.Th>{t('ledger.member')}</Table.Th>
          <Table.Th ta="right">{t('effort.time')}</Table.Th>
          <Table.Th>{t('effort.activity')}</Table.Th>
          <Table.Th>{t('effort.mode')}</Table.Th>
          <Table.Th>{t('ledger.what')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ledger.entries.map(entry => (
          <Table.Tr key={entry.id}>
            <Table.Td>{day(entry.day)}</Table.Td>
            <Table.Td>{entry.memberName}</Table.Td>
            <Table.Td ta="right">{duration(entry.minutes)}</Table.Td>
            <Table.Td>{t(`activities.${entry.activity}`)}</Table.Td>
            <Table.Td className={entry.mode}>{t(`modes.${entry.mode}`)}</Table.Td>
            <Table.Td>{text(entry)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

/** The entries of the ledger behind a figure, with their sums. */
export function EffortLedger({ ledger }: { ledger: LoadedLedger }) {
  const t = useTranslations('people')
  const tp = useTranslations('platform')
  const format = useFormatter()
  const day = useDayText()
  const duration = useDurationText()
  const [asked] = useSearchParams()
  const { sum } = ledger
  const total = sum.reactive + sum.proactive
  const further = new URLSearchParams(asked)
  if (ledger.next) further.set('after', ledger.next)
  const sentence = t('ledger.sum', {
    total: duration(total),
    reactive: duration(sum.reactive),
    proactive: duration(sum.proactive),
    share: format.number(total > 0 ? sum.reactive / total : 0, {
      style: 'percent',
      maximumFractionDigits: 0,
    }),
    count: sum.n,
  })
  return (
    <>
      <Title order={1}>{t('ledger.title')}</Title>
      <Text className="soft">
        {t('ledger.window', { from: day(ledger.period.from), to: day(addDays(ledger.period.to, -1)) })}
        {ledger.work ? ` · ${ledger.work}` : null}
      </Text>
      <Filters ledger={ledger} key={asked.toString()} />
      {sum.n > 0 ? (
        <>
          <Text mb="xs">{sentence}</Text>
          <HoursBar {...sum} scale={total} label={sentence} />
          <Entries ledger={ledger} />
        </>
      ) : (
        <Text className="prose">{t('ledger.empty')}</Text>
      )}
      <Group mt="xs">
        {ledger.next ? (
          <Anchor component={Link} to={`?${further}`}>
            {tp('more')}
          </Anchor>
        ) : null}
        <Anchor component={Link} to=".">
          {t('ledger.toWeek')}
        </Anchor>
      </Group>
    </>
  )
}
