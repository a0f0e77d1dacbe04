import { z } from 'zod'
import type { Locale } from '#platform/actor.ts'
import { type SignInCall, signInWithPassword } from '#platform/auth/sign-in.server.ts'
import { formOf, readForm } from '#platform/http/form.server.ts'
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
  call: SignInCall,
  token: string,
): Promise<{ slug: string; locale: Locale; cookies: string[] }> {
  const { app, request } = call
  const founding = readForm(input, await formOf(request))
  const founded = await foundInstallation(
    { owner: app.ownerPool, auth: app.authPool },
    app.auth,
    founding,
    token,
  )
  if (!founded) throw new Refusal(410, 'setup.used')
  const { cookies } = await signInWithPassword(call, founding.email, founding.password)
  return { slug: founded.slug, locale: founding.locale, cookies }
}
