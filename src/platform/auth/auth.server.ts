import { sso } from '@better-auth/sso'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import type pg from 'pg'
import { deriveKey } from '../env.server.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from './password-rule.ts'
import { providerOrigins } from './provider.store.server.ts'

export interface AuthOptions {
  pool: pg.Pool
  secret: string
  origin: string
  /** Whether the signed-in person may set the identity providers of this installation. */
  mayRegisterProvider: (userId: string) => Promise<boolean>
  /** Whether an address is an active member's: only they come in by a provider. */
  admits: (email: string) => Promise<boolean>
}

/** Calls about providers: the addresses of providers an administrator has set are trusted in these only. */
const aboutProviders = (request: Request | undefined) =>
  request !== undefined && /\/sso(\/|$|\?)/.test(request.url)

/**
 * Sign-in: password, OIDC, second factor. Accounts are made by setup, invitations, and by members' first sign-in with a
 * provider. Its own HTTP operations are not reachable from outside but for a provider's way back (`http.server.ts`):
 * pages call them, after our own rate limits, and record what happened.
 */
export function createAuth({ pool, secret, origin, mayRegisterProvider, admits }: AuthOptions) {
  return betterAuth({
    appName: 'Stratège',
    baseURL: origin,
    basePath: '/api/auth',
    secret: deriveKey(secret, 'auth'),
    database: pool,
    telemetry: { enabled: false },
    trustedOrigins: async request =>
      aboutProviders(request) ? [origin, ...(await providerOrigins(pool))] : [origin],
    logger: { disabled: true },
    onAPIError: { errorURL: `${origin}/sign-in` },
    user: {
      modelName: 'auth_user',
      async validateUserInfo({ user, source }) {
        if (source.method !== 'sso-oidc') return undefined
        if (source.action !== 'sign-in' && !user.emailVerified) return { error: 'unverified' }
        return (await admits(user.email ?? '')) ? undefined : { error: 'stranger' }
      },
    },
    session: { modelName: 'auth_session', expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    account: {
      modelName: 'auth_account',
      accountLinking: { enabled: true },
      updateAccountOnSignIn: false,
    },
    verification: { modelName: 'auth_verification' },
    databaseHooks: {
      account: {
        create: {
          // A provider's tokens are of no use after sign-in: what is not kept cannot leak.
          before: async account => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    disabledPaths: ['/sign-up/email'],
    advanced: {
      cookiePrefix: 'stratege',
      useSecureCookies: origin.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    plugins: [
      twoFactor({ issuer: 'Stratège', schema: { twoFactor: { modelName: 'auth_two_factor' } } }),
      sso({
        modelName: 'auth_sso_provider',
        trustEmailVerified: true,
        providersLimit: async user => ((await mayRegisterProvider(user.id)) ? 10 : 0),
      }),
    ],
  })
}

/** Carries the caller's address inward; never taken from outside. */
export const CLIENT_HEADER = 'x-stratege-client'

export type Auth = ReturnType<typeof createAuth>

export interface SignedIn {
  userId: string
  email: string
  name: string
  sessionToken: string
}

/** The person behind a request's session cookie, or null. */
export async function signedIn(auth: Auth, headers: Headers): Promise<SignedIn | null> {
  if (!headers.get('cookie')?.includes('stratege.session_token')) return null
  const found = await auth.api.getSession({ headers })
  if (!found) return null
  return {
    userId: found.user.id,
    email: found.user.email,
    name: found.user.name,
    sessionToken: found.session.token,
  }
}

/**
 * Makes a sign-in account with a password; refuses (throws) where the address is taken. Returns the user's id.
 * An address that the person gave themselves is not `verified`: no provider is ever matched with it.
 */
export async function createAccount(
  auth: Auth,
  account: { email: string; name: string; password: string; verified?: boolean },
): Promise<string> {
  const context = await auth.$context
  const hash = await context.password.hash(account.password)
  const at = new Date()
  const user = await context.adapter.create<Record<string, unknown>, { id: string }>({
    model: 'user',
    data: {
      email: account.email.toLowerCase(),
      name: account.name,
      emailVerified: account.verified ?? true,
      createdAt: at,
      updatedAt: at,
    },
  })
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  })
  return user.id
}

/** The id of the sign-in account with this address, or null. */
export async function findAccount(auth: Auth, email: string): Promise<string | null> {
  const context = await auth.$context
  const found = await context.internalAdapter.findUserByEmail(email.toLowerCase())
  return found?.user.id ?? null
}
