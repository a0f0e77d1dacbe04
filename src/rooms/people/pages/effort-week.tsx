import { Anchor, Group, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { addDays } from '#platform/day.ts'
import type { Problem } from '#platform/refusal.ts'
import { HoursBar } from '#platform/ui/hours-bar.tsx'
import { useLast } from '#platform/ui/last.ts'
import { Saved } from '#platform/ui/saved.tsx'
import type { LoadedWeek } from '#rooms/people/effort-page.server.ts'
import { useDayText } from './day-text.ts'
import { useDurationText } from './duration-text.ts'
import { EffortEntry, EntryForm } from './effort-entry.tsx'
import { EffortForm } from './effort-form.tsx'
import classes from './people.module.css'

function WeekSum({ week }: { week: LoadedWeek }) {
  const t = useTranslations('people')
  const format = useFormatter()
  const duration = useDurationText()
  const { reactive, proactive } = week.sum
  const total = reactive + proactive
  if (total === 0) return <Text className="prose">{t('effort.emptyWeek')}</Text>
  const scale = Math.max(total, (week.capacity ?? 0) * 60)
  const sentence = t('effort.weekSum', {
    total: duration(total),
    reactive: duration(reactive),
    proactive: duration(proactive),
    share: format.number(reactive / total, { style: 'percent', maximumFractionDigits: 0 }),
  })
  return (
    <>
      <Text my="xs">
        {sentence}{' '}
        {week.capacity === null
          ? null
          : t('effort.weekCapacity', { hours: duration(Math.round(week.capacity * 60)) })}
      </Text>
      <HoursBar {...week.sum} scale={scale} label={sentence} />
    </>
  )
}

/** One's own week, day by day. */
export function EffortWeek({
  week,
  problem,
  logged,
}: {
  week: LoadedWeek
  problem: Problem | null
  logged: { id: number; minutes: number } | null
}) {
  const t = useTranslations('people')
  const day = useDayText()
  const duration = useDurationText()
  const last = addDays(week.week, 6)
  const made = useLast(logged?.id)
  const editingProblem = week.editing === null ? null : problem
  return (
    <>
      <Title order={1} mb="sm">
        {t('effort.title')}
      </Title>
      {week.mayLog ? (
        <EffortForm
          key={`${made} ${week.activity}`}
          week={week}
          problem={week.editing === null ? problem : null}
        />
      ) : null}
      {logged ? <Saved>{t('effort.logged', { time: duration(logged.minutes) })}</Saved> : null}
      <section className="section" aria-labelledby="week">
        <Group justify="space-between" align="baseline">
          <Title order={2} id="week">
            {t('effort.week', { from: day(week.week, 'weekday'), to: day(last, 'weekday') })}
          </Title>
          <Group component="nav" aria-label={t('effort.weeks')} gap="md">
            <Anchor component={Link} to={`?week=${addDays(week.week, -7)}`} preventScrollReset>
              {t('effort.before')}
            </Anchor>
            <Anchor component={Link} to="." preventScrollReset>
              {t('effort.thisWeek')}
            </Anchor>
            <Anchor component={Link} to={`?week=${addDays(week.week, 7)}`} preventScrollReset>
              {t('effort.after')}
            </Anchor>
          </Group>
        </Group>
        <WeekSum week={week} />
        <div style={{ marginTop: '1rem' }}>
          {week.days
            .filter(({ day: date, entries }, index) => index < 5 || date === week.today || entries.length > 0)
            .map(({ day: date, entries, sum }) => (
              <div key={date} className={classes.day}>
                <div>
                  <Text fw={600}>{day(date, 'weekday')}</Text>
                  <Text size="sm" className="soft figure">
                    {entries.length > 0 ? duration(sum.reactive + sum.proactive) : null}
                  </Text>
                </div>
                <div>
                  {entries.map(entry =>
                    entry.id === week.editing ? (
                      <EntryForm key={entry.id} entry={entry} week={week} problem={editingProblem} />
                    ) : (
                      <EffortEntry key={entry.id} entry={entry} week={week} />
                    ),
                  )}
                </div>
              </div>
            ))}
        </div>
        <Anchor component={Link} to="?period=12m" mt="md" display="block">
          {t('effort.toLedger')}
        </Anchor>
      </section>
    </>
  )
}
