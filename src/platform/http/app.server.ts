import type pg from 'pg'
import { createContext, type RouterContextProvider } from 'react-router'
import type { Actor, Locale } from '../actor.ts'
import type { Auth, SignedIn } from '../auth/auth.server.ts'
import type { Limits } from '../auth/limit.server.ts'
import type { Context, ContextParts, Tx } from '../context.server.ts'
import type { Question } from '../db/question.server.ts'
import type { Jobs } from '../jobs/jobs.server.ts'
import type { ApiDocument } from './api-document.server.ts'
import type { Bearers } from './bearers.server.ts'

/** A workspace as its members see it in the address and the header. */
export interface WorkspaceLabel {
  workspaceId: number
  slug: string
  name: string
  sample: boolean
  timeZone: string
  /** An ISO 4217 code. */
  currency: string
}

/** Who a live token speaks for, with what was asked along with them. */
export interface Bearer {
  actor: Actor
  tokenId: number
  expiresAt: Date
  lastUsedAt: Date | null
  also: unknown
  /** The company's stamp when this was read. */
  stamp: number
}

/** How the platform asks the room of people who somebody is; handed in, as the platform knows no room. */
export interface Membership {
  workspacesOf(userId: string): Promise<WorkspaceLabel[]>
  /** The language a signed-in person has chosen for themselves in a company of theirs; null where none was. */
  languageOf(userId: string): Promise<Locale | null>
  actorOfUser(workspaceId: number, userId: string): Promise<Actor | null>
  actorOfToken(text: string): Promise<Actor | null>
  /** Who bears the live token of this hash in the transaction's workspace, or null. */
  bearer(
    tx: Tx,
    workspaceId: number,
    hash: string,
    now: Date,
    also?: Question<unknown>,
  ): Promise<Bearer | null>
  /** Names of members, by id. */
  namesOf(tx: Tx, ids: readonly number[]): Promise<Map<number, string>>
  /** The sign-in account of a member, or null. */
  userOf(tx: Tx, memberId: number): Promise<string | null>
  /** Whether an address is an active member's of some company. */
  admits(email: string): Promise<boolean>
  /** Ties members of this verified address, who had no account yet, to the account. */
  tie(email: string, userId: string): Promise<void>
  /** Whether somebody administers every company of the installation. */
  administersAll(userId: string): Promise<boolean>
  /** The actor's own name and language (null: the company's). */
  profileOf(ctx: Context): Promise<{ name: string; locale: Locale | null }>
  /** Changes the actor's own name and language (null: the company's). */
  changeProfile(ctx: Context, profile: { name: string; locale: Locale | null }): Promise<void>
}

/** The running product: made once at start, reached by every edge. */
export interface App {
  parts: ContextParts
  auth: Auth
  /** Connections of the application's role that `parts` and jobs ask. */
  appPool: pg.Pool
  /** Others of that role, for COPY. */
  bulkPool: pg.Pool
  authPool: pg.Pool
  ownerPool: pg.Pool
  jobs: Jobs
  membership: Membership
  /** The words of pages, as JSON. */
  words: (locale: Locale) => string
  origin: string
  limits: Limits
  bearers: Bearers
  /** Reverse proxies of our own in front. */
  proxies: number
  /** Text that opens /metrics from other machines, or null. */
  metricsToken: string | null
}

/** What one call carries from the server's door to loaders and actions. */
export interface Call {
  app: App
  requestId: string
  nonce: string
  /** Address the call came from. */
  client: string
  /** Who is signed in; resolved once a call. */
  person: () => Promise<SignedIn | null>
  /** The API's document, in a language. */
  apiDocument: (locale: Locale) => ApiDocument
}

export const callContext = createContext<Call>()

export function callOf(context: Readonly<RouterContextProvider>): Call {
  return context.get(callContext)
}
