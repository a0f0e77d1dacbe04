import { Button, Group, TextInput } from '@mantine/core'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Problem } from '#platform/refusal.ts'
import { useFieldError } from '#platform/ui/problem.tsx'
import type { LoadedWeek } from '#rooms/people/effort-page.server.ts'
import { UnitSelect } from '../unit-select.tsx'
import { useDurationText } from './duration-text.ts'
import { ActivityChoice, useActivity, WorkSelect } from './effort-form.tsx'
import classes from './people.module.css'

type Entry = LoadedWeek['days'][number]['entries'][number]

/** What an entry was for, in one line. */
export function useEntryText(): (entry: Entry) => string {
  const t = useTranslations('people')
  return entry =>
    [
      entry.about ? t('effort.about', { kind: entry.about.kind, id: entry.about.id }) : null,
      entry.workTitle,
      entry.unitName,
      entry.note,
    ]
      .filter(Boolean)
      .join(' · ')
}

/** One entry of the week, with its two actions. */
export function EffortEntry({ entry, week }: { entry: Entry; week: LoadedWeek }) {
  const t = useTranslations('people')
  const duration = useDurationText()
  const text = useEntryText()(entry)
  const spoken = `${duration(entry.minutes)}, ${t(`activities.${entry.activity}`)}`
  return (
    <div className={classes.entry}>
      <strong className="figure">{duration(entry.minutes)}</strong>
      <span>{t(`activities.${entry.activity}`)}</span>
      <span className={entry.mode}>{t(`modes.${entry.mode}`)}</span>
      {text ? <span className="soft">{text}</span> : null}
      {week.mayLog ? (
        <Form method="post">
          <input type="hidden" name="id" value={entry.id} />
          <Group gap={4}>
            <Button
              component={Link}
              to={`?week=${week.week}&edit=${entry.id}`}
              preventScrollReset
              variant="subtle"
              size="compact-xs"
              aria-label={t('effort.correctEntry', { entry: spoken })}
            >
              {t('effort.correct')}
            </Button>
            <Button
              type="submit"
              name="intent"
              value="remove"
              variant="subtle"
              color="gray"
              c="var(--ink-soft)"
              size="compact-xs"
              aria-label={t('effort.removeEntry', { entry: spoken })}
            >
              {t('effort.remove')}
            </Button>
          </Group>
        </Form>
      ) : null}
    </div>
  )
}

/** The same entry as a form. */
export function EntryForm({
  entry,
  week,
  problem,
}: {
  entry: Entry
  week: LoadedWeek
  problem: Problem | null
}) {
  const t = useTranslations('people')
  const tp = useTranslations('platform')
  const duration = useDurationText()
  const error = useFieldError(problem)
  const choice = useActivity(entry.activity, entry.mode)
  const kept = week.works.some(work => work.id === entry.workId)
  const works =
    entry.workId === null || kept
      ? week.works
      : [{ id: entry.workId, title: entry.workTitle ?? '', activity: entry.activity }, ...week.works]
  return (
    <Form method="post" action={`?week=${week.week}&edit=${entry.id}`}>
      <input type="hidden" name="id" value={entry.id} />
      <Group align="start" gap="sm" my="xs">
        <TextInput
          name="time"
          label={t('effort.time')}
          defaultValue={duration(entry.minutes)}
          error={error('time') ?? error('minutes')}
          w={110}
          required
        />
        <ActivityChoice choice={choice} />
        <TextInput
          name="day"
          type="date"
          label={t('effort.day')}
          defaultValue={entry.day}
          error={error('day')}
          required
        />
        <WorkSelect works={works} value={entry.workId} choice={choice} />
        <UnitSelect
          name="unit"
          label={t('effort.unit')}
          none={t('effort.noUnit')}
          units={week.units}
          value={entry.unitId}
          error={error('unit')}
        />
        <TextInput
          name="note"
          label={t('effort.note')}
          defaultValue={entry.note ?? ''}
          maxLength={2000}
          error={error('note')}
          flex="1 1 14rem"
        />
        <Group mt={24} gap="xs">
          <Button type="submit" name="intent" value="correct">
            {tp('save')}
          </Button>
          <Button component={Link} to={`?week=${week.week}`} variant="default" preventScrollReset>
            {tp('cancel')}
          </Button>
        </Group>
      </Group>
    </Form>
  )
}
