import { List, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { useValueText } from '#platform/ui/value-text.ts'
import { type LeversPage as LeversData, readLevers } from '#rooms/path/levers.server.ts'
import { clockModel } from '../clock-model.ts'
import { readLeversForm } from '../lever-address.ts'
import type { LeversTold } from '../lever-telling.ts'
import { ClockRefused } from './clock-refused.tsx'
import { LeverForm } from './lever-form.tsx'
import { LeverFutures } from './lever-futures.tsx'
import { LeverProposal } from './lever-proposal.tsx'
import classes from './path.module.css'
import { useProbabilityText } from './probability-text.ts'

export const loader = read((ctx, { url }) => readLevers(ctx, readLeversForm(url.searchParams)))

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

function Rests() {
  const t = useTranslations('path.levers.rests')
  return (
    <section className="section" aria-labelledby="rests">
      <Title order={2} id="rests">
        {t('title')}
      </Title>
      <List size="sm" spacing="xs" className="prose">
        <List.Item>{t('futures', { count: clockModel.replications })}</List.Item>
        <List.Item>{t('together')}</List.Item>
        <List.Item>{t('everywhere')}</List.Item>
        <List.Item>{t('spread')}</List.Item>
        <List.Item>{t('share')}</List.Item>
      </List>
    </section>
  )
}

export default function LeversPage({ loaderData }: { loaderData: LeversData }) {
  const t = useTranslations('path.levers')
  const { form, levers } = loaderData
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      {levers.ok ? (
        <>
          <Finding data={loaderData} told={levers} />
          {levers.proposal ? (
            <LeverProposal proposal={levers.proposal} form={form} before={levers.before} />
          ) : null}
          <LeverFutures told={levers} threshold={form.threshold} />
          <LeverForm form={form} />
          <Rests />
        </>
      ) : (
        <ClockRefused why={levers.why} have={levers.have} />
      )}
    </>
  )
}
