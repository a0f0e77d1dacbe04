import { inflateSync } from 'node:zlib'

/** A PDF of our own printing, as far as tests read it back. */
export interface ReadPdf {
  /** Text of each page, in the order in which it was drawn. */
  pages: string[]
  /** Addresses its links lead to. */
  links: string[]
  /** Names of the fonts, and whether each is in the file. */
  fonts: { name: string; embedded: boolean }[]
  /** The file but its streams, as it is written. */
  head: string
}

interface PdfObject {
  dictionary: string
  stream: Buffer | null
}

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>()
  const text = file.toString('latin1')
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length
    const end = text.indexOf('endobj', from)
    const body = text.slice(from, end)
    const at = body.indexOf('stream\n')
    const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0)
    const raw = at < 0 ? null : file.subarray(from + at + 7, from + at + 7 + length)
    const dictionary = at < 0 ? body : body.slice(0, at)
    objects.set(match[1], {
      dictionary,
      stream: raw && (dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw),
    })
  }
  return objects
}

const decoded = (hex: string) =>
  String.fromCharCode(...(hex.match(/\w{4}/g) ?? []).map(code => Number.parseInt(code, 16)))

/** What each glyph of a font stands for. */
function glyphsOf(cmap: string): Map<number, string> {
  const glyphs = new Map<number, string>()
  for (const [, from, , list] of cmap.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g))
    for (const [index, [, code]] of [...list.matchAll(/<([\w ]*)>/g)].entries())
      glyphs.set(Number.parseInt(from, 16) + index, decoded(code))
  return glyphs
}

const reference = (dictionary: string, name: string) =>
  new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1] ?? ''

/** Reads back a file that this product has printed. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes))
  const get = (id: string) => objects.get(id) ?? { dictionary: '', stream: null }
  const all = [...objects.values()].map(({ dictionary }) => dictionary)
  const pages = all.filter(dictionary => /\/Type \/Page\b/.test(dictionary))
  const glyphsOfFont = (id: string) => {
    const unicode = get(reference(get(id).dictionary, 'ToUnicode'))
    return glyphsOf(unicode.stream?.toString('latin1') ?? '')
  }
  const textOf = (page: string) => {
    const resources = get(reference(page, 'Resources')).dictionary
    const list = /\/Font <<([^>]*)>>/s.exec(resources)?.[1] ?? ''
    const fonts = new Map(
      [...list.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, id]) => [name, glyphsOfFont(id)]),
    )
    const content = get(reference(page, 'Contents')).stream?.toString('latin1') ?? ''
    let glyphs = new Map<number, string>()
    let text = ''
    for (const [, font, drawn] of content.matchAll(/\/(F\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g))
      if (font) glyphs = fonts.get(font) ?? new Map()
      else
        for (const [, hex] of drawn.matchAll(/<(\w*)>/g))
          for (const code of hex.match(/.{4}/g) ?? []) text += glyphs.get(Number.parseInt(code, 16)) ?? '?'
    return text
  }
  return {
    pages: pages.map(textOf),
    links: all.flatMap(dictionary => [...dictionary.matchAll(/\/URI \((.*?)\)\n/g)].map(match => match[1])),
    fonts: all
      .filter(dictionary => dictionary.includes('/Type /FontDescriptor'))
      .map(dictionary => ({
        name: /\/FontName \/(\S+)/.exec(dictionary)?.[1] ?? '',
        embedded: /\/FontFile[23]? \d+ 0 R/.test(dictionary),
      })),
    head: all.join('\n'),
  }
}
