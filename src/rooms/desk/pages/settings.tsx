import { Anchor, Button, Group, Text, TextInput, Title } from '@mantine/core'
import { Form, Link, redirect } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { dayIn } from '#platform/day.ts'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { useLanguage } from '#platform/ui/language.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { createCalendar } from '#rooms/desk/calendar.actions.server.ts'
import { newCalendarForm } from '#rooms/desk/calendar.wire.ts'
import { createRequestType, moveRequestType } from '#rooms/desk/request-type.actions.server.ts'
import { moveTypeForm, newTypeForm, typeInput } from '#rooms/desk/request-type.wire.ts'
import { viewSettings } from '#rooms/desk/settings.server.ts'
import { businessHours, dayMinutes, usualWeek } from '../calendar.ts'
import { durationText } from '../clock.ts'
import { useDeskPath } from './desk-path.ts'
import { useWorkingTime } from './type-intro.tsx'

export const loader = read(async ctx => {
  const { types, calendars, now } = await viewSettings(ctx)
  return {
    types: types.map(({ fields, requirements, ...type }) => ({ ...type, asks: fields.length })),
    calendars: calendars.map(({ holidays, week, ...calendar }) => ({
      ...calendar,
      hours: businessHours(week),
      dayMinutes: dayMinutes(week),
      next: holidays.find(({ day }) => day >= dayIn(now, calendar.timeZone)) ?? null,
    })),
  }
})

