import { redirect } from 'react-router'
import { beginProvider } from '#platform/auth/sign-in.server.ts'
import { callOf } from '#platform/http/app.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'
import { Refusal } from '#platform/refusal.ts'
import { localPath } from '../local-path.ts'

/** Sends the browser to a company's own provider. A link and not a form: the policy of the page lets forms go nowhere else. */
export async function loader({ request, params, context }: RouteArguments) {
  const { app, client } = callOf(context)
  const next = localPath(new URL(request.url).searchParams.get('next'))
  try {
    const { url, cookies } = await beginProvider({ app, request, client }, params.provider ?? '', next)
    const headers = new Headers()
    for (const cookie of cookies) headers.append('Set-Cookie', cookie)
    return redirect(url, { headers })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return redirect(`/sign-in?error=${error.status === 429 ? 'tooMany' : 'providerFailed'}`)
  }
}
