import { sso } from '@better-auth/sso'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import type pg from 'pg'
import { deriveKey } from '../env.server.ts'

export interface AuthOptions {
  pool: pg.Pool
  secret: string
  origin: string
  /** Whether the signed-in person may set the identity providers of this installation. */
  mayRegisterProvider: (userId: string) => Promise<boolean>
}

/** Sign-in: password, OIDC, second factor, rate limits. Accounts are made by setup and invitations only. */
export function createAuth({ pool, secret, origin, mayRegisterProvider }: AuthOptions) {
  return betterAuth({
    appName: 'Stratège',
    baseURL: origin,
    basePath: '/api/auth',
    secret: deriveKey(secret, 'auth'),
    database: pool,
    telemetry: { enabled: false },
    trustedOrigins: [origin],
    logger: { disabled: true },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    account: { modelName: 'auth_account', accountLinking: { enabled: true } },
    verification: { modelName: 'auth_verification' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'auth_rate_limit',
      window: 60,
      max: 200,
      customRules: { '/sign-in/*': { window: 60, max: 10 }, '/two-factor/*': { window: 60, max: 10 } },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    disabledPaths: ['/sign-up/email'],
    advanced: { cookiePrefix: 'stratege', useSecureCookies: origin.startsWith('https:') },
    plugins: [
      twoFactor({ issuer: 'Stratège', schema: { twoFactor: { modelName: 'auth_two_factor' } } }),
      sso({
        modelName: 'auth_sso_provider',
        disableImplicitSignUp: true,
        providersLimit: async user => ((await mayRegisterProvider(user.id)) ? 10 : 0),
      }),
    ],
  })
}

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

/** Makes a sign-in account with a password; refuses (throws) where the address is taken. Returns the user's id. */
export async function createAccount(
  auth: Auth,
  account: { email: string; name: string; password: string },
): Promise<string> {
  const context = await auth.$context
  const hash = await context.password.hash(account.password)
  const user = await context.internalAdapter.createUser(
    { email: account.email.toLowerCase(), name: account.name, emailVerified: true },
    { method: 'email-password' },
  )
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
