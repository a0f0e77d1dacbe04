import { redirect } from 'react-router'
import { holds } from '#platform/actor.ts'
import { enter, type RouteArguments } from '#platform/http/page.server.ts'

/** Where a member's day begins: the path for those who may see it, the portal for requesters. */
export async function loader(args: RouteArguments) {
  const { workspace, actor } = await enter(args)
  const sees = holds(actor, 'administrator', 'strategist', 'team', 'executive', 'auditor')
  return redirect(`/w/${workspace.slug}/${sees ? 'path' : 'portal'}`)
}
