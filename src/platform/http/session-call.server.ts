import type { Context as HonoContext } from 'hono'
import type { Actor } from '../actor.ts'
import { signedIn } from '../auth/auth.server.ts'
import type { App } from './app.server.ts'

/** Names the company of a call that the product's own page sends with the person's session. */
export const COMPANY_HEADER = 'x-stratege-company'

/**
 * Who calls the API from a page of the product, by their session: the signed-in member of the company that the header
 * names, or null. No other site's page can send that header (nothing here answers a preflight), a call that the
 * browser says another site began is none of theirs, and a token that is sent is always the one that counts.
 */
export async function sessionActor(app: App, c: HonoContext): Promise<Actor | null> {
  const slug = c.req.header(COMPANY_HEADER)
  if (slug === undefined || c.req.header('authorization') !== undefined) return null
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return null
  const person = await signedIn(app.auth, c.req.raw.headers)
  if (!person) return null
  const companies = await app.membership.workspacesOf(person.userId)
  const company = companies.find(one => one.slug === slug)
  return company ? app.membership.actorOfUser(company.workspaceId, person.userId) : null
}
