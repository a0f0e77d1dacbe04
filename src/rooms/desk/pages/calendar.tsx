import {
  Anchor,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { useState } from 'react'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { dayIn } from '#platform/day.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { notFound } from '#platform/refusal.ts'
import { useLanguage } from '#platform/ui/language.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { removeCalendar } from '#rooms/desk/calendar.actions.server.ts'
import { submitCalendar } from '#rooms/desk/calendar-form.server.ts'
import { markOf } from '#rooms/desk/seen.server.ts'
import { viewSettings } from '#rooms/desk/settings.server.ts'
import type { Holiday } from '../calendar.ts'
import { holidaysText, hoursText, readHours } from '../calendar-text.ts'
import { useDeskPath } from './desk-path.ts'
import classes from './settings.module.css'
import { useDayNames, WeekPicture } from './week-picture.tsx'

export const loader = read(async (ctx, { params }) => {
  const { types, calendars } = await viewSettings(ctx)
  const calendar = calendars.find(({ id }) => id === readId(params.calendar))
  if (!calendar) throw notFound()
  const follows = (calendarId: number | null) =>
    calendarId === calendar.id || (calendarId === null && calendar.isDefault)
  const today = dayIn(ctx.now, calendar.timeZone)
  const year = Number(today.slice(0, 4))
  return {
    calendar,
    seen: markOf(calendar),
    zones: [...new Set([calendar.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort(),
    types: types
      .filter(type => type.active && follows(type.calendarId))
      .map(({ nameFr, nameEn }) => ({ fr: nameFr, en: nameEn })),
    years: [year, year + 1],
    today,
  }
})

export const action = write(async (ctx, { form, params }) => {
  const id = readId(params.calendar)
  if (id === null) throw notFound()
  if (form.get('intent') === 'remove') {
    await removeCalendar(ctx, id)
    return redirect(`/w/${params.workspace}/desk/settings`)
  }
  const { holidays } = await submitCalendar(ctx, id, form)
  return { holidays: holidaysText(holidays), key: String(ctx.now) }
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Answer = Outcome<{ holidays: string; key: string }>
type FieldError = (name: string) => string | undefined

/** Hours a day, with the picture they give while one types; a day that cannot be read yet is left out of it. */
function Hours({ week, error }: { week: Loaded['calendar']['week']; error: FieldError }) {
  const t = useTranslations('desk.calendar')
  const names = useDayNames('long')
  const [texts, setTexts] = useState(() => week.map(hoursText))
  return (
    <>
      <div className={classes.hours}>
        {names.map((name, day) => (
          <TextInput
            key={name}
            name={`hours.${day}`}
            label={name}
            defaultValue={texts[day]}
            placeholder={t('closed')}
            maxLength={200}
            error={error(`hours.${day}`) ?? (day === 0 ? error('week') : undefined)}
            onChange={event => {
              const { value } = event.currentTarget
              setTexts(known => known.with(day, value))
            }}
          />
        ))}
      </div>
      <Text size="sm" className="soft" my="xs">
        {t('hoursHelp')}
      </Text>
      <WeekPicture week={texts.map(text => readHours(text) ?? [])} />
    </>
  )
}

/** The coming holidays to read, with their day of the week. */
function HolidayList({ holidays, from }: { holidays: readonly Holiday[]; from: string }) {
  const t = useTranslations('desk.calendar')
  const format = useFormatter()
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: 'full', timeZone: 'UTC' })
  const coming = holidays.filter(holiday => holiday.day >= from)
  if (coming.length === 0) return <Text my="xs">{t('noHolidays')}</Text>
  return (
    <details>
      <summary>
        {t('holidayCount', { count: coming.length, next: day(coming[0].day), name: coming[0].name })}
      </summary>
      <ul>
        {coming.map(holiday => (
          <li key={holiday.day}>{`${day(holiday.day)} · ${holiday.name}`}</li>
        ))}
      </ul>
    </details>
  )
}

export default function CalendarPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: Answer
}) {
  const t = useTranslations('desk.calendar')
  const tSettings = useTranslations('desk.settings')
  const desk = useDeskPath()
  const locale = useLanguage()
  const names = useDayNames('long')
  const busy = useNavigation().state !== 'idle'
  const problem = actionData?.ok === false ? actionData.problem : null
  const saved = actionData?.ok ? actionData.value : null
  const error = useFieldError(problem)
  const { calendar, types, years } = loaderData
  return (
    <>
      <title>{`${calendar.name} · Stratège`}</title>
      <Text size="sm">
        <Anchor component={Link} to={`${desk}/settings`} inherit underline="always">
          {tSettings('title')}
        </Anchor>
      </Text>
      <Title order={1}>{calendar.name}</Title>
      <Text className="soft prose">
        {types.length > 0
          ? t('usedBy', { count: types.length, names: types.map(type => type[locale]).join(', ') })
          : t('unused')}
      </Text>
      {saved ? <Saved>{t('saved')}</Saved> : null}
      <ProblemSummary
        problem={problem}
        labels={{
          name: t('name'),
          timeZone: t('timeZone'),
          isDefault: t('isDefault'),
          holidays: t('holidays'),
          week: t('hours'),
          ...Object.fromEntries(names.map((name, day) => [`hours.${day}`, name])),
        }}
      />
      <Form method="post" preventScrollReset>
        <button type="submit" name="intent" value="save" hidden tabIndex={-1} />
        <input type="hidden" name="seen" value={loaderData.seen} />
        <section className="section prose" aria-labelledby="basics">
          <Title order={2} id="basics">
            {t('basics')}
          </Title>
          <TextInput
            name="name"
            label={t('name')}
            defaultValue={calendar.name}
            maxLength={200}
            error={error('name')}
            required
          />
          <NativeSelect
            mt="sm"
            name="timeZone"
            label={t('timeZone')}
            defaultValue={calendar.timeZone}
            data={loaderData.zones}
            error={error('timeZone')}
          />
          <Checkbox
            mt="sm"
            name="isDefault"
            value="yes"
            label={t('isDefault')}
            description={t('isDefaultHelp')}
            defaultChecked={calendar.isDefault}
            error={error('isDefault')}
          />
        </section>
        <section className="section" aria-labelledby="hours">
          <Title order={2} id="hours">
            {t('hours')}
          </Title>
          <Hours week={calendar.week} error={error} />
        </section>
        <section className="section" aria-labelledby="holidays">
          <Title order={2} id="holidays">
            {t('holidays')}
          </Title>
          <HolidayList holidays={calendar.holidays} from={loaderData.today} />
          <Textarea
            key={saved?.key ?? 'loaded'}
            className="prose"
            name="holidays"
            label={t('holidayLines')}
            description={t('holidayHelp')}
            defaultValue={saved?.holidays ?? holidaysText(calendar.holidays)}
            rows={12}
            error={error('holidays')}
          />
          <Group mt="sm">
            {years.map(year => (
              <Button key={year} type="submit" name="fill" value={year} variant="default" loading={busy}>
                {t('fill', { year: String(year) })}
              </Button>
            ))}
          </Group>
        </section>
        <Group className={classes.bar}>
          <Button type="submit" name="intent" value="save" loading={busy}>
            {t('save')}
          </Button>
          {calendar.isDefault ? null : (
            <Button type="submit" name="intent" value="remove" variant="default" formNoValidate>
              {t('remove')}
            </Button>
          )}
        </Group>
      </Form>
    </>
  )
}
