import { Anchor, List, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { Block, Sentence, Table as TableOf, WrittenDocument } from '../print/document.ts'
import { Chart, TableBehind } from './chart.tsx'
import classes from './document-view.module.css'
import { PictureDrawing } from './picture-drawing.tsx'
import { Table } from './table.tsx'
import { WideTable } from './wide-table.tsx'

/** The numbers of a sentence's notes, each leading to it. */
function Noted({ text, notes = [] }: Sentence) {
  return (
    <>
      {text}
      {notes.length > 0 ? (
        <sup className={classes.notes}>
          {notes.map(number => (
            <a key={number} href={`#note-${number}`}>
              {number}
            </a>
          ))}
        </sup>
      ) : null}
    </>
  )
}

function Sentences({ sentences }: { sentences: readonly Sentence[] }) {
  return sentences.map(sentence => (
    <span key={sentence.text}>
      <Noted {...sentence} />{' '}
    </span>
  ))
}

const side = (as: TableOf['columns'][number]['as']) => (as === 'number' ? 'right' : undefined)

function Rows({ columns, rows }: Pick<TableOf, 'columns' | 'rows'>) {
  return (
    <>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ name, as }) => (
            <Table.Th key={name} ta={side(as)}>
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, ...cells]) => (
          <Table.Tr key={name.text}>
            <Table.Th scope="row">
              <Noted {...name} />
            </Table.Th>
            {cells.map((cell, index) => (
              <Table.Td key={columns[index + 1].name} ta={side(columns[index + 1].as)}>
                <Noted {...cell} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </>
  )
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'text':
      return (
        <p className={block.as === 'lead' ? classes.lead : block.as === 'soft' ? 'soft' : undefined}>
          <Sentences sentences={block.sentences} />
        </p>
      )
    case 'heading':
      return (
        <Title order={3} mt="md">
          {block.text}
        </Title>
      )
    case 'list':
      return (
        <List spacing="xs" my="sm" className="prose">
          {block.items.map(item => (
            <List.Item key={item.text}>
              <Noted {...item} />
            </List.Item>
          ))}
        </List>
      )
    case 'quote':
      return <blockquote className={classes.quote}>{block.text}</blockquote>
    case 'table':
      return (
        <WideTable label={block.label} minWidth={block.columns.length > 3 ? 720 : 420}>
          <Rows {...block} />
        </WideTable>
      )
    case 'picture':
      return (
        <Chart
          title={block.title}
          subtitle={block.subtitle}
          table={
            block.behind ? (
              <TableBehind label={block.behind.label}>
                <Rows {...block.behind} />
              </TableBehind>
            ) : null
          }
        >
          <PictureDrawing picture={block.picture} label={block.label} />
        </Chart>
      )
  }
}

function Proof({ proof, base }: { proof: WrittenDocument['proof']; base: string }) {
  const { columns } = proof
  return (
    <section className="section" aria-labelledby="proof">
      <Title order={2} id="proof">
        {proof.title}
      </Title>
      <Text className="prose">{proof.lead}</Text>
      <WideTable label={proof.title} minWidth={820}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.number}</Table.Th>
            <Table.Th>{columns.figure}</Table.Th>
            <Table.Th>{columns.rests}</Table.Th>
            <Table.Th>{columns.method}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {proof.notes.map(note => (
            <Table.Tr key={note.number} id={`note-${note.number}`} className={classes.note}>
              <Table.Td>{note.number}</Table.Td>
              <Table.Th scope="row">
                {note.figure}
                <br />
                <span className="figure">{note.value}</span>
              </Table.Th>
              <Table.Td>
                {note.window}
                <br />
                {note.records}
                {note.address === null ? null : (
                  <>
                    <br />
                    <Anchor
                      component={Link}
                      to={`${base}/${note.address}`}
                      inherit
                      aria-label={`${proof.open} (${note.number})`}
                    >
                      {proof.open}
                    </Anchor>
                  </>
                )}
              </Table.Td>
              <Table.Td>{note.method}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </section>
  )
}

/** A document as a page, in its own language; `base` is the address of the workspace. */
export function DocumentView({ document, base }: { document: WrittenDocument; base: string }) {
  const { language, title, subtitle, facts, sections, proof } = document
  return (
    <article lang={language} className={classes.document}>
      <Title order={1}>{title}</Title>
      <Text size="lg">{subtitle}</Text>
      <p className="soft">{facts.join(' · ')}</p>
      {sections.map(section => (
        <section key={section.id} className="section" aria-labelledby={section.id}>
          <Title order={2} id={section.id}>
            {section.title}
          </Title>
          {section.blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks never move
            <BlockView key={index} block={block} />
          ))}
        </section>
      ))}
      <Proof proof={proof} base={base} />
    </article>
  )
}
