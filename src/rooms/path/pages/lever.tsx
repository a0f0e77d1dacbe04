import { Anchor, Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { resetLever, setLever } from '#rooms/path/lever-figures.actions.server.ts'
import { leverNamed, leverPage } from '#rooms/path/lever-figures.server.ts'
import { leverForm, resetLeverForm } from '../lever-figures.wire.ts'
import { LeverFacts, LeverReason, useCostText, useEffectText } from './lever-facts.tsx'
import { useMoneySign } from './money-text.ts'
import { useWorkspacePath } from './room-path.ts'

export const loader = read((ctx, { params }) => leverPage(ctx, leverNamed(params.lever)))

export const action = write(async (ctx, { form, params, workspace }) => {
  const id = leverNamed(params.lever)
  if (form.get('intent') === 'reset') await resetLever(ctx, id, readForm(resetLeverForm, form).version)
  else {
    const { least, most, hours, version, ...given } = readForm(leverForm, form)
    await setLever(ctx, id, { ...given, effect: { least, most, hours } }, version)
  }
  return redirect(`/w/${workspace.slug}/path/levers?lever=${id}`)
})

/** Levers are the whole team's: neither unit nor period is chosen. */
export const handle = { scope: [] }

type Loaded = Awaited<ReturnType<typeof loader>>

const costs = ['hoursOnce', 'hoursAWeek', 'moneyOnce', 'moneyAYear', 'begins', 'over'] as const

function EffectFields({
  effect,
  error,
  write: text,
}: {
  effect: Loaded['lever']['effect']
  error: (field: string) => string | undefined
  write: (value: number) => string
}) {
  const t = useTranslations('path.levers.figures')
  if (effect.on === 'capacity')
    return (
      <TextInput
        name="hours"
        label={t('hours')}
        defaultValue={text(effect.hours)}
        error={error('hours')}
        inputMode="decimal"
        required
      />
    )
  const [low, high] = effect.range
  return (
    <>
      {(['least', 'most'] as const).map(name => (
        <TextInput
          key={name}
          name={name}
          label={t(`${name}.${effect.on}`)}
          description={name === 'least' ? t('leastHelp') : undefined}
          defaultValue={text(100 * (1 - (name === 'least' ? high : low)))}
          error={error(name)}
          required
        />
      ))}
    </>
  )
}

function FiguresForm({
  lever,
  problem,
}: {
  lever: Loaded['lever']
  problem: Parameters<typeof useFieldError>[0]
}) {
  const t = useTranslations('path.levers.figures')
  const format = useFormatter()
  const error = useFieldError(problem)
  const busy = useNavigation().state !== 'idle'
  const sign = useMoneySign()
  const text = (value: number) => format.number(value, { useGrouping: false, maximumFractionDigits: 2 })
  return (
    <Form method="post" className="prose">
      <input type="hidden" name="version" value={lever.own?.version ?? 0} />
      <Stack gap="sm" mt="sm">
        {costs.map(name => (
          <TextInput
            key={name}
            name={name}
            label={t(name, { sign })}
            defaultValue={text(lever[name])}
            error={error(name)}
            inputMode="decimal"
            required
          />
        ))}
        <EffectFields effect={lever.effect} error={error} write={text} />
        <Textarea
          name="reason"
          label={t('reason')}
          description={t('reasonHelp')}
          defaultValue={lever.own?.reason ?? ''}
          maxLength={500}
          error={error('reason')}
          autosize
          required
        />
        <Group>
          <Button type="submit" name="intent" value="set" loading={busy}>
            {t('save')}
          </Button>
          {lever.own ? (
            <Button type="submit" name="intent" value="reset" variant="default" formNoValidate loading={busy}>
              {t('reset')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Form>
  )
}

export default function LeverPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: Outcome<unknown>
}) {
  const t = useTranslations('path.levers')
  const workspace = useWorkspacePath()
  const effect = useEffectText()
  const cost = useCostText()
  const { lever, stated, authors, sets } = loaderData
  const name = t(`lever.${lever.id}.name`)
  const problem = actionData?.ok === false ? actionData.problem : null
  const labels = Object.fromEntries([
    ...[...costs, 'hours' as const, 'reason' as const].map(field => [field, t(`figures.${field}`)]),
    ...(lever.effect.on === 'capacity'
      ? []
      : (['least', 'most'] as const).map(field => [
          field,
          t(`figures.${field}.${lever.effect.on === 'hours' ? 'hours' : 'arrivals'}`),
        ])),
  ])
  return (
    <>
      <title>{`${name} · Stratège`}</title>
      <Anchor component={Link} to={`${workspace}/path/levers`} size="sm">
        {t('title')}
      </Anchor>
      <Title order={1}>{name}</Title>
      <ProblemSummary problem={problem} labels={labels} />
      <LeverFacts lever={lever} />
      <LeverReason lever={lever} author={authors[lever.own?.by ?? 0] ?? ''} />
      {lever.own ? (
        <Text className="prose soft">
          {t('figures.stated', { effect: effect(stated.effect), cost: cost(stated) })}
        </Text>
      ) : null}
      {sets ? (
        <section className="section" aria-labelledby="own">
          <Title order={2} id="own">
            {t('figures.title')}
          </Title>
          <Text className="prose">{t('figures.lead')}</Text>
          <FiguresForm lever={lever} problem={problem} key={`${lever.id} ${lever.own?.version}`} />
        </section>
      ) : null}
    </>
  )
}
