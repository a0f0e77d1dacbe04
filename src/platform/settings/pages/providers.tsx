import { Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import {
  checkProvider,
  discover,
  maySetProviders,
  removeProvider,
  setProvider,
} from '#platform/auth/provider.actions.server.ts'
import { listProviders } from '#platform/auth/provider.store.server.ts'
import { redirectUriOf } from '#platform/auth/provider.ts'
import { withContext } from '#platform/context.server.ts'
import { readForm } from '#platform/http/form.server.ts'
import { act, type Outcome, read } from '#platform/http/page.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { mayAdminister } from '../may.ts'
import { providerForm, removeProviderForm } from '../settings.wire.ts'
import { ProviderForm } from './provider-form.tsx'

export const loader = read(async (ctx, { call }) => {
  if (!mayAdminister(ctx.actor)) throw forbidden()
  const { app } = call
  const maySet = await maySetProviders(app, ctx)
  const providers = maySet ? await listProviders(app.authPool) : []
  return {
    maySet,
    providers: providers.map(provider => ({
      ...provider,
      redirectUri: redirectUriOf(app.origin, provider.id),
    })),
    newRedirectUri: redirectUriOf(app.origin, '…'),
  }
})

type Did = { did: 'set' | 'removed' }

/** The provider is asked between two transactions: none waits for the network. */
export const action = act<Did>(async ({ call: { app }, actor }, form) => {
  if (form.get('intent') === 'remove') {
    const { id } = readForm(removeProviderForm, form)
    await withContext(app.parts, actor, ctx => removeProvider(app, ctx, id))
    return { value: { did: 'removed' } }
  }
  const { id, ...input } = readForm(providerForm, form)
  await withContext(app.parts, actor, ctx => checkProvider(app, ctx, id ?? null, input))
  const found = await discover(input.issuer)
  await withContext(app.parts, actor, ctx => setProvider(app, ctx, id ?? null, input, found))
  return { value: { did: 'set' } }
})

export default function ProvidersPage({
  loaderData,
  actionData,
}: {
  loaderData: Awaited<ReturnType<typeof loader>>
  actionData?: Outcome<Did>
}) {
  const t = useTranslations('settings')
  const problem = actionData?.ok === false ? actionData.problem : null
  const labels = Object.fromEntries(
    (['name', 'issuer', 'clientId', 'clientSecret'] as const).map(field => [field, t(`provider.${field}`)]),
  )
  return (
    <>
      <title>{`${t('tabs.sign-in')} · Stratège`}</title>
      <Title order={1}>{t('tabs.sign-in')}</Title>
      <Text className="prose" my="xs">
        {t('provider.lead')}
      </Text>
      {actionData?.ok ? <Saved>{t(`provider.did.${actionData.value.did}`)}</Saved> : null}
      <ProblemSummary problem={problem} labels={labels} />
      {loaderData.maySet ? null : (
        <Text className="prose" mt="md">
          {t('provider.mayNot')}
        </Text>
      )}
      {loaderData.providers.map(provider => (
        <ProviderForm
          key={`${provider.id} ${provider.issuer}`}
          provider={provider}
          redirectUri={provider.redirectUri}
          problem={null}
        />
      ))}
      {loaderData.maySet ? (
        <ProviderForm
          key={`new ${loaderData.providers.length}`}
          provider={null}
          redirectUri={loaderData.newRedirectUri}
          problem={problem}
        />
      ) : null}
    </>
  )
}
