import { localeOf } from '#platform/http/locale.server.ts'
import { read } from '#platform/http/page.server.ts'
import { printDocument } from '#platform/print/print.server.ts'
import { dossierForm, readDossier } from '#rooms/path/dossier.server.ts'
import { queryOfDossier } from '../dossier-address.ts'

/** The dossier as a PDF, for the plan, reader and language of the address. */
export const loader = read(async (ctx, { request, url, call, workspace }) => {
  const { app } = call
  const form = await dossierForm(ctx, url.searchParams, localeOf(request))
  const document = await readDossier(ctx, form, app.parts.translate(form.language))
  const base = `${app.origin}/w/${workspace.slug}`
  const file = await printDocument(document, {
    base,
    page: `${base}/path/dossier${queryOfDossier(form)}`,
    now: ctx.now,
  })
  return new Response(file, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="stratege-${workspace.sample ? 'sample-' : ''}dossier-${form.language}.pdf"`,
      'cache-control': 'private, no-store',
    },
  })
})
