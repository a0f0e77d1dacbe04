import { Anchor, Text, Title } from '@mantine/core'
import { Link, redirect, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { unitTree } from '#people'
import { allUnits } from '#people.server'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readCompany } from '#platform/settings/company.server.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { authorsOf } from '#rooms/path/lever-figures.server.ts'
import { unconverted } from '#rooms/path/lever-figures.ts'
import { type LeversPage as LeversData, readLevers } from '#rooms/path/levers.server.ts'
import { maySaveScenario, maySetLever } from '#rooms/path/may.ts'
import { changeScenario, saveScenario } from '#rooms/path/scenario.actions.server.ts'
import { openedScenario } from '#rooms/path/scenario.server.ts'
import { clockModel } from '../clock-model.ts'
import { readLeversForm, writeChoice } from '../lever-address.ts'
import type { LeversTold } from '../lever-telling.ts'
import { changeScenarioForm, saveScenarioForm } from '../scenario.wire.ts'
import { ClockRefused } from './clock-refused.tsx'
import { LeverForm } from './lever-form.tsx'
import { LeverFutures } from './lever-futures.tsx'
import { LeverList } from './lever-list.tsx'
import { LeverProposal } from './lever-proposal.tsx'
import classes from './path.module.css'
import { useProbabilityText } from './probability-text.ts'
import { Rests } from './rests.tsx'
import { ScenarioSave } from './scenario-save.tsx'

export const loader = read(async (ctx, { url }) => {
  const page = await readLevers(ctx, readLeversForm(url.searchParams))
  return {
    ...page,
    grounds: {
      authors: await authorsOf(ctx, page.known),
      unconverted: unconverted(page.known, (await readCompany(ctx)).currency),
      sets: maySetLever(ctx.actor),
      units: unitTree((await allUnits(ctx.tx)).filter(unit => !unit.archived)),
    },
    saves: maySaveScenario(ctx.actor),
    opened: await openedScenario(ctx, url.searchParams),
  }
})

/** Keeps the choice of the form, and leads to the address of what was kept. */
export const action = write(async (ctx, { form, workspace }) => {
  const kept = async () => {
    if (form.get('intent') !== 'change') return saveScenario(ctx, readForm(saveScenarioForm, form))
    const { id, version, ...change } = readForm(changeScenarioForm, form)
    return changeScenario(ctx, id, change, version)
  }
  const { id, query } = await kept()
  return redirect(`/w/${workspace.slug}/path/levers?${query}&scenario=${id}&saved`)
})

/** Levers are the whole team's, and look ahead: neither unit nor period is chosen. */
export const handle = { scope: [] }

function Finding({ data: { form }, told }: { data: LeversData; told: LeversTold }) {
  const t = useTranslations('path.levers.finding')
  const probability = useProbabilityText()
  const value = useValueText()
  const { before, after, overloaded } = told
  const goal = told.aboveSince ? 'end' : form.planner.goal
  return (
    <>
      <Title order={1} className={classes.finding}>
        {t(after ? `${goal}After` : told.aboveSince ? 'already' : goal, {
          before: probability(before.risk[goal]),
          after: after ? probability(after.risk[goal]) : '',
          count: form.chosen.length,
          threshold: value(form.threshold, 'share'),
        })}
      </Title>
      {after ? null : (
        <Text className="prose" mt="sm">
          {overloaded ? t('overloaded') : t('next')}
        </Text>
      )}
      <p className="soft">{t('team')}</p>
    </>
  )
}

export default function LeversPage({
  loaderData,
  actionData,
}: {
  loaderData: Awaited<ReturnType<typeof loader>>
  actionData?: Outcome<unknown>
}) {
  const t = useTranslations('path.levers')
  const words = useTranslations('path.scenarios')
  const dossier = useTranslations('path.dossier.form')
  const rests = useTranslations('path.levers.rests')
  const [asked] = useSearchParams()
  const { form, known, grounds, levers, saves, opened } = loaderData
  const problem = actionData?.ok === false ? actionData.problem : null
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      {asked.has('saved') && !problem ? <Saved>{words('did.saved')}</Saved> : null}
      <ProblemSummary
        problem={problem}
        labels={{
          name: words('name'),
          visibility: words('visibility'),
          levers: t('form.legend'),
          types: t('limit.types'),
          units: t('limit.units'),
        }}
      />
      {levers.ok ? (
        <>
          <Finding data={loaderData} told={levers} />
          {levers.proposal ? (
            <LeverProposal proposal={levers.proposal} form={form} before={levers.before} />
          ) : null}
          <LeverFutures told={levers} threshold={form.threshold} />
          <LeverForm
            form={form}
            known={known}
            grounds={{ ...grounds, types: levers.types }}
            opened={opened?.id ?? null}
          />
          {saves ? <ScenarioSave form={form} opened={opened} problem={problem} /> : null}
          <Text mt="md" className="no-print">
            <Anchor component={Link} to={`../dossier?${writeChoice(form)}`} relative="path" inherit>
              {dossier('link')}
            </Anchor>
          </Text>
          <Rests
            title={rests('title')}
            lines={[
              rests('futures', { count: clockModel.replications }),
              rests('together'),
              rests('everywhere'),
              rests('spread'),
              rests('share'),
            ]}
          />
        </>
      ) : (
        <>
          <ClockRefused why={levers.why} have={levers.have} title={t('refused')} />
          <LeverList known={known} grounds={grounds} />
        </>
      )}
    </>
  )
}
