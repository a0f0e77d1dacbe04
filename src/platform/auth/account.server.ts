import { encode } from 'uqr'
import type { App } from '../http/app.server.ts'
import { invalid, notFound, Refusal } from '../refusal.ts'
import type { SignedIn } from './auth.server.ts'
import { recordSecurity } from './security-log.server.ts'
import { callAuth, type SignInCall } from './sign-in.server.ts'

/** Somebody signed in, changing their own account from a page. */
export interface AccountCall extends SignInCall {
  person: SignedIn
}

/** A session as its owner sees it: never its token. */
export interface OwnSession {
  id: string
  current: boolean
  /** Milliseconds since 1970. */
  since: number
  lastSeen: number
  address: string | null
  agent: string | null
}

/** How somebody signs in. */
export interface AccountState {
  email: string
  hasPassword: boolean
  secondFactor: boolean
}

/** A second factor about to be set: what the authenticator needs, and codes shown this once. */
export interface SecondFactorSetup {
  /** The picture to scan: `size` modules a side, its dark modules as an SVG path. */
  picture: { size: number; path: string }
  /** The same secret, to type. */
  secret: string
  backupCodes: string[]
}

export async function accountState(app: App, person: SignedIn): Promise<AccountState> {
  const context = await app.auth.$context
  const account = await context.internalAdapter.findCredentialAccount(person.userId)
  const user = (await context.internalAdapter.findUserById(person.userId)) as {
    twoFactorEnabled?: boolean | null
  } | null
  return {
    email: person.email,
    hasPassword: Boolean(account?.password),
    secondFactor: user?.twoFactorEnabled === true,
  }
}

/** The person's live sessions, the one in use first, then the latest used. */
export async function ownSessions(app: App, person: SignedIn): Promise<OwnSession[]> {
  const context = await app.auth.$context
  const sessions = await context.internalAdapter.listSessions(person.userId)
  return sessions
    .filter(session => session.expiresAt.getTime() > Date.now())
    .map(session => ({
      id: session.id,
      current: session.token === person.sessionToken,
      since: session.createdAt.getTime(),
      lastSeen: session.updatedAt.getTime(),
      address: session.ipAddress || null,
      agent: session.userAgent || null,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.lastSeen - a.lastSeen)
}

const record = (call: AccountCall, action: string, facts: Record<string, string | number> = {}) =>
  recordSecurity(call.app, call.person.userId, { action, facts: { ...facts, address: call.client } })

/** Ends one of the person's own sessions. */
export async function endSession(call: AccountCall, id: string): Promise<void> {
  const context = await call.app.auth.$context
  const sessions = await context.internalAdapter.listSessions(call.person.userId)
  const session = sessions.find(candidate => candidate.id === id)
  if (!session) throw notFound()
  await context.internalAdapter.deleteSession(session.token)
  await record(call, 'session.end')
}

/** Ends every session of the person but the one in use; the number ended. */
export async function endOtherSessions(call: AccountCall): Promise<number> {
  const context = await call.app.auth.$context
  const others = (await context.internalAdapter.listSessions(call.person.userId)).filter(
    session => session.token !== call.person.sessionToken,
  )
  for (const session of others) await context.internalAdapter.deleteSession(session.token)
  await record(call, 'session.endOthers', { sessions: others.length })
  return others.length
}

/** Calls an operation that asks the password again, within its limit; `field` is where the form asks for it. */
async function confirmed(
  call: AccountCall,
  field: string,
  path: string,
  body: Record<string, unknown>,
): Promise<Response> {
  await call.app.limits.count('confirm', call.person.userId)
  const answer = await callAuth(call, path, body)
  if (answer.ok) return answer
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string }
  if (code === 'INVALID_PASSWORD') {
    await record(call, 'account.wrongPassword')
    throw invalid({ [field]: { code: 'account.wrongPassword' } })
  }
  throw new Refusal(409, 'account.state')
}

/** Changes the password, which ends every other session. Refuses a wrong present one. The new session's cookies. */
export async function changePassword(call: AccountCall, present: string, wanted: string): Promise<string[]> {
  if (present === wanted) throw invalid({ newPassword: { code: 'account.samePassword' } })
  const answer = await confirmed(call, 'currentPassword', '/change-password', {
    currentPassword: present,
    newPassword: wanted,
    revokeOtherSessions: true,
  })
  await record(call, 'account.password')
  return answer.headers.getSetCookie()
}

/** The dark modules of a picture for an authenticator, row by row, as one SVG path. */
export function pictureOf(text: string): SecondFactorSetup['picture'] {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { size, path }
}

/** Begins to set a second factor; it counts once `confirmSecondFactor` has seen a code of it. */
export async function beginSecondFactor(call: AccountCall, password: string): Promise<SecondFactorSetup> {
  const answer = await confirmed(call, 'password', '/two-factor/enable', { password })
  const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] }
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  return { picture: pictureOf(totpURI), secret: secret.replace(/=+$/, ''), backupCodes }
}

/** Sets the second factor by a code of the authenticator. Refuses a wrong one. The fresh session's cookies. */
export async function confirmSecondFactor(call: AccountCall, code: string): Promise<string[]> {
  await call.app.limits.count('confirm', call.person.userId)
  const answer = await callAuth(call, '/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') })
  if (!answer.ok) throw invalid({ code: { code: 'account.wrongCode' } })
  await record(call, 'account.secondFactor')
  return answer.headers.getSetCookie()
}

/** Makes new backup codes, shown this once; the old ones end. */
export async function renewBackupCodes(call: AccountCall, password: string): Promise<string[]> {
  const answer = await confirmed(call, 'password', '/two-factor/generate-backup-codes', { password })
  await record(call, 'account.backupCodes')
  return ((await answer.json()) as { backupCodes: string[] }).backupCodes
}

/** Gives the second factor up. The fresh session's cookies. */
export async function endSecondFactor(call: AccountCall, password: string): Promise<string[]> {
  const answer = await confirmed(call, 'password', '/two-factor/disable', { password })
  await record(call, 'account.noSecondFactor')
  return answer.headers.getSetCookie()
}
