import { z } from 'zod'
import type { Locale } from '#platform/actor.ts'
import type { App } from '#platform/http/app.server.ts'
import { readForm } from '#platform/http/form.server.ts'
import { Refusal } from '#platform/refusal.ts'
import { foundInstallation } from './founding.server.ts'

const input = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(320),
  password: z.string().min(10).max(200),
  company: z.string().trim().min(1).max(200),
  locale: z.enum(['en', 'fr']),
  sample: z.literal('yes').optional(),
})

/** Makes the first owner from the setup form and signs them in; refuses a used link and wrong fields. */
export async function createFirstOwner(
  app: App,
  request: Request,
  token: string,
): Promise<{ slug: string; locale: Locale; cookies: string[] }> {
  const founding = readForm(input, await request.formData())
  const founded = await foundInstallation(
    { owner: app.ownerPool, auth: app.authPool },
    app.auth,
    founding,
    token,
  )
  if (!founded) throw new Refusal(410, 'setup.used')
  const signedIn = await app.auth.api.signInEmail({
    body: { email: founding.email, password: founding.password },
    headers: request.headers,
    asResponse: true,
  })
  return { slug: founded.slug, locale: founding.locale, cookies: signedIn.headers.getSetCookie() }
}
