import { Button, Group, Text, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { useDurationText } from '#people.ui'
import type { Problem } from '#platform/refusal.ts'
import { useFieldError } from '#platform/ui/problem.tsx'

/** Logging time on a guide, which what it spares is set against. */
export function GuideTime({ minutes, problem }: { minutes: number; problem: Problem | null }) {
  const t = useTranslations('desk.guide')
  const error = useFieldError(problem)
  return (
    <section className="section no-print" aria-labelledby="time">
      <Text id="time" fw={600}>
        {t('time')}
      </Text>
      <Text size="sm">{t('timeLogged', { minutes, time: useDurationText()(minutes) })}</Text>
      <Form method="post" key={minutes}>
        <input type="hidden" name="intent" value="time" />
        <Group gap="xs" mt="xs" align="end">
          <TextInput name="duration" label={t('timeOther')} error={error('duration')} size="xs" w={220} />
          <Button type="submit" variant="default" size="compact-sm">
            {t('timeAdd')}
          </Button>
        </Group>
      </Form>
    </section>
  )
}
