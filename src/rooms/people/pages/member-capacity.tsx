import { Button, Group, Text, TextInput, Title } from '@mantine/core'
import { Form } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { useFieldError } from '#platform/ui/problem.tsx'
import { Table } from '#platform/ui/table.tsx'
import { useDayText } from './day-text.ts'
import type { MemberLoaded, MemberPart } from './member.tsx'

function Remove({ intent, id, label }: { intent: string; id: number; label: string }) {
  const t = useTranslations('people')
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        name="intent"
        value={intent}
        variant="default"
        size="compact-sm"
        aria-label={label}
      >
        {t('capacity.remove')}
      </Button>
    </Form>
  )
}

function Hours({ data }: { data: MemberLoaded }) {
  const t = useTranslations('people')
  const format = useFormatter()
  const day = useDayText()
  if (!data.capacity?.length) return <Text my="xs">{t('capacity.noneSet')}</Text>
  return (
    <Table w="fit-content" my="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('capacity.from')}</Table.Th>
          <Table.Th ta="right">{t('capacity.hours')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.capacity.map(record => (
          <Table.Tr key={record.id}>
            <Table.Td>{day(record.fromDay)}</Table.Td>
            <Table.Td ta="right">{format.number(record.hoursPerWeek)}</Table.Td>
            <Table.Td>
              {data.may.plan ? (
                <Remove
                  intent="removeCapacity"
                  id={record.id}
                  label={t('capacity.removeFrom', { day: day(record.fromDay) })}
                />
              ) : null}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Absences({ data }: { data: MemberLoaded }) {
  const t = useTranslations('people')
  const day = useDayText()
  if (data.absences.length === 0) return <Text my="xs">{t('absence.none')}</Text>
  return (
    <Table w="fit-content" my="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('absence.from')}</Table.Th>
          <Table.Th>{t('absence.to')}</Table.Th>
          <Table.Th>{t('absence.reason')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.absences.map(absence => (
          <Table.Tr key={absence.id}>
            <Table.Td>{day(absence.fromDay)}</Table.Td>
            <Table.Td>{day(absence.toDay)}</Table.Td>
            <Table.Td>{absence.reason}</Table.Td>
            <Table.Td>
              {data.may.away ? (
                <Remove
                  intent="removeAbsence"
                  id={absence.id}
                  label={t('absence.removeFrom', { day: day(absence.fromDay) })}
                />
              ) : null}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Hours a week from a day on, and days away. */
export function MemberCapacity({ data, problem }: MemberPart) {
  const t = useTranslations('people')
  const error = useFieldError(problem)
  const made = data.capacity?.length ?? 0
  return (
    <section className="section" aria-labelledby="capacity">
      <Title order={2} id="capacity">
        {t('capacity.title')}
      </Title>
      <Hours data={data} />
      {data.may.plan ? (
        <Form method="post" key={`hours ${made}`}>
          <Group align="end" gap="sm">
            <TextInput
              name="hours"
              label={t('capacity.hours')}
              inputMode="decimal"
              defaultValue="35"
              w={140}
              error={error('hours')}
              required
            />
            <TextInput
              name="hoursFrom"
              type="date"
              label={t('capacity.from')}
              defaultValue={data.today}
              error={error('hoursFrom')}
              required
            />
            <Button type="submit" name="intent" value="capacity" variant="default">
              {t('capacity.set')}
            </Button>
          </Group>
        </Form>
      ) : null}
      <Title order={3} mt="lg">
        {t('absence.title')}
      </Title>
      <Absences data={data} />
      {data.may.away ? (
        <Form method="post" key={`away ${data.absences.length}`}>
          <Group align="end" gap="sm">
            <TextInput
              name="awayFrom"
              type="date"
              label={t('absence.from')}
              error={error('awayFrom')}
              required
            />
            <TextInput name="awayTo" type="date" label={t('absence.to')} error={error('awayTo')} />
            <TextInput name="reason" label={t('absence.reason')} maxLength={200} error={error('reason')} />
            <Button type="submit" name="intent" value="absence" variant="default">
              {t('absence.add')}
            </Button>
          </Group>
          <Text size="sm" className="soft" mt="xs">
            {t('absence.help')}
          </Text>
        </Form>
      ) : null}
    </section>
  )
}
