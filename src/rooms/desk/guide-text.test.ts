import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Block, guideExcerpt, type Inline, readGuideText, safeAddress } from './guide-text.ts'

const text = (value: string): Inline => ({ kind: 'text', text: value })

test('headings, paragraphs, lists and quotes', () => {
  assert.deepEqual(readGuideText('# One\n\nFirst line\nsecond\n\n- a\n- b\n1. c\n2) d\n> said'), [
    { kind: 'heading', level: 2, inner: [text('One')] },
    { kind: 'paragraph', inner: [text('First line'), { kind: 'break' }, text('second')] },
    { kind: 'list', ordered: false, items: [[text('a')], [text('b')]] },
    { kind: 'list', ordered: true, items: [[text('c')], [text('d')]] },
    { kind: 'quote', inner: [text('said')] },
  ] satisfies Block[])
})

test('strong, emphasis, code and links stand inside lines', () => {
  const [block] = readGuideText(
    'Use **our *own* logo**, *always*: `logo.svg`, [here](https://x.test/a) or /not',
  )
  assert.equal(block.kind, 'paragraph')
  const kinds = block.kind === 'paragraph' ? block.inner.map(part => part.kind) : []
  // A star inside strong words is no mark: the words stay as they are.
  assert.deepEqual(kinds, ['text', 'em', 'text', 'em', 'text', 'code', 'text', 'link', 'text'])
  const [bare] = readGuideText('See https://x.test/page. Then stop.')
  assert.deepEqual(bare.kind === 'paragraph' && bare.inner, [
    text('See '),
    { kind: 'link', href: 'https://x.test/page', inner: [text('https://x.test/page')] },
    text('. Then stop.'),
  ])
})

test('no address but the web, a mailbox or our own pages', () => {
  for (const bad of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.test',
    '/\\evil.test',
    'relative',
    'blob:https://x.test/1',
  ])
    assert.equal(safeAddress(bad), null, bad)
  assert.equal(safeAddress('/w/acme/portal'), '/w/acme/portal')
  assert.equal(safeAddress('mailto:team@x.test'), 'mailto:team@x.test')
  const [block] = readGuideText('[press](javascript:alert)')
  assert.deepEqual(block, { kind: 'paragraph', inner: [text('[press](javascript:alert)')] })
})

test('HTML is text', () => {
  const [block] = readGuideText('<img src=x onerror=alert(1)> <script>alert(1)</script>')
  assert.deepEqual(block, {
    kind: 'paragraph',
    inner: [text('<img src=x onerror=alert(1)> <script>alert(1)</script>')],
  })
})

test('hostile texts are read in the time of their length', () => {
  for (const piece of ['[', '**', '*a', '`', '[a](', '> ', '# ', 'https://', '- '])
    for (const joint of ['', '\n']) {
      const body = `${piece}${joint}`.repeat(50_000).slice(0, 100_000)
      const start = process.cpuUsage()
      readGuideText(body)
      const { user, system } = process.cpuUsage(start)
      assert.ok(user + system < 2e6, `${piece}${JSON.stringify(joint)}`)
    }
})

test('an excerpt has the first words, no marks, no headings', () => {
  assert.equal(guideExcerpt('# Title\n**Ask** [us](https://x.test)\n\n- one\n- two', 80), 'Ask us · one, two')
  assert.equal(guideExcerpt('several words that go on', 15), 'several words…')
})
