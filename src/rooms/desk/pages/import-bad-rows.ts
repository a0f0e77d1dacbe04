import { localeOf } from '#platform/http/locale.server.ts'
import { read } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { badRowsFile } from '#rooms/desk/import-view.server.ts'

/** The bad rows of an import as a file: line, column, value and reason. */
export const loader = read(async (ctx, { params, request, call }) => {
  const t = call.app.parts.translate(localeOf(request))
  const { name, text } = await badRowsFile(ctx, readId(params.import) ?? 0, t)
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
})
