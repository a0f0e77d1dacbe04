/** A piece of a line. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'em'; inner: Inline[] }
  | { kind: 'link'; href: string; inner: Inline[] }
  | { kind: 'break' }

interface List {
  kind: 'list'
  ordered: boolean
  items: Inline[][]
}

/** A piece of a guide. Headings begin at 2: the guide's title is the first. */
export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4; inner: Inline[] }
  | { kind: 'paragraph' | 'quote'; inner: Inline[] }
  | List

// Every part is bounded, so that no text takes longer to read than its length asks for.
const marks =
  /`(?<code>[^`\n]{1,500})`|\*\*(?<strong>[^*\n]{1,1000})\*\*|\*(?<em>[^*\s][^*\n]{0,1000})\*|\[(?<label>[^[\]\n]{1,500})\]\((?<to>[^()\s]{1,2000})\)|(?<bare>https?:\/\/[^\s<>"'`*()[\]]{1,2000})/g

/** The address of a link if it leads to the web, a mailbox or a page of ours; null for anything else. */
export function safeAddress(address: string): string | null {
  if (/^\/(?![/\\])/.test(address)) return address
  try {
    const { protocol, href } = new URL(address)
    return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : null
  } catch {
    return null
  }
}

function linkOf(whole: string, address: string, label: string): Inline {
  const href = safeAddress(address)
  if (href === null) return { kind: 'text', text: whole }
  return { kind: 'link', href, inner: [{ kind: 'text', text: label }] }
}

/** One mark, and how much of the text it took. */
function markOf(found: RegExpExecArray): { mark: Inline; taken: number } {
  const [whole] = found
  const { code, strong, em, label, to, bare } = found.groups ?? {}
  const taken = whole.length
  if (code !== undefined) return { mark: { kind: 'code', text: code }, taken }
  if (strong !== undefined) return { mark: { kind: 'strong', inner: readInline(strong) }, taken }
  if (em !== undefined) return { mark: { kind: 'em', inner: readInline(em) }, taken }
  if (to !== undefined) return { mark: linkOf(whole, to, label), taken }
  // The full stop of a sentence is not part of the address before it.
  const address = bare.replace(/[.,;:!?]{1,9}$/, '')
  return { mark: linkOf(address, address, address), taken: address.length }
}

function plainOf(text: string): Inline[] {
  return text.split('\n').flatMap((line, index): Inline[] => {
    const words: Inline[] = line === '' ? [] : [{ kind: 'text', text: line }]
    return index === 0 ? words : [{ kind: 'break' }, ...words]
  })
}

function readInline(text: string): Inline[] {
  const parts: Inline[] = []
  let from = 0
  for (const found of text.matchAll(marks)) {
    const { mark, taken } = markOf(found)
    parts.push(...plainOf(text.slice(from, found.index)), mark)
    from = found.index + taken
  }
  parts.push(...plainOf(text.slice(from)))
  return parts
}

const heading = /^(#{1,3}) +(.+)$/
const item = /^(?:[-*•]|(\d{1,9})[.)]) +(.+)$/

function paragraphOf(lines: readonly string[]): Block[] {
  if (lines.length === 0) return []
  const quoted = lines.every(line => line.startsWith('>'))
  const text = lines.map(line => (quoted ? line.replace(/^> ?/, '') : line)).join('\n')
  return [{ kind: quoted ? 'quote' : 'paragraph', inner: readInline(text) }]
}

/**
 * The parts of a guide's text: headings (#), lists (- or 1.), quotes (>), paragraphs, and in them **strong**, *em*,
 * `code` and [links](address). Anything else, HTML above all, is text.
 */
export function readGuideText(body: string): Block[] {
  const blocks: Block[] = []
  let held: string[] = []
  const flush = () => {
    blocks.push(...paragraphOf(held))
    held = []
  }
  for (const raw of body.split('\n')) {
    const line = raw.trim()
    const titled = heading.exec(line)
    const listed = item.exec(line)
    if (titled || listed || line === '') flush()
    if (listed) {
      const ordered = listed[1] !== undefined
      const inner = readInline(listed[2])
      const last = blocks.at(-1)
      // A blank line between two items does not end their list.
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(inner)
      else blocks.push({ kind: 'list', ordered, items: [inner] })
    } else if (titled)
      blocks.push({
        kind: 'heading',
        level: (titled[1].length + 1) as 2 | 3 | 4,
        inner: readInline(titled[2]),
      })
    else if (line !== '') held.push(line)
  }
  flush()
  return blocks
}

function textOf(parts: readonly Inline[]): string {
  return parts
    .map(part => {
      if (part.kind === 'break') return ' '
      return 'inner' in part ? textOf(part.inner) : part.text
    })
    .join('')
}

/** The first words of a guide without its marks and headings, at most `length` characters. */
export function guideExcerpt(body: string, length: number): string {
  const text = readGuideText(body.slice(0, length * 8))
    .filter(block => block.kind !== 'heading')
    .map(block => (block.kind === 'list' ? block.items.map(textOf).join(', ') : textOf(block.inner)))
    .join(' · ')
  return text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/, '')}…`
}
