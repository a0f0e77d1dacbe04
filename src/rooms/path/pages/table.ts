import { writeCsv } from '#platform/csv.ts'
import { localeOf } from '#platform/http/locale.server.ts'
import { read } from '#platform/http/page.server.ts'
import { notFound } from '#platform/refusal.ts'
import { readFigures } from '#rooms/path/figures.server.ts'
import { readPath } from '#rooms/path/position.server.ts'
import { scopeOf } from '#rooms/path/scope.server.ts'
import { pathModel } from '../model.ts'
import { figureTable, figureTables, positionTable, positionTables } from '../tables.ts'

/** A table of the room as a CSV file, for the period and unit of the address. */
export const loader = read(async (ctx, { request, url, params, call, workspace }) => {
  const locale = localeOf(request)
  const t = call.app.parts.translate(locale)
  const scope = await scopeOf(ctx, url)
  const [ofPosition, ofFigures] = [positionTables, figureTables].map(names =>
    (names as readonly string[]).includes(params.table ?? ''),
  )
  if (!ofPosition && !ofFigures) throw notFound()
  const rows = ofPosition
    ? positionTable(
        params.table as (typeof positionTables)[number],
        await readPath(ctx, scope),
        t,
        pathModel.months,
      )
    : figureTable(params.table as (typeof figureTables)[number], await readFigures(ctx, scope), {
        t,
        locale,
        only: url.searchParams.get('figure'),
      })
  return new Response(writeCsv(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="stratege-${workspace.sample ? 'sample-' : ''}${params.table}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
})
