import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import type { FormEvent } from 'react'
import { Form, useSubmit } from 'react-router'
import { useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'
import { type Lever, levers } from '../lever.ts'
import { goals, type LeversForm, levels, starts } from '../lever-address.ts'
import { thresholds } from '../threshold.ts'
import { useMoneyText } from './money-text.ts'
import classes from './path.module.css'

function useEffectText(): (effect: Lever['effect']) => string {
  const t = useTranslations('path.levers.form')
  const value = useValueText()
  const share = (part: number) => value(Math.round(part * 100) / 100, 'share')
  return effect => {
    if (effect.on === 'capacity') return t('capacity', { hours: value(effect.hours, 'hours') })
    const [low, high] = effect.range
    if (effect.on === 'arrivals' && high > 1)
      return t('maybeArrivals', { worse: share(high - 1), most: share(1 - low) })
    return t(effect.on, { least: share(1 - high), most: share(1 - low) })
  }
}

function LeverChoice({ lever, chosen, start }: { lever: Lever; chosen: boolean; start?: number }) {
  const t = useTranslations('path.levers')
  const value = useValueText()
  const money = useMoneyText()
  const effect = useEffectText()
  const { id } = lever
  return (
    <div className={classes.lever}>
      <Checkbox
        name="lever"
        value={id}
        label={t(`lever.${id}.name`)}
        defaultChecked={chosen}
        fw={600}
        aria-describedby={`lever-${id}`}
      />
      <div id={`lever-${id}`}>
        <p>
          {t(`lever.${id}.what`)} {effect(lever.effect)}
        </p>
        <p className="soft">
          {t('form.cost', {
            once: value(lever.hoursOnce, 'hours'),
            weekly: value(lever.hoursAWeek, 'hours'),
            paid: lever.moneyOnce + lever.moneyAYear > 0 ? 'yes' : 'no',
            moneyOnce: money(lever.moneyOnce),
            moneyYear: money(lever.moneyAYear),
            begins: lever.begins,
            over: lever.over,
          })}
        </p>
        <p className="soft">{t('form.why', { reason: t(`lever.${id}.reason`) })}</p>
        <NativeSelect
          className={classes.own}
          size="xs"
          name={`start-${id}`}
          label={t('form.ownStart', { name: t(`lever.${id}.name`) })}
          defaultValue={start === undefined ? '' : String(start)}
          data={[
            { value: '', label: t('form.together') },
            ...starts.map(weeks => ({ value: String(weeks), label: t('form.starts', { weeks }) })),
          ]}
        />
      </div>
    </div>
  )
}

function PlannerFields({ planner: { budget, rate, goal, level } }: Pick<LeversForm, 'planner'>) {
  const t = useTranslations('path.levers.planner')
  const value = useValueText()
  const amounts = [
    ['hours', budget.hours],
    ['money', budget.money],
    ['rate', rate],
  ] as const
  return (
    <>
      <Title order={2} mt="xl">
        {t('title')}
      </Title>
      <Text className="prose">{t('lead')}</Text>
      <Group align="flex-end">
        {amounts.map(([name, amount]) => (
          <TextInput
            key={name}
            name={name}
            label={t(name)}
            defaultValue={String(amount)}
            inputMode="decimal"
          />
        ))}
      </Group>
      <Group align="flex-end">
        <NativeSelect
          name="goal"
          label={t('goal')}
          defaultValue={goal}
          data={goals.map(one => ({ value: one, label: t(`goals.${one}`) }))}
        />
        <NativeSelect
          name="level"
          label={t('level')}
          defaultValue={String(Math.round(level * 100))}
          data={levels.map(one => ({ value: String(one), label: value(one / 100, 'share') }))}
        />
        <Button type="submit" name="propose" value="yes">
          {t('propose')}
        </Button>
      </Group>
    </>
  )
}

/** Sends what is chosen without the fields left empty: the address then says what it holds. */
function useShortAddress(): (event: FormEvent<HTMLFormElement>) => void {
  const submit = useSubmit()
  return event => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const filled = [...new FormData(event.currentTarget, submitter)].filter(([, value]) => value !== '')
    submit(new URLSearchParams(filled as [string, string][]), { method: 'get' })
  }
}

/** The levers to choose from and what a plan may cost: all of it stands in the address once sent. */
export function LeverForm({ form, opened }: { form: LeversForm; opened: number | null }) {
  const send = useShortAddress()
  const t = useTranslations('path.levers.form')
  const threshold = useTranslations('path.clock.threshold')
  const value = useValueText()
  return (
    <Form method="get" className="no-print section" key={JSON.stringify(form)} onSubmit={send}>
      {opened === null ? null : <input type="hidden" name="scenario" value={opened} />}
      <Stack gap="sm">
        <fieldset className={classes.levers}>
          <legend>
            <Title order={2}>{t('legend')}</Title>
          </legend>
          <Text className="prose" mb="sm">
            {t('lead')}
          </Text>
          {levers.map(lever => (
            <LeverChoice
              key={lever.id}
              lever={lever}
              chosen={form.chosen.includes(lever.id)}
              start={form.starts[lever.id]}
            />
          ))}
        </fieldset>
        <Group align="flex-end">
          <NativeSelect
            name="start"
            label={t('start')}
            defaultValue={String(form.start)}
            data={starts.map(weeks => ({ value: String(weeks), label: t('starts', { weeks }) }))}
          />
          <NativeSelect
            name="threshold"
            label={threshold('label')}
            defaultValue={String(Math.round(form.threshold * 100))}
            data={thresholds.map(share => ({
              value: String(share),
              label: threshold('option', { share: value(share / 100, 'share') }),
            }))}
          />
          <Button type="submit" variant="default">
            {t('compare')}
          </Button>
        </Group>
        <PlannerFields planner={form.planner} />
      </Stack>
    </Form>
  )
}
