import type pg from 'pg'
import { createContext, type RouterContextProvider } from 'react-router'
import type { Actor, Locale } from '../actor.ts'
import type { Auth, SignedIn } from '../auth/auth.server.ts'
import type { ContextParts } from '../context.server.ts'
import type { Words } from '../i18n/translate.ts'
import type { Jobs } from '../jobs/jobs.server.ts'

/** A workspace as its members see it in the address and the header. */
export interface WorkspaceLabel {
  workspaceId: number
  slug: string
  name: string
  sample: boolean
  timeZone: string
}

/** How the platform asks the room of people who somebody is; handed in, as the platform knows no room. */
export interface Membership {
  workspacesOf(userId: string): Promise<WorkspaceLabel[]>
  actorOfUser(workspaceId: number, userId: string): Promise<Actor | null>
  actorOfToken(text: string): Promise<Actor | null>
}

/** The running product: made once at start, reached by every edge. */
export interface App {
  parts: ContextParts
  auth: Auth
  /** Connections of the application's role, for bulk writing; everything else goes through `parts`. */
  appPool: pg.Pool
  authPool: pg.Pool
  ownerPool: pg.Pool
  jobs: Jobs
  membership: Membership
  words: Record<Locale, Words>
  origin: string
}

/** What one call carries from the server's door to loaders and actions. */
export interface Call {
  app: App
  requestId: string
  nonce: string
  /** Who is signed in; resolved once a call. */
  person: () => Promise<SignedIn | null>
}

export const callContext = createContext<Call>()

export function callOf(context: Readonly<RouterContextProvider>): Call {
  return context.get(callContext)
}
