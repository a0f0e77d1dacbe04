import { redirect } from 'react-router'
import { callOf } from '#platform/http/app.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'

/** An address of the API's pages that is the same for everybody: leads to those of one's first own company. */
export async function loader({ context }: RouteArguments) {
  const call = callOf(context)
  const person = await call.person()
  if (!person) return redirect('/sign-in?next=/developers')
  const companies = await call.app.membership.workspacesOf(person.userId)
  const first = companies.find(company => !company.sample) ?? companies[0]
  return redirect(first ? `/w/${first.slug}/developers` : '/')
}
