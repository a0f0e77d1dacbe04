import { redirect } from 'react-router'
import { callOf } from '#platform/http/app.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'

export async function action({ request, context }: RouteArguments) {
  const { headers } = await callOf(context).app.auth.api.signOut({
    headers: request.headers,
    returnHeaders: true,
  })
  return redirect('/sign-in', { headers })
}
