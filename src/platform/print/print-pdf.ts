import { fileURLToPath } from 'node:url'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { WrittenDocument } from './document.ts'
import { annexOf, proofOf, sectionOf } from './pdf-blocks.ts'
import { paper } from './picture-svg.ts'

const font = (name: string) => fileURLToPath(new URL(`./fonts/${name}.ttf`, import.meta.url))
const ownFonts = {
  sans: { normal: font('SourceSans3-Regular'), bold: font('SourceSans3-SemiBold') },
  serif: { normal: font('SourceSerif4-SemiBold'), bold: font('SourceSerif4-SemiBold') },
}
const ownFiles = Object.values(ownFonts).flatMap(({ normal, bold }) => [normal, bold])

pdfmake.setFonts(ownFonts)
// A document is text of ours: it fetches nothing, and reads no file but the fonts.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(path => ownFiles.includes(path))

export interface Printing {
  /** Address of the workspace, which the addresses of the records stand below. */
  base: string
  /** Address of the document's own page. */
  page: string
  /** Milliseconds since 1970, as the file says when it was made. */
  now: number
}

const margins = { side: 54, top: 60, bottom: 60 }

function cover({ title, subtitle, facts }: WrittenDocument): Content[] {
  return [
    { text: title, style: 'title', outline: true, outlineExpanded: true },
    { text: subtitle, fontSize: 12.5, margin: [0, 2, 0, 4] },
    { text: facts.join('  ·  '), color: paper.soft },
  ]
}

function definition(document: WrittenDocument, { base, page, now }: Printing): TDocumentDefinitions {
  const { title, language, sections, proof } = document
  const pictures = sections.flatMap(({ blocks }) => blocks.filter(block => block.kind === 'picture'))
  const annex = {
    tables: pictures.flatMap(({ behind }) => (behind ? [behind] : [])),
    table: document.annex.table,
  }
  const date = new Date(now)
  return {
    pageSize: 'A4',
    pageMargins: [margins.side, margins.top, margins.side, margins.bottom],
    language,
    displayTitle: true,
    info: { title, author: 'Stratège', creationDate: date, modDate: date },
    defaultStyle: { font: 'sans', fontSize: 10, lineHeight: 1.2, color: paper.ink },
    styles: {
      title: { font: 'serif', fontSize: 21, lineHeight: 1.1 },
      section: { font: 'serif', fontSize: 15, margin: [0, 20, 0, 6] },
      heading: { font: 'sans', bold: true, fontSize: 11, margin: [0, 10, 0, 3] },
      finding: { font: 'serif', fontSize: 11.5 },
    },
    footer: (current, count) => ({
      fontSize: 8.5,
      color: paper.soft,
      margin: [margins.side, 24, margins.side, 0],
      columns: [
        { text: title, link: page },
        { text: `${current} / ${count}`, alignment: 'right', width: 60 },
      ],
    }),
    content: [
      ...cover(document),
      ...sections.flatMap(section => sectionOf(section, annex)),
      ...proofOf(proof, base),
      ...annexOf(document.annex, annex),
    ],
  }
}

/** The document as an A4 file; the same document, addresses and time give the same bytes. */
export async function printPdf(document: WrittenDocument, printing: Printing): Promise<Uint8Array> {
  return new Uint8Array(await pdfmake.createPdf(definition(document, printing)).getBuffer())
}
