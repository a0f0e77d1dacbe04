import { localeOf } from '#platform/http/locale.server.ts'
import { read } from '#platform/http/page.server.ts'
import type { WrittenDocument } from '#platform/print/document.ts'
import { DocumentView } from '#platform/ui/document-view.tsx'
import { dossierForm, readDossier } from '#rooms/path/dossier.server.ts'
import type { DossierForm } from '../dossier-address.ts'
import { DossierOptions } from './dossier-options.tsx'
import { useWorkspacePath } from './room-path.ts'

interface DossierData {
  form: DossierForm
  document: WrittenDocument
}

export const loader = read(async (ctx, { request, url, call }): Promise<DossierData> => {
  const form = await dossierForm(ctx, url.searchParams, localeOf(request))
  return { form, document: await readDossier(ctx, form, call.app.parts.translate(form.language)) }
})

/** The company's last twelve months and the year ahead: neither unit nor period is chosen. */
export const handle = { scope: [] }

export default function DossierPage({ loaderData: { form, document } }: { loaderData: DossierData }) {
  const workspace = useWorkspacePath()
  return (
    <>
      <title>{`${document.title} · Stratège`}</title>
      <DossierOptions form={form} />
      <DocumentView document={document} base={workspace} />
    </>
  )
}
