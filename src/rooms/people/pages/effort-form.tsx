import { Button, Group, NativeSelect, Radio, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Problem } from '#platform/refusal.ts'
import { useFieldError } from '#platform/ui/problem.tsx'
import type { LoadedWeek } from '#rooms/people/effort-page.server.ts'
import { type Activity, activities, type Mode, modes, usualMode } from '../effort.ts'
import { UnitSelect } from '../unit-select.tsx'
import type { Work } from '../work.ts'
import { useDurationText } from './duration-text.ts'

const quickMinutes = [15, 30, 60]

/** Activity and mode: choosing an activity chooses its usual mode, which can be changed. */
export function useActivity(activity: Activity, mode?: Mode) {
  const [chosen, setChosen] = useState({ activity, mode: mode ?? usualMode(activity) })
  return {
    ...chosen,
    chooseActivity: (name: Activity) => setChosen({ activity: name, mode: usualMode(name) }),
    chooseMode: (name: Mode) => setChosen({ ...chosen, mode: name }),
  }
}

export function ActivityChoice({ choice }: { choice: ReturnType<typeof useActivity> }) {
  const t = useTranslations('people')
  return (
    <>
      <NativeSelect
        name="activity"
        label={t('effort.activity')}
        value={choice.activity}
        onChange={event => choice.chooseActivity(event.currentTarget.value as Activity)}
      >
        {activities.map(name => (
          <option key={name} value={name}>
            {t(`activities.${name}`)}
          </option>
        ))}
      </NativeSelect>
      <Radio.Group
        name="mode"
        label={t('effort.mode')}
        value={choice.mode}
        onChange={value => choice.chooseMode(value as Mode)}
      >
        <Group gap="md" h={36}>
          {modes.map(name => (
            <Radio
              key={name}
              value={name}
              label={<span className={name}>{t(`modes.${name}`)}</span>}
              color={name === 'reactive' ? 'ember' : 'teal'}
            />
          ))}
        </Group>
      </Radio.Group>
    </>
  )
}

/** Chooses a piece of own work still open, or none; with it, its activity. */
export function WorkSelect({
  works,
  value,
  choice,
}: {
  works: readonly Pick<Work, 'id' | 'title' | 'activity'>[]
  value?: number | null
  choice: ReturnType<typeof useActivity>
}) {
  const t = useTranslations('people')
  return (
    <NativeSelect
      name="work"
      label={t('effort.work')}
      defaultValue={value ?? ''}
      onChange={event => {
        const work = works.find(candidate => String(candidate.id) === event.currentTarget.value)
        if (work) choice.chooseActivity(work.activity)
      }}
    >
      <option value="">{t('effort.noWork')}</option>
      {works.map(work => (
        <option key={work.id} value={work.id}>
          {work.title}
        </option>
      ))}
    </NativeSelect>
  )
}

/** Logs time in one gesture: a line and Enter, or one of the quick lengths. */
export function EffortForm({ week, problem }: { week: LoadedWeek; problem: Problem | null }) {
  const t = useTranslations('people')
  const duration = useDurationText()
  const error = useFieldError(problem)
  const busy = useNavigation().state !== 'idle'
  const choice = useActivity(week.activity)
  return (
    <Form method="post">
      <Group align="start" gap="sm">
        <TextInput
          name="line"
          label={t('effort.line')}
          description={t('effort.lineHelp')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          maxLength={2100}
          error={error('line')}
          autoComplete="off"
          flex="1 1 18rem"
        />
        <ActivityChoice choice={choice} />
        <Button type="submit" name="intent" value="log" loading={busy} mt={24}>
          {t('effort.log')}
        </Button>
      </Group>
      <Group gap="xs" mt="xs">
        <Text size="sm" component="span" id="quick">
          {t('effort.quick')}
        </Text>
        {quickMinutes.map(minutes => (
          <Button
            key={minutes}
            type="submit"
            name="quick"
            value={minutes}
            variant="default"
            size="compact-md"
            aria-describedby="quick"
          >
            {duration(minutes)}
          </Button>
        ))}
      </Group>
      <details style={{ marginTop: '0.5rem' }} open={Boolean(error('day') ?? error('work') ?? error('unit'))}>
        <summary>{t('effort.more')}</summary>
        <Group align="start" gap="sm" mt="xs">
          <TextInput
            name="day"
            type="date"
            label={t('effort.day')}
            defaultValue={week.today}
            error={error('day')}
          />
          <WorkSelect works={week.works} choice={choice} />
          <UnitSelect name="unit" label={t('effort.unit')} none={t('effort.noUnit')} units={week.units} />
        </Group>
      </details>
    </Form>
  )
}
