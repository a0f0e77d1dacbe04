import { Anchor, Text, Title } from '@mantine/core'
import { Link, redirect, useParams, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import {
  type AccountCall,
  accountState,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSecondFactor,
  endSession,
  ownSessions,
  renewBackupCodes,
  type SecondFactorSetup,
} from '#platform/auth/account.server.ts'
import { withContext } from '#platform/context.server.ts'
import { callOf } from '#platform/http/app.server.ts'
import { readForm } from '#platform/http/form.server.ts'
import { localeCookie } from '#platform/http/locale.server.ts'
import { act, type Done, type Outcome, read } from '#platform/http/page.server.ts'
import { notFound, type Problem } from '#platform/refusal.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { codeForm, confirmForm, passwordForm, profileForm, sessionForm } from '../account.wire.ts'
import { AccountPassword } from './account-password.tsx'
import { AccountProfile } from './account-profile.tsx'
import { AccountSecondFactor } from './account-second-factor.tsx'
import { AccountSessions } from './account-sessions.tsx'

export const loader = read(async (ctx, { call }) => {
  const person = await call.person()
  if (!person) throw notFound()
  return {
    profile: await call.app.membership.profileOf(ctx),
    state: await accountState(call.app, person),
    sessions: await ownSessions(call.app, person),
  }
})

/** What an action did, for the page to say; secrets are in it this once. */
type Did =
  | { did: 'password' | 'secondFactorOn' | 'secondFactorOff' | 'session' | 'sessions' }
  | { did: 'setup'; setup: SecondFactorSetup }
  | { did: 'codes'; backupCodes: string[] }

async function change(call: AccountCall, form: FormData): Promise<Done<Did>> {
  switch (form.get('intent')) {
    case 'password': {
      const { currentPassword, newPassword } = readForm(passwordForm, form)
      return { value: { did: 'password' }, cookies: await changePassword(call, currentPassword, newPassword) }
    }
    case 'setup': {
      const setup = await beginSecondFactor(call, readForm(confirmForm, form).password)
      return { value: { did: 'setup', setup } }
    }
    case 'confirm': {
      const cookies = await confirmSecondFactor(call, readForm(codeForm, form).code)
      return { value: { did: 'secondFactorOn' }, cookies }
    }
    case 'codes': {
      const backupCodes = await renewBackupCodes(call, readForm(confirmForm, form).password)
      return { value: { did: 'codes', backupCodes } }
    }
    case 'disable': {
      const cookies = await endSecondFactor(call, readForm(confirmForm, form).password)
      return { value: { did: 'secondFactorOff' }, cookies }
    }
    case 'session':
      await endSession(call, readForm(sessionForm, form).session)
      return { value: { did: 'session' } }
    case 'sessions':
      await endOtherSessions(call)
      return { value: { did: 'sessions' } }
    default:
      throw notFound()
  }
}

export const action = act<Did>(async ({ call, actor, workspace }, form, { request, context }) => {
  const { app, client } = callOf(context)
  if (form.get('intent') === 'profile') {
    const { name, locale } = readForm(profileForm, form)
    await withContext(app.parts, actor, ctx =>
      app.membership.changeProfile(ctx, { name, locale: locale ?? null }),
    )
    const headers = new Headers()
    if (locale) headers.set('Set-Cookie', localeCookie(locale, app.origin.startsWith('https:')))
    return redirect(`/w/${workspace.slug}/account?saved`, { headers })
  }
  const person = await call.person()
  if (!person) throw notFound()
  return change({ app, request, client, person }, form)
})

export type AccountLoaded = Awaited<ReturnType<typeof loader>>

/** What a part of the page with a form is given. */
export interface AccountPart {
  data: AccountLoaded
  problem: Problem | null
}

export default function AccountPage({
  loaderData,
  actionData,
}: {
  loaderData: AccountLoaded
  actionData?: Outcome<Did>
}) {
  const t = useTranslations('account')
  const tp = useTranslations('platform')
  const { workspace } = useParams()
  const [asked] = useSearchParams()
  const problem = actionData?.ok === false ? actionData.problem : null
  const did = actionData?.ok ? actionData.value : null
  const parts = { data: loaderData, problem }
  const labels = Object.fromEntries(
    (['name', 'currentPassword', 'newPassword', 'password', 'code'] as const).map(field => [
      field,
      t(`fields.${field}`),
    ]),
  )
  return (
    <>
      <title>{`${tp('account')} · Stratège`}</title>
      <Title order={1}>{tp('account')}</Title>
      <Text className="soft">{loaderData.state.email}</Text>
      {did && did.did !== 'setup' && did.did !== 'codes' ? <Saved>{t(`did.${did.did}`)}</Saved> : null}
      {asked.has('saved') && !actionData ? <Saved>{tp('saved')}</Saved> : null}
      <ProblemSummary problem={problem} labels={labels} />
      <AccountProfile {...parts} />
      <AccountPassword {...parts} />
      <AccountSecondFactor
        {...parts}
        setup={did?.did === 'setup' ? did.setup : null}
        codes={did?.did === 'codes' ? did.backupCodes : null}
        done={did?.did === 'secondFactorOn'}
      />
      <AccountSessions {...parts} />
      <section className="section" aria-labelledby="tokens">
        <Title order={2} id="tokens">
          {t('tokens')}
        </Title>
        <Text className="prose" mt="xs">
          {t('tokensHelp')}{' '}
          <Anchor component={Link} to={`/w/${workspace}/settings/tokens`} inherit>
            {t('tokensLink')}
          </Anchor>
        </Text>
      </section>
    </>
  )
}
