import { z } from 'zod'
import type { Locale } from '#platform/actor.ts'
import { type SignInCall, signInWithPassword } from '#platform/auth/sign-in.server.ts'
import { formOf, readForm } from '#platform/http/form.server.ts'
import { errorFacts, log } from '#platform/log.server.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Founded, foundInstallation } from './founding.server.ts'
import { installSample } from './sample/install.server.ts'

const input = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(320),
  password: z.string().min(10).max(200),
  company: z.string().trim().min(1).max(200),
  locale: z.enum(['en', 'fr']),
  sample: z.literal('yes').optional(),
})

/** Where the owner begins: on the path of the sample where it was asked for, else of their own company. */
async function firstPath(
  { app }: SignInCall,
  founding: z.output<typeof input>,
  founded: Founded,
): Promise<string> {
  if (!founding.sample) return `/w/${founded.slug}/path`
  const { name, email, locale } = founding
  const owner = { userId: founded.userId, name, email }
  try {
    const sample = await installSample(app.ownerPool, { owner, locale, now: app.parts.now() })
    if (sample) return `/w/${sample.slug}/path`
  } catch (error) {
    // The company is founded and its link used: the owner goes on, and finds the sample where it is loaded by hand.
    log('error', 'setup.sample', errorFacts(error))
  }
  return `/w/${founded.slug}/settings/sample`
}

/** Makes the first owner from the setup form and signs them in; refuses a used link and wrong fields. */
export async function createFirstOwner(
  call: SignInCall,
  token: string,
): Promise<{ path: string; locale: Locale; cookies: string[] }> {
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
  return { path: await firstPath(call, founding, founded), locale: founding.locale, cookies }
}
