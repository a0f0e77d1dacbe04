import { enter, type RouteArguments } from '#platform/http/page.server.ts'
import { Refusal } from '#platform/refusal.ts'
import { auditCsv } from '#platform/settings/audit-csv.server.ts'
import { readAuditQuery } from '../audit-log.ts'

/** The deeds looked for, as a file. */
export async function loader(args: RouteArguments) {
  const { call, actor, workspace } = await enter(args)
  const query = readAuditQuery(new URL(args.request.url).searchParams)
  try {
    const body = await auditCsv(call.app.parts, actor, query)
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="audit-${workspace.sample ? 'sample-' : ''}${workspace.slug}.csv"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return new Response(null, { status: error.status })
  }
}
