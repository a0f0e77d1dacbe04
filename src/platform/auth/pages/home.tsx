import { redirect } from 'react-router'
import { callOf } from '#platform/http/app.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'

/** The start page of whoever comes: their first own company, or sign-in. */
export async function loader({ context }: RouteArguments) {
  const call = callOf(context)
  const person = await call.person()
  if (!person) return redirect('/sign-in')
  const workspaces = await call.app.membership.workspacesOf(person.userId)
  const first = workspaces.find(workspace => !workspace.sample) ?? workspaces[0]
  return redirect(first ? `/w/${first.slug}` : '/sign-in')
}
