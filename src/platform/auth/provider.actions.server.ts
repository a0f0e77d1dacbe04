import { audit } from '../audit.server.ts'
import type { Context } from '../context.server.ts'
import type { App } from '../http/app.server.ts'
import { forbidden, invalid, notFound, Refusal } from '../refusal.ts'
import {
  deleteProvider,
  findProviderConfig,
  listProviders,
  type ProviderConfig,
  saveProvider,
  untieAccounts,
} from './provider.store.server.ts'
import { isSafeProviderUrl, type Provider, type ProviderInput, providerIdOf } from './provider.ts'

const WAIT = 8_000
const LIMIT = 200_000

/** Ids that better-auth keeps for itself. */
const reserved = new Set([
  'credential',
  'email-password',
  'magic-link',
  'email-otp',
  'anonymous',
  'siwe',
  'phone-number',
])

/** The account of an administrator of the whole installation; refuses anybody else: a provider says who anybody is. */
async function administratorAccount(app: App, ctx: Context): Promise<string> {
  if (ctx.actor.reach.administrator !== 'all') throw forbidden()
  const userId = await app.membership.userOf(ctx.tx, ctx.actor.memberId)
  if (userId === null || !(await app.membership.administersAll(userId))) throw forbidden()
  return userId
}

/** Whether the actor sets identity providers. */
export async function maySetProviders(app: App, ctx: Context): Promise<boolean> {
  return administratorAccount(app, ctx).then(
    () => true,
    error => {
      if (error instanceof Refusal) return false
      throw error
    },
  )
}

const unreachable = (why: string) => invalid({ issuer: { code: 'settings.discovery', params: { why } } })

export type Discovery = Record<string, unknown>

/**
 * What an issuer publishes of itself, over the network: never called inside a transaction, nor before `checkProvider`.
 * Refuses an issuer that does not answer, or speaks for another.
 */
export async function discover(issuer: string): Promise<Discovery> {
  if (!isSafeProviderUrl(issuer)) throw invalid({ issuer: { code: 'settings.issuerUrl' } })
  let document: unknown
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT),
      headers: { accept: 'application/json' },
    })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
    const text = await answer.text()
    if (text.length > LIMIT) throw new Error(`> ${LIMIT}`)
    document = JSON.parse(text)
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string; message?: string } }
    throw unreachable(cause?.code ?? (cause?.message ?? message).slice(0, 100))
  }
  if (document === null || typeof document !== 'object') throw unreachable('JSON')
  const found = document as Record<string, unknown>
  if (found['issuer'] !== issuer) throw invalid({ issuer: { code: 'settings.issuerOther' } })
  return found
}

function configOf(found: Discovery, input: ProviderInput & { clientSecret: string }): ProviderConfig {
  const url = (name: string) => {
    const value = found[name]
    if (typeof value === 'string' && isSafeProviderUrl(value)) return value
    throw unreachable(name)
  }
  const methods = found['token_endpoint_auth_methods_supported']
  const post =
    Array.isArray(methods) &&
    methods.includes('client_secret_post') &&
    !methods.includes('client_secret_basic')
  return {
    issuer: input.issuer,
    clientId: input.clientId,
    clientSecret: input.clientSecret,
    authorizationEndpoint: url('authorization_endpoint'),
    tokenEndpoint: url('token_endpoint'),
    jwksEndpoint: url('jwks_uri'),
    ...(found['userinfo_endpoint'] === undefined ? {} : { userInfoEndpoint: url('userinfo_endpoint') }),
    discoveryEndpoint: `${input.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    tokenEndpointAuthentication: post ? 'client_secret_post' : 'client_secret_basic',
    pkce: true,
    scopes: ['openid', 'email', 'profile'],
  }
}

/**
 * What is settled before an issuer is asked: that the actor may, that the provider is there (`id`) or its name free
 * (null), and that there is a secret.
 */
export async function checkProvider(app: App, ctx: Context, id: string | null, input: ProviderInput) {
  const userId = await administratorAccount(app, ctx)
  const held = id === null ? null : await findProviderConfig(app.authPool, id)
  if (id !== null && !held) throw notFound()
  const clientSecret = input.clientSecret ?? (held?.issuer === input.issuer ? held.clientSecret : undefined)
  if (!clientSecret) throw invalid({ clientSecret: { code: 'platform.required' } })
  const key = id ?? providerIdOf(input.name)
  if (id === null && (reserved.has(key) || (await findProviderConfig(app.authPool, key))))
    throw invalid({ name: { code: 'settings.providerTaken' } })
  return { userId, held, key, clientSecret }
}

/** Sets a provider after its issuer was asked: `id` null makes one, else changes that one. */
export async function setProvider(
  app: App,
  ctx: Context,
  id: string | null,
  input: ProviderInput,
  found: Discovery,
): Promise<Provider> {
  const { userId, held, key, clientSecret } = await checkProvider(app, ctx, id, input)
  const config = configOf(found, { ...input, clientSecret })
  await saveProvider(app.authPool, { id: key, name: input.name, userId, config })
  if (held && held.issuer !== config.issuer) await untieAccounts(app.authPool, key)
  const shown = { name: input.name, issuer: config.issuer, clientId: config.clientId }
  await audit(ctx, {
    action: held ? 'provider.change' : 'provider.create',
    thing: 'provider',
    id: key,
    before: held ? { issuer: held.issuer, clientId: held.clientId } : undefined,
    after: { ...shown, secretReplaced: input.clientSecret !== undefined },
  })
  return { id: key, ...shown }
}

/** Removes a provider: nobody signs in by it any more. */
export async function removeProvider(app: App, ctx: Context, id: string): Promise<void> {
  await administratorAccount(app, ctx)
  const before = (await listProviders(app.authPool)).find(provider => provider.id === id)
  if (!before || !(await deleteProvider(app.authPool, id))) throw notFound()
  await untieAccounts(app.authPool, id)
  await audit(ctx, { action: 'provider.remove', thing: 'provider', id, before })
}
