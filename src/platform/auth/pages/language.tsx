import { redirect } from 'react-router'
import { callOf } from '#platform/http/app.server.ts'
import { localeCookie } from '#platform/http/locale.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'
import { localPath } from '../local-path.ts'

/** Keeps the language chosen and returns to the page it was chosen on. */
export async function action({ request, context }: RouteArguments) {
  const form = await request.formData().catch(() => new FormData())
  const secure = callOf(context).app.origin.startsWith('https:')
  const headers = { 'Set-Cookie': localeCookie(form.get('locale') === 'fr' ? 'fr' : 'en', secure) }
  return redirect(localPath(form.get('next')), { headers })
}
