import { Anchor, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { endToken, makeToken, seenTokens } from '#platform/settings/token.actions.server.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { mayAdminister, scopesOf } from '../may.ts'
import { endTokenForm, tokenForm } from '../settings.wire.ts'
import classes from './settings.module.css'
import { NewToken } from './token-form.tsx'
import { TokenTable } from './token-table.tsx'

export const loader = read(async (ctx, { call }) => {
  const rows = await seenTokens(ctx)
  const names = await call.app.membership.namesOf(
    ctx.tx,
    rows.map(row => row.memberId),
  )
  return {
    everybody: mayAdminister(ctx.actor),
    scopes: scopesOf(ctx.actor),
    tokens: rows.map(row => ({
      id: row.id,
      name: row.name,
      scopes: row.scopes,
      member: names.get(row.memberId) ?? '–',
      created: row.createdAt.getTime(),
      expires: row.expiresAt.getTime(),
      ended: row.revokedAt?.getTime() ?? null,
      lastUsed: row.lastUsedAt?.getTime() ?? null,
      live: row.revokedAt === null && row.expiresAt.getTime() > ctx.now,
    })),
  }
})

type Did = { did: 'made'; text: string } | { did: 'ended' }

export const action = write<Did>(async (ctx, { form }) => {
  if (form.get('intent') === 'end') {
    await endToken(ctx, readForm(endTokenForm, form).token)
    return { did: 'ended' }
  }
  const { text } = await makeToken(ctx, readForm(tokenForm, form))
  return { did: 'made', text }
})

export type TokensLoaded = Awaited<ReturnType<typeof loader>>

export default function TokensPage({
  loaderData,
  actionData,
}: {
  loaderData: TokensLoaded
  actionData?: Outcome<Did>
}) {
  const t = useTranslations('settings')
  const problem = actionData?.ok === false ? actionData.problem : null
  const did = actionData?.ok ? actionData.value : null
  return (
    <>
      <title>{`${t('tabs.tokens')} · Stratège`}</title>
      <Title order={1}>{t('tabs.tokens')}</Title>
      <Text className="prose" mt="xs">
        {t('token.lead')}
      </Text>
      <Text mt="xs">
        <Anchor component={Link} to="../../developers">
          {t('token.developers')}
        </Anchor>
      </Text>
      {did?.did === 'made' ? (
        <div role="status">
          <Text fw={600} mt="sm">
            {t('token.once')}
          </Text>
          <code className={classes.secret}>{did.text}</code>
        </div>
      ) : null}
      {did?.did === 'ended' ? <Saved>{t('token.ended')}</Saved> : null}
      <ProblemSummary
        problem={problem}
        labels={{ name: t('token.name'), days: t('token.days'), scopes: t('token.scopes') }}
      />
      {loaderData.tokens.length > 0 ? (
        <TokenTable data={loaderData} />
      ) : (
        <Text className="prose" mt="md">
          {t('token.none')}
        </Text>
      )}
      <NewToken key={loaderData.tokens.length} scopes={loaderData.scopes} problem={problem} />
    </>
  )
}
