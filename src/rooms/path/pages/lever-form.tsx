import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import type { FormEvent } from 'react'
import { Form, Link, useLocation, useNavigation, useSubmit } from 'react-router'
import { useTranslations } from 'use-intl'
import type { UnitNode } from '#people'
import { useValueText } from '#platform/ui/value-text.ts'
import { goals, type LeversForm, levels, starts } from '../lever-address.ts'
import type { KnownLever } from '../lever-figures.ts'
import type { LeversTold } from '../lever-telling.ts'
import { LeverFacts, LeverReason } from './lever-facts.tsx'
import { LeverLimit } from './lever-limit.tsx'
import { useMoneySign } from './money-text.ts'
import classes from './path.module.css'
import { useWorkspacePath } from './room-path.ts'
import { ThresholdSelect } from './threshold-select.tsx'

/** What the levers of a company are chosen among. */
export interface LeverGrounds {
  types: LeversTold['types']
  units: readonly UnitNode[]
  /** Names of who stated figures, by member. */
  authors: Record<number, string>
  /** Whether amounts of the model are shown in another currency than the model's. */
  unconverted: boolean
  /** Whether the reader may state the company's own figures. */
  sets: boolean
}

function LeverChoice({
  lever,
  form,
  grounds,
}: {
  lever: KnownLever
  form: LeversForm
  grounds: LeverGrounds
}) {
  const t = useTranslations('path.levers')
  const workspace = useWorkspacePath()
  const { id } = lever
  const { authors, sets } = grounds
  const start = form.starts[id]
  const chosen = form.chosen.includes(id)
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
        <LeverFacts lever={lever} />
      </div>
      <details className={classes.terms} open={chosen || start !== undefined}>
        <summary>{t('form.terms')}</summary>
        <LeverReason lever={lever} author={authors[lever.own?.by ?? 0] ?? ''} />
        {sets ? (
          <p>
            <Link
              to={`${workspace}/path/levers/${id}`}
              aria-label={t('figures.changeOf', { name: t(`lever.${id}.name`) })}
            >
              {t('figures.change')}
            </Link>
          </p>
        ) : null}
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
        {lever.measured ? (
          <Checkbox
            className={classes.own}
            size="xs"
            name="stated"
            value={id}
            label={t('form.asStated')}
            aria-label={t('form.asStatedOf', { name: t(`lever.${id}.name`) })}
            defaultChecked={form.stated.includes(id)}
          />
        ) : null}
        {lever.effect.on === 'capacity' ? null : (
          <LeverLimit id={id} limit={form.limits[id]} types={grounds.types} units={grounds.units} />
        )}
      </details>
    </div>
  )
}

/** Which button of the form is being answered: a proposal looks over hundreds of plans, and takes a moment. */
function useAsked(): 'propose' | 'compare' | null {
  const { state, location } = useNavigation()
  const { pathname } = useLocation()
  if (state === 'idle' || location?.pathname !== pathname) return null
  return new URLSearchParams(location.search).has('propose') ? 'propose' : 'compare'
}

function PlannerFields({ planner: { budget, rate, goal, level } }: Pick<LeversForm, 'planner'>) {
  const t = useTranslations('path.levers.planner')
  const sign = useMoneySign()
  const asked = useAsked()
  const value = useValueText()
  const amounts = [
    ['hours', budget.hours],
    ['money', budget.money],
    ['rate', rate],
  ] as const
  return (
    <>
      <Title order={2}>{t('title')}</Title>
      <Text className="prose">{t('lead')}</Text>
      <Group align="flex-end">
        {amounts.map(([name, amount]) => (
          <TextInput
            key={name}
            name={name}
            label={t(name, { sign })}
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
        <Button type="submit" name="propose" value="yes" loading={asked === 'propose'}>
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
export function LeverForm({
  form,
  known,
  grounds,
  opened,
}: {
  form: LeversForm
  known: readonly KnownLever[]
  grounds: LeverGrounds
  opened: number | null
}) {
  const send = useShortAddress()
  const t = useTranslations('path.levers.form')
  const asked = useAsked()
  return (
    <Form method="get" className="no-print section" key={JSON.stringify(form)} onSubmit={send}>
      {opened === null ? null : <input type="hidden" name="scenario" value={opened} />}
      <Stack gap="sm">
        <PlannerFields planner={form.planner} />
        <div>
          <fieldset className={classes.levers}>
            <legend>
              <Title order={2} mt="xl">
                {t('legend')}
              </Title>
            </legend>
            <Text className="prose" mb="sm">
              {t('lead')}
            </Text>
            {grounds.unconverted ? (
              <Text className="prose" mb="sm">
                {t('unconverted')}
              </Text>
            ) : null}
            {known.map(lever => (
              <LeverChoice key={lever.id} lever={lever} form={form} grounds={grounds} />
            ))}
          </fieldset>
          <Group align="flex-end" className={classes.act}>
            <NativeSelect
              name="start"
              label={t('start')}
              defaultValue={String(form.start)}
              data={starts.map(weeks => ({ value: String(weeks), label: t('starts', { weeks }) }))}
            />
            <ThresholdSelect threshold={form.threshold} />
            <Button type="submit" variant="default" loading={asked === 'compare'}>
              {t('compare')}
            </Button>
          </Group>
        </div>
      </Stack>
    </Form>
  )
}
