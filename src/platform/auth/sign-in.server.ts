import type { App } from '../http/app.server.ts'
import { chosenLocale, localeCookie } from '../http/locale.server.ts'
import { log } from '../log.server.ts'
import { Refusal } from '../refusal.ts'
import { CLIENT_HEADER, findAccount, type SignedIn, signedIn } from './auth.server.ts'
import { recordSecurity } from './security-log.server.ts'

/** A call of sign-in from a page: the browser's cookies, and who calls. */
export interface SignInCall {
  app: App
  request: Request
  /** Address the call came from. */
  client: string
}

/** What sign-in answered: cookies to hand to the browser, and whether a second factor is still to come. */
export interface SignInAnswer {
  cookies: string[]
  secondFactor: boolean
}

/** Calls one of better-auth's operations for a page that has passed our own guards. */
export async function callAuth(call: SignInCall, path: string, body: object): Promise<Response> {
  const { app, request, client } = call
  const headers = new Headers({ 'content-type': 'application/json', origin: app.origin })
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name)
    if (value) headers.set(name, value)
  }
  if (client) headers.set(CLIENT_HEADER, client)
  const url = `${app.origin}/api/auth${path}`
  return app.auth.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
}

/** Who the cookies just set belong to. */
function personOf(app: App, cookies: readonly string[]): Promise<SignedIn | null> {
  const cookie = cookies.map(text => text.slice(0, text.indexOf(';'))).join('; ')
  return signedIn(app.auth, new Headers({ cookie }))
}

async function failed(call: SignInCall, email: string | null, why: string): Promise<void> {
  const userId = email === null ? null : await findAccount(call.app.auth, email)
  const facts = { why, address: call.client }
  if (userId) await recordSecurity(call.app, userId, { action: 'signIn.fail', facts, anonymous: true })
  else log('warn', 'signIn.fail', facts)
}

/** The cookie of the person's own language, where they have one and none was chosen in this browser. */
async function languageCookie({ app, request }: SignInCall, userId: string): Promise<string[]> {
  const own = chosenLocale(request) === null ? await app.membership.languageOf(userId) : null
  return own ? [localeCookie(own, app.origin.startsWith('https:'))] : []
}

/** Writes the success down; the cookies of the session, with that of the person's language. */
async function succeeded(call: SignInCall, cookies: readonly string[], by: string): Promise<string[]> {
  const userId = (await personOf(call.app, cookies))?.userId
  if (!userId) return [...cookies]
  await recordSecurity(call.app, userId, { action: 'signIn.succeed', facts: { by, address: call.client } })
  return [...cookies, ...(await languageCookie(call, userId))]
}

/** First step: address and password. Refuses a wrong pair, and too many attempts. */
export async function signInWithPassword(
  call: SignInCall,
  email: string,
  password: string,
): Promise<SignInAnswer> {
  const { limits } = call.app
  await limits.count('signIn', call.client)
  await limits.check('account', email.toLowerCase())
  const answer = await callAuth(call, '/sign-in/email', { email, password })
  if (!answer.ok) {
    await failed(call, email, 'password')
    await limits.count('account', email.toLowerCase())
    throw new Refusal(422, 'signIn.wrong')
  }
  const cookies = answer.headers.getSetCookie()
  const said = (await answer.json()) as { twoFactorRedirect?: boolean }
  if (said.twoFactorRedirect) return { cookies, secondFactor: true }
  return { cookies: await succeeded(call, cookies, 'password'), secondFactor: false }
}

/** Second step: a code of the authenticator, or a backup code. Refuses a wrong one, and too many attempts. */
export async function signInWithCode(call: SignInCall, code: string): Promise<SignInAnswer> {
  await call.app.limits.count('signIn', call.client)
  const plain = code.replaceAll(/\s/g, '')
  const kind = /^\d{6}$/.test(plain) ? 'totp' : 'backup-code'
  const answer = await callAuth(call, `/two-factor/verify-${kind}`, { code: plain })
  if (!answer.ok) {
    await failed(call, await pendingEmail(call), kind)
    throw new Refusal(
      answer.status === 429 ? 429 : 422,
      answer.status === 429 ? 'signIn.locked' : 'signIn.wrongCode',
    )
  }
  const cookies = answer.headers.getSetCookie()
  if (kind === 'totp') await onlyOnce(call, cookies, plain)
  return { cookies: await succeeded(call, cookies, kind), secondFactor: false }
}

/** Refuses a code that has served already, as one seen over a shoulder would; the session made with it is ended. */
async function onlyOnce({ app }: SignInCall, cookies: readonly string[], code: string): Promise<void> {
  const person = await personOf(app, cookies)
  if (!person) return
  await app.limits.count('code', `${person.userId} ${code}`).catch(async (error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    const context = await app.auth.$context
    await context.internalAdapter.deleteSession(person.sessionToken)
    await recordSecurity(app, person.userId, {
      action: 'signIn.fail',
      facts: { why: 'totp' },
      anonymous: true,
    })
    throw new Refusal(422, 'signIn.wrongCode')
  })
}

/** Address of whoever has given their password and owes a code; null where nobody does. */
async function pendingEmail(call: SignInCall): Promise<string | null> {
  const cookie = call.request.headers.get('cookie') ?? ''
  const value = /stratege\.two_factor=([^;]+)/.exec(cookie)?.[1]
  if (!value) return null
  const identifier = decodeURIComponent(value).split('.')[0]
  const context = await call.app.auth.$context
  const pending = await context.internalAdapter.findVerificationValue(identifier)
  const user = pending && (await context.internalAdapter.findUserById(pending.value))
  return user?.email ?? null
}

/** Where a sign-in with a company's provider begins, and the cookies that tie its way back to this browser. */
export async function beginProvider(
  call: SignInCall,
  providerId: string,
  next: string,
): Promise<{ url: string; cookies: string[] }> {
  await call.app.limits.count('provider', call.client)
  const back = next === '/' ? '' : `?next=${encodeURIComponent(next)}`
  const answer = await callAuth(call, '/sign-in/sso', {
    providerId,
    providerType: 'oidc',
    callbackURL: next,
    errorCallbackURL: `/sign-in${back}`,
  })
  if (!answer.ok) throw new Refusal(422, 'signIn.providerFailed')
  const { url } = (await answer.json()) as { url: string }
  return { url, cookies: answer.headers.getSetCookie() }
}

/** The way back from a provider: signs in members with a verified address, and ties members who had no account. */
export async function endProvider(call: SignInCall): Promise<Response> {
  const { app, request, client } = call
  await app.limits.count('provider', client)
  const headers = new Headers({ cookie: request.headers.get('cookie') ?? '', [CLIENT_HEADER]: client })
  const { pathname, search } = new URL(request.url)
  const answer = await app.auth.handler(new Request(app.origin + pathname + search, { headers }))
  const cookies = answer.headers.getSetCookie()
  const provider = pathname.split('/').at(-1) ?? ''
  const userId = (await personOf(app, cookies))?.userId
  if (userId) {
    const context = await app.auth.$context
    const user = await context.internalAdapter.findUserById(userId)
    if (user?.emailVerified) await app.membership.tie(user.email, userId)
    await recordSecurity(app, userId, { action: 'signIn.succeed', facts: { by: provider, address: client } })
    for (const cookie of await languageCookie(call, userId)) answer.headers.append('Set-Cookie', cookie)
  } else {
    const why = new URL(answer.headers.get('location') ?? '/', app.origin).searchParams.get('error')
    log('warn', 'signIn.fail', { why: why ?? String(answer.status), by: provider, address: client })
  }
  return answer
}
