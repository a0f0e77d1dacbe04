import { Fragment } from 'react'
import { type Block, type Inline, readGuideText } from '../guide-text.ts'
import classes from './guide.module.css'

/** Parts of a line as elements: a guide's text never becomes HTML by itself. */
function Line({ parts, newTab }: { parts: Inline[]; newTab: boolean }) {
  return parts.map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole, its parts have no other name
    return <Fragment key={index}>{pieceOf(part, newTab)}</Fragment>
  })
}

function pieceOf(part: Inline, newTab: boolean) {
  if (part.kind === 'break') return <br />
  if ('text' in part) return part.kind === 'code' ? <code>{part.text}</code> : part.text
  const inner = <Line parts={part.inner} newTab={newTab} />
  if (part.kind !== 'link') return part.kind === 'strong' ? <strong>{inner}</strong> : <em>{inner}</em>
  const tab = newTab ? { target: '_blank', rel: 'noopener noreferrer' } : { rel: 'noreferrer' }
  return (
    <a href={part.href} {...tab}>
      {inner}
    </a>
  )
}

function Part({ block, newTab }: { block: Block; newTab: boolean }) {
  if (block.kind === 'list') {
    const items = block.items.map((item, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <li key={index}>
        <Line parts={item} newTab={newTab} />
      </li>
    ))
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
  }
  const inner = <Line parts={block.inner} newTab={newTab} />
  if (block.kind !== 'heading')
    return block.kind === 'quote' ? <blockquote>{inner}</blockquote> : <p>{inner}</p>
  const Heading = `h${block.level}` as const
  return <Heading>{inner}</Heading>
}

/** A guide's text as it is read; `newTab`: its links leave this page where it is. */
export function GuideBody({
  body,
  language,
  newTab = false,
}: {
  body: string
  language: string
  newTab?: boolean
}) {
  return (
    <div className={classes.body} lang={language}>
      {readGuideText(body).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Part key={index} block={block} newTab={newTab} />
      ))}
    </div>
  )
}
