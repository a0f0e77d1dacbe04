import { Button, Text, Title } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { readForm } from '#platform/http/form.server.ts'
import { localeOf } from '#platform/http/locale.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { changeScenario, duplicateScenario, removeScenario } from '#rooms/path/scenario.actions.server.ts'
import { type ScenariosPage as ScenariosData, scenariosPage } from '#rooms/path/scenario.server.ts'
import { MOST_COMPARED } from '../scenario.ts'
import { changeScenarioForm, duplicateScenarioForm, removeScenarioForm } from '../scenario.wire.ts'
import type { ScenariosTold } from '../scenario-telling.ts'
import { ClockRefused } from './clock-refused.tsx'
import { useDayText } from './day-text.ts'
import classes from './path.module.css'
import { useProbabilityText } from './probability-text.ts'
import { useWorkspacePath } from './room-path.ts'
import { ScenarioCompare } from './scenario-compare.tsx'
import { ScenarioList } from './scenario-list.tsx'

export const loader = read((ctx, { url }) => scenariosPage(ctx, url.searchParams))

export const action = write(async (ctx, { form, request, call }) => {
  const intent = form.get('intent')
  if (intent === 'duplicate') {
    // The copy is named in the language of the page.
    const t = call.app.parts.translate(localeOf(request))
    await duplicateScenario({ ...ctx, t }, readForm(duplicateScenarioForm, form).id)
    return 'duplicated' as const
  }
  if (intent === 'remove') {
    const { id, version } = readForm(removeScenarioForm, form)
    await removeScenario(ctx, id, version)
    return 'removed' as const
  }
  const { id, version, ...change } = readForm(changeScenarioForm, form)
  await changeScenario(ctx, id, change, version)
  return 'changed' as const
})

/** Levers are the whole team's, and look ahead: neither unit nor period is chosen. */
export const handle = { scope: [] }

type Done = 'duplicated' | 'removed' | 'changed'

/** Which scenario leaves the lowest probability, and of what. */
function Finding({ page, told }: { page: ScenariosData; told: Extract<ScenariosTold, { ok: true }> }) {
  const t = useTranslations('path.scenarios.finding')
  const probability = useProbabilityText()
  const goal = told.aboveSince ? 'end' : 'within'
  const before = told.before.risk[goal]
  const [best] = page.compared
    .flatMap(({ scenario, told: own }) =>
      own?.outlook ? [{ name: scenario.name, risk: own.outlook.risk[goal] }] : [],
    )
    .toSorted((a, b) => a.risk - b.risk)
  const none = goal === 'end' ? 'noneEnd' : 'none'
  return (
    <Title order={1} className={classes.finding}>
      {best && best.risk < before
        ? t(goal, { name: best.name, after: probability(best.risk), before: probability(before) })
        : t(none, { before: probability(before) })}
    </Title>
  )
}

function Empty({ saves }: { saves: boolean }) {
  const t = useTranslations('path.scenarios.empty')
  const workspace = useWorkspacePath()
  return (
    <>
      <Title order={1} className={classes.finding}>
        {t('title')}
      </Title>
      <Text className="prose" my="sm">
        {t('text')}
      </Text>
      {saves ? (
        <Button component={Link} to={`${workspace}/path/levers`}>
          {t('next')}
        </Button>
      ) : null}
    </>
  )
}

/** What the scenarios shown lead to, or why the records cannot say. */
function Compared({ page }: { page: ScenariosData }) {
  const t = useTranslations('path.scenarios')
  const value = useValueText()
  const day = useDayText()
  const [asked] = useSearchParams()
  const { told, compared, threshold } = page
  if (!told) return null
  if (!told.ok) return <ClockRefused why={told.why} have={told.have} />
  return (
    <>
      <Finding page={page} told={told} />
      <Text className="prose" mt="sm">
        {t('date', { day: day.day(told.today), threshold: value(threshold, 'share') })} {t('lead')}
      </Text>
      {asked.getAll('scenario').length > MOST_COMPARED ? (
        <Text role="status">{t('list.onlyFirst', { most: MOST_COMPARED })}</Text>
      ) : null}
      <ScenarioCompare compared={compared} told={told} threshold={threshold} names={page.names} />
    </>
  )
}

export default function ScenariosPage({
  loaderData,
  actionData,
}: {
  loaderData: ScenariosData
  actionData?: Outcome<Done>
}) {
  const t = useTranslations('path.scenarios')
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      {actionData?.ok ? <Saved>{t(`did.${actionData.value}`)}</Saved> : null}
      <ProblemSummary
        problem={actionData?.ok === false ? actionData.problem : null}
        labels={{ name: t('name'), visibility: t('visibility') }}
      />
      {loaderData.scenarios.length === 0 && loaderData.compared.length === 0 ? (
        <Empty saves={loaderData.saves} />
      ) : (
        <>
          <Compared page={loaderData} />
          <ScenarioList page={loaderData} />
        </>
      )}
    </>
  )
}
