import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { Form } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { useDurationText } from '#people.ui'
import { isDay } from '#platform/day.ts'
import type { Problem } from '#platform/refusal.ts'
import { useFieldError } from '#platform/ui/problem.tsx'
import type { RequestView } from '#rooms/desk/request-view.server.ts'
import classes from './desk.module.css'

/** Who follows, and (for those who write) a form to change it. */
export function Watchers({ view, problem }: { view: RequestView; problem: Problem | null }) {
  const t = useTranslations('desk.request')
  const error = useFieldError(problem)
  const names = view.watcherIds.map(id => view.names[id] ?? '')
  return (
    <section className="section">
      <Text fw={600}>{t('watchers')}</Text>
      <Text size="sm">{names.length > 0 ? names.join(', ') : t('watchersNone')}</Text>
      {view.replies ? (
        <details className="no-print" open={error('who') !== undefined}>
          <summary>{t('watchersEdit')}</summary>
          <Form method="post" key={names.join()}>
            <Textarea
              name="who"
              label={t('watchersLabel')}
              defaultValue={names.join('\n')}
              error={error('who')}
              autosize
              minRows={2}
            />
            <Button type="submit" name="intent" value="watchers" variant="default" mt="xs">
              {t('save')}
            </Button>
          </Form>
        </details>
      ) : null}
    </section>
  )
}

type Answer = RequestView['answers'][number]

/** An answer as its reader writes days and numbers. */
function useAnswerText(): (answer: Answer) => string {
  const format = useFormatter()
  return ({ kind, value }) => {
    if (kind === 'date' && isDay(value))
      return format.dateTime(new Date(value), { dateStyle: 'medium', timeZone: 'UTC' })
    if (kind === 'number' && value !== '' && Number.isFinite(Number(value)))
      return format.number(Number(value), { maximumFractionDigits: 20 })
    return value
  }
}

/** What the type's form was answered with. */
export function Answers({ view }: { view: RequestView }) {
  const t = useTranslations('desk.request')
  const text = useAnswerText()
  if (view.answers.length === 0) return null
  return (
    <section className="section" aria-labelledby="answers">
      <Title order={2} id="answers" size="h4" mb="xs">
        {t('answers')}
      </Title>
      <dl className={classes.facts}>
        {view.answers.map(answer => (
          <div key={answer.key} className={classes.fact}>
            <dt>{answer.label}</dt>
            <dd className={classes.words}>{text(answer)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Logging time on the request: one press of a button. */
export function TimeSpent({
  view,
  problem,
  timed,
}: {
  view: RequestView
  problem: Problem | null
  timed: string | null
}) {
  const t = useTranslations('desk.request')
  const error = useFieldError(problem)
  const duration = useDurationText()
  const { loggedMinutes } = view.request
  return (
    <section className="section no-print">
      <Text fw={600}>{t('time')}</Text>
      <Text size="sm">
        {loggedMinutes > 0
          ? t('timeLogged', { time: duration(loggedMinutes) })
          : t('timeNone', { time: duration(view.estimatedMinutes) })}
      </Text>
      <Form method="post">
        <input type="hidden" name="intent" value="time" />
        <Group gap="xs" mt="xs">
          {[15, 30, 60].map(minutes => (
            <Button
              key={minutes}
              type="submit"
              name="minutes"
              value={minutes}
              variant="default"
              size="compact-sm"
            >
              {t('timeLog', { time: duration(minutes) })}
            </Button>
          ))}
        </Group>
      </Form>
      <Form method="post" key={timed}>
        <input type="hidden" name="intent" value="time" />
        <Group gap="xs" mt="xs" align="end">
          <TextInput name="duration" label={t('timeOther')} error={error('duration')} size="xs" w={180} />
          <Button type="submit" variant="default" size="compact-sm">
            {t('timeAdd')}
          </Button>
        </Group>
      </Form>
    </section>
  )
}

/** Correcting subject and details. */
export function TextForm({ view, problem }: { view: RequestView; problem: Problem | null }) {
  const t = useTranslations('desk.request')
  const error = useFieldError(problem)
  const { subject, body, version } = view.request
  return (
    <details className="section no-print">
      <summary>{t('edit')}</summary>
      <Form method="post" key={version}>
        <input type="hidden" name="version" value={version} />
        <Stack gap="sm" mt="sm">
          <TextInput
            name="subject"
            label={t('subject')}
            defaultValue={subject}
            maxLength={500}
            error={error('subject')}
            required
          />
          <Textarea
            name="body"
            label={t('body')}
            defaultValue={body}
            autosize
            minRows={3}
            maxLength={100_000}
          />
          <Button type="submit" name="intent" value="change" variant="default" w="fit-content">
            {t('save')}
          </Button>
        </Stack>
      </Form>
    </details>
  )
}
