import { threads } from '../threads/threads.server.ts'
import type { WrittenDocument } from './document.ts'
import type { Printing } from './print-pdf.ts'

/** Prints a document in a thread, as a page of it takes longer than another caller should wait. */
export async function printDocument(
  document: WrittenDocument,
  printing: Printing,
): Promise<Uint8Array<ArrayBuffer>> {
  const printed = await threads.call<typeof import('./print-pdf.ts'), 'printPdf'>(
    new URL('./print-pdf.ts', import.meta.url),
    'printPdf',
    [document, printing],
    { limit: 60_000 },
  )
  if (!printed.ok) throw new Error('a document was not printed within a minute')
  return new Uint8Array(printed.value)
}
