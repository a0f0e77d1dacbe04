import type { Picture, Place, Rule, Shape } from '../ui/picture.ts'

/** Colours of paper, those of the light scheme. */
export const paper = {
  ink: '#1f2523',
  soft: '#56605c',
  line: '#dde2df',
  reactive: '#bd5118',
  proactive: '#0f7a6d',
} as const

const rules: Record<Rule, string> = {
  grid: `stroke="${paper.line}"`,
  base: `stroke="${paper.soft}"`,
  threshold: `stroke="${paper.soft}" stroke-dasharray="2 3"`,
  now: `stroke="${paper.ink}"`,
  range: `stroke="${paper.ink}" stroke-width="3"`,
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, sign => escapes[sign])
const short = (value: number) => String(Math.round(value * 100) / 100)

/** Size of the text, and the width a letter of it takes on average. */
const size = 13
const letter = 6.2

/** Paper under a text that stands over lines, where a page draws a halo. */
function cleared({ text, anchor }: Extract<Shape, { kind: 'text' }>, x: number, y: number): string {
  const width = text.length * letter
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x
  return `<rect x="${short(left)}" y="${short(y - size + 2)}" width="${short(width)}" height="${size}" fill="#ffffff" fill-opacity="0.75"/>`
}

/** The picture as an SVG text of this width in pixels, for paper: what `PictureDrawing` is on a page. */
export function pictureSvg({ height, shapes }: Picture, width: number, font: string): string {
  const at = ([x, y]: Place) => [short((x * width) / 100), short(y)]
  const pairs = (points: readonly Place[]) => points.map(point => at(point).join(',')).join(' ')
  const drawn = (shape: Shape): string => {
    switch (shape.kind) {
      case 'rule': {
        const [[x1, y1], [x2, y2]] = [at(shape.from), at(shape.to)]
        return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${rules[shape.as]}/>`
      }
      case 'area':
        return `<polygon points="${pairs(shape.points)}" fill="${paper.reactive}" fill-opacity="0.22"/>`
      case 'line': {
        const stroke = shape.dashed ? 'stroke-width="2" stroke-dasharray="5 4"' : 'stroke-width="2.5"'
        return `<polyline points="${pairs(shape.points)}" fill="none" stroke="${paper.reactive}" stroke-linejoin="round" ${stroke}/>`
      }
      case 'dot': {
        const [x, y] = at(shape.at)
        return `<circle cx="${x}" cy="${y}" r="${shape.radius}" fill="${paper.ink}"/>`
      }
      case 'text': {
        const [x, y] = at([shape.at[0] + ((shape.shift ?? 0) * 100) / width, shape.at[1]])
        const strong = shape.as === 'strong'
        const look = `font-family="${font}" font-size="${size}" fill="${strong ? paper.ink : paper.soft}"`
        const weight = strong ? ' font-weight="bold"' : ''
        const anchor = shape.anchor ? ` text-anchor="${shape.anchor}"` : ''
        const text = `<text x="${x}" y="${y}" ${look}${weight}${anchor}>${escaped(shape.text)}</text>`
        return shape.as === 'halo' ? cleared(shape, Number(x), Number(y)) + text : text
      }
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${shapes.map(drawn).join('')}</svg>`
}
