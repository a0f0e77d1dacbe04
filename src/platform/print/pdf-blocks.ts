import type { Content, TableCell } from 'pdfmake/interfaces'
import type { Block, Section, Sentence, Table, WrittenDocument } from './document.ts'
import { paper, pictureSvg } from './picture-svg.ts'

/** Width between the margins of A4, in points. */
const width = 487

/** Most rows of a table that is kept on one page; a longer one repeats its headings on each. */
const mostWhole = 12

/** Text with the numbers of its notes, each leading to it. */
function noted({ text, notes = [] }: Sentence, last = true): Content[] {
  return [
    text,
    ...notes.flatMap((number, index): Content[] => [
      ...(index > 0 ? [{ text: ' ', sup: true }] : []),
      { text: String(number), sup: true, color: paper.proactive, linkToDestination: `note-${number}` },
    ]),
    ...(last ? [] : [' ']),
  ]
}

const paragraph = (sentences: readonly Sentence[]): Content[] =>
  sentences.flatMap((sentence, index) => noted(sentence, index === sentences.length - 1))

const rules = {
  hLineWidth: (line: number, { table }: { table: { body: unknown[] } }) =>
    line === 1 ? 0.8 : line === 0 || line === table.body.length ? 0 : 0.4,
  vLineWidth: () => 0,
  hLineColor: (line: number) => (line === 1 ? paper.soft : paper.line),
  paddingLeft: (column: number) => (column === 0 ? 0 : 8),
  paddingRight: () => 0,
  paddingTop: () => 2.5,
  paddingBottom: () => 2,
}

function tableOf({ columns, rows }: Pick<Table, 'columns' | 'rows'>, fontSize?: number): Content {
  const alignment = (index: number) => (columns[index].as === 'number' ? ('right' as const) : undefined)
  const head = columns.map(
    ({ name }, index): TableCell => ({ text: name, bold: true, alignment: alignment(index) }),
  )
  const many = columns.length > 3
  return {
    fontSize: fontSize ?? (many ? 9 : 9.5),
    margin: [0, 4, 0, 8],
    layout: rules,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columns.map(({ as }) => (as === 'wide' ? '*' : many && as !== 'number' ? 88 : 'auto')),
      body: [
        head,
        ...rows.map(row =>
          row.map((cell, index): TableCell => ({ text: noted(cell), alignment: alignment(index) })),
        ),
      ],
    },
  }
}

/** The tables behind the pictures, in the order of these, and what each is called. */
export interface Annex {
  tables: readonly Table[]
  table: string
}

/** The line under a picture's title, which leads to the table behind it. */
function subtitleOf({ subtitle, behind }: Block & { kind: 'picture' }, { tables, table }: Annex): Content {
  const number = behind ? tables.indexOf(behind) + 1 : 0
  return {
    text: [
      subtitle,
      ...(number > 0
        ? [
            '  ·  ',
            { text: `${table} ${number}`, color: paper.proactive, linkToDestination: `table-${number}` },
          ]
        : []),
    ],
    color: paper.soft,
    fontSize: 9,
    margin: [0, 0, 0, 4],
  }
}

/** A block on paper, as the parts between which a page may end. */
function blocksOf(block: Block, annex: Annex): Content[] {
  switch (block.kind) {
    case 'text':
      return [
        {
          text: paragraph(block.sentences),
          ...(block.as === 'lead' ? { fontSize: 12, lineHeight: 1.35 } : {}),
          ...(block.as === 'soft' ? { color: paper.soft } : {}),
          margin: [0, 2, 0, 6],
        },
      ]
    case 'heading':
      return [{ text: block.text, style: 'heading' }]
    case 'list':
      return block.items.map(item => ({ ul: [{ text: noted(item) }], margin: [0, 0, 0, 3] }))
    case 'quote':
      return [
        {
          layout: {
            ...rules,
            hLineWidth: () => 0,
            vLineWidth: line => (line === 0 ? 2 : 0),
            vLineColor: paper.proactive,
            paddingLeft: () => 10,
          },
          table: { widths: ['*'], body: [[{ text: block.text }]] },
          margin: [0, 2, 0, 6],
        },
      ]
    case 'table':
      return [tableOf(block)]
    case 'picture':
      return [
        {
          unbreakable: true,
          margin: [0, 6, 0, 10],
          stack: [
            { text: block.title, style: 'finding' },
            subtitleOf(block, annex),
            { svg: pictureSvg(block.picture, 740, 'sans'), width },
          ],
        },
      ]
  }
}

/** Whether a block is short enough to stand on one page. */
const isShort = (block: Block) => block.kind !== 'table' || block.rows.length <= mostWhole

/** A section on paper: its title and headings stay with what follows them. */
export function sectionOf({ title, blocks }: Section, annex: Annex): Content[] {
  const content: Content[] = []
  let headings: Content[] = [{ text: title, style: 'section', outline: true }]
  for (const block of blocks) {
    const [first, ...others] = blocksOf(block, annex)
    if (block.kind === 'heading') headings.push(first)
    else if (first !== undefined) {
      content.push({ unbreakable: isShort(block), stack: [...headings, first] }, ...others)
      headings = []
    }
  }
  return [...content, ...headings]
}

/** The tables behind the pictures, each where its picture leads. */
export function annexOf({ title, lead }: WrittenDocument['annex'], { tables, table }: Annex): Content[] {
  if (tables.length === 0) return []
  return [
    { text: title, style: 'section', outline: true, pageBreak: 'before' },
    { text: lead, margin: [0, 2, 0, 6] },
    ...tables.flatMap((behind, index): Content[] => [
      { text: `${table} ${index + 1}. ${behind.label}`, style: 'heading', id: `table-${index + 1}` },
      tableOf(behind, 8),
    ]),
  ]
}

/** The notes as a table whose rows are led to, each with a link to its records. */
export function proofOf(
  { title, lead, columns, open, notes }: WrittenDocument['proof'],
  base: string,
): Content[] {
  const head = [columns.number, columns.figure, columns.rests, columns.method]
  return [
    { text: title, style: 'section', outline: true, pageBreak: 'before' },
    { text: lead, margin: [0, 2, 0, 6] },
    {
      fontSize: 8.5,
      layout: rules,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        keepWithHeaderRows: 1,
        widths: [16, 118, 158, '*'],
        body: [
          head.map((text): TableCell => ({ text, bold: true })),
          ...notes.map((note): TableCell[] => [
            { text: String(note.number), id: `note-${note.number}` },
            { stack: [{ text: note.figure, bold: true }, note.value] },
            {
              text: [
                `${note.window}\n${note.records}`,
                ...(note.address === null
                  ? []
                  : [
                      '  ·  ',
                      {
                        text: open,
                        link: `${base}/${note.address}`,
                        color: paper.proactive,
                        decoration: 'underline' as const,
                      },
                    ]),
              ],
            },
            note.method,
          ]),
        ],
      },
    },
  ]
}