export const action = write(async (ctx, { form, params }) => {
  const settings = `/w/${params.workspace}/desk/settings`
  switch (form.get('intent')) {
    case 'newType': {
      const type = await createRequestType(ctx, typeInput.parse(readForm(newTypeForm, form)))
      return redirect(`${settings}/types/${type.id}`)
    }
    case 'newCalendar': {
      const { name } = readForm(newCalendarForm, form)
      const zone = (await viewSettings(ctx)).calendars[0]?.timeZone ?? 'Europe/Paris'
      const made = { name, timeZone: zone, week: usualWeek, holidays: [], isDefault: false }
      return redirect(`${settings}/calendars/${(await createCalendar(ctx, made)).id}`)
    }
    default: {
      const { id, step } = readForm(moveTypeForm, form)
      await moveRequestType(ctx, id, step === 'up' ? -1 : 1)
      return null
    }
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Type = Loaded['types'][number]
type Answer = Outcome<null>

function useName() {
  const locale = useLanguage()
  return (type: { nameFr: string; nameEn: string }) => (locale === 'fr' ? type.nameFr : type.nameEn)
}

/** Moves a type by keyboard or hand; the first has nothing above it, the last nothing below. */
function Moves({ type, first, last }: { type: Type; first: boolean; last: boolean }) {
  const t = useTranslations('desk.settings')
  const name = useName()(type)
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="id" value={type.id} />
      <Group gap={4} wrap="nowrap">
        {(['up', 'down'] as const).map(step => (
          <Button
            key={step}
            type="submit"
            name="step"
            value={step}
            size="compact-sm"
            variant="default"
            disabled={step === 'up' ? first : last}
            aria-label={t(step, { name })}
          >
            {step === 'up' ? '↑' : '↓'}
          </Button>
        ))}
      </Group>
    </Form>
  )
}

function Types({ data }: { data: Loaded }) {
  const t = useTranslations('desk.settings')
  const name = useName()
  const desk = useDeskPath()
  const offered = data.types.filter(type => type.active)
  const calendar = (id: number | null) => data.calendars.find(known => known.id === id)?.name
  const time = useWorkingTime()
  const target = (type: Type, minutes: number | null) => {
    const calendar = data.calendars.find(known =>
      type.calendarId === null ? known.isDefault : known.id === type.calendarId,
    )
    return minutes === null ? t('noTarget') : time(minutes, calendar?.dayMinutes)
  }
  return (
    <WideTable label={t('types')} minWidth={760}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('order')}</Table.Th>
          <Table.Th>{t('type')}</Table.Th>
          <Table.Th>{t('asks')}</Table.Th>
          <Table.Th>{t('firstReply')}</Table.Th>
          <Table.Th>{t('resolution')}</Table.Th>
          <Table.Th>{t('effort')}</Table.Th>
          <Table.Th>{t('calendar')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {offered.map((type, index) => (
          <Table.Tr key={type.id}>
            <Table.Td>
              <Moves type={type} first={index === 0} last={index === offered.length - 1} />
            </Table.Td>
            <Table.Td>
              <Anchor component={Link} to={`${desk}/settings/types/${type.id}`}>
                {name(type)}
              </Anchor>
              {type.isOther ? (
                <Text size="sm" className="soft">
                  {t('isOther')}
                </Text>
              ) : null}
            </Table.Td>
            <Table.Td>{t('fieldCount', { count: type.asks })}</Table.Td>
            <Table.Td>{target(type, type.targets.firstReply[3])}</Table.Td>
            <Table.Td>{target(type, type.targets.resolution[3])}</Table.Td>
            <Table.Td>{durationText(type.defaultEffortMinutes)}</Table.Td>
            <Table.Td>{calendar(type.calendarId) ?? t('defaultCalendar')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function Archived({ types }: { types: readonly Type[] }) {
  const t = useTranslations('desk.settings')
  const name = useName()
  const desk = useDeskPath()
  if (types.length === 0) return null
  return (
    <details>
      <summary>{t('archived', { count: types.length })}</summary>
      <ul>
        {types.map(type => (
          <li key={type.id}>
            <Anchor component={Link} to={`${desk}/settings/types/${type.id}`}>
              {name(type)}
            </Anchor>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Calendars({ data }: { data: Loaded }) {
  const t = useTranslations('desk.settings')
  const format = useFormatter()
  const desk = useDeskPath()
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <ul>
      {data.calendars.map(calendar => (
        <li key={calendar.id}>
          <Anchor component={Link} to={`${desk}/settings/calendars/${calendar.id}`}>
            {calendar.name}
          </Anchor>
          {calendar.isDefault ? ` (${t('isDefault')})` : null}
          <Text size="sm" className="soft">
            {t('weekOf', { hours: format.number(calendar.hours), zone: calendar.timeZone })}{' '}
            {calendar.next
              ? t('nextHoliday', { name: calendar.next.name, day: day(calendar.next.day) })
              : t('noHoliday')}
          </Text>
        </li>
      ))}
    </ul>
  )
}

export default function SettingsPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: Answer
}) {
  const t = useTranslations('desk.settings')
  const problem = actionData?.ok === false ? actionData.problem : null
  const error = useFieldError(problem)
  const portal = `${useDeskPath().slice(0, -'desk'.length)}portal`
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      <Title order={1}>{t('title')}</Title>
      <Text className="prose soft" mt="xs">
        {t('lead')}{' '}
        <Anchor component={Link} to={portal} underline="always">
          {t('seePortal')}
        </Anchor>
      </Text>
      <ProblemSummary
        problem={problem}
        labels={{ nameFr: t('nameFr'), nameEn: t('nameEn'), name: t('calendarName') }}
      />
      <section className="section" aria-labelledby="types">
        <Title order={2} id="types">
          {t('types')}
        </Title>
        <Text className="prose soft" mb="sm">
          {t('typesLead')}
        </Text>
        {loaderData.types.length > 0 ? <Types data={loaderData} /> : <Text my="sm">{t('noTypes')}</Text>}
        <Archived types={loaderData.types.filter(type => !type.active)} />
        <Form method="post">
          <Group align="end" gap="sm" mt="md">
            <TextInput name="nameFr" label={t('nameFr')} maxLength={200} error={error('nameFr')} required />
            <TextInput name="nameEn" label={t('nameEn')} maxLength={200} error={error('nameEn')} required />
            <Button type="submit" name="intent" value="newType" variant="default">
              {t('newType')}
            </Button>
          </Group>
        </Form>
      </section>
      <section className="section" aria-labelledby="calendars">
        <Title order={2} id="calendars">
          {t('calendars')}
        </Title>
        <Text className="prose soft">{t('calendarsLead')}</Text>
        <Calendars data={loaderData} />
        <Form method="post">
          <Group align="end" gap="sm" mt="md">
            <TextInput name="name" label={t('calendarName')} maxLength={200} error={error('name')} required />
            <Button type="submit" name="intent" value="newCalendar" variant="default">
              {t('newCalendar')}
            </Button>
          </Group>
        </Form>
      </section>
    </>
  )
}
