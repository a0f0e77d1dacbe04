import { redirect } from 'react-router'
import { enter, type RouteArguments } from '#platform/http/page.server.ts'
import { mayAdminister, maySeeAudit } from '../may.ts'

/** The first settings page of whoever comes: the company, the log, or their own tokens. */
export async function loader(args: RouteArguments) {
  const { workspace, actor } = await enter(args)
  const first = mayAdminister(actor) ? 'company' : maySeeAudit(actor) ? 'audit' : 'tokens'
  return redirect(`/w/${workspace.slug}/settings/${first}`)
}
