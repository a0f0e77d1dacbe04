import type { Formatter, Say, valueText } from '#platform/i18n/value-text.ts'
import { changeOf, type Figure } from './figures.ts'

/** Beyond, a part of what was says less than the number itself. */
const MOST_CHANGE = 2

const nameOf = (id: string) => id.slice(id.indexOf('.') + 1)

/** Puts a figure into words: its method, why it is missing, what it is compared with. `say` speaks whole keys. */
export function figureText(say: Say, format: Formatter, value: ReturnType<typeof valueText>) {
  // The room that measures a figure says how; this one only of what it computes itself.
  const method = ({ method: code }: Pick<Figure, 'method'>) => {
    if (code.startsWith('people.')) return say(`people.method.${nameOf(code)}`)
    return code === 'path.reactiveNeed'
      ? say('path.figures.methods.reactiveNeed')
      : say(`desk.method.${nameOf(code)}`)
  }
  const why = ({ why: code }: Pick<Figure, 'why'>) => {
    if (!code) return undefined
    return code.startsWith('people.') ? say(`people.why.${nameOf(code)}`) : say(`desk.why.${nameOf(code)}`)
  }
  const comparison = (figure: Figure): string | null => {
    if (figure.before === null || figure.value === null) return null
    const before = value(figure.before, figure.unit)
    const change = changeOf(figure)
    if (change === null || change > MOST_CHANGE) return say('path.figures.words.from', { before })
    const size = Math.abs(change)
    const words =
      figure.unit === 'share'
        ? say('path.figures.words.points', { points: Math.round(size * 1000) / 10 })
        : format.number(size, { style: 'percent', maximumFractionDigits: size < 0.1 ? 1 : 0 })
    if (size < 0.0005) return say('path.figures.words.same', { before })
    return say(change > 0 ? 'path.figures.words.more' : 'path.figures.words.less', { change: words, before })
  }
  const basis = ({ basis, estimate, unit }: Figure): string | null => {
    if (basis === undefined || unit !== 'hours') return null
    return basis === 'mixed' && estimate
      ? say('path.figures.words.mixed', { hours: value(estimate.value, 'hours') })
      : say(`path.figures.words.${basis === 'estimated' ? 'estimated' : 'logged'}`)
  }
  return {
    name: ({ id }: Pick<Figure, 'id'>) => say(`path.figures.names.${nameOf(id)}`),
    method,
    why,
    value: (figure: Figure) => (figure.value === null ? null : value(figure.value, figure.unit)),
    records: ({ n }: Pick<Figure, 'n'>) => say('path.figures.words.n', { n }),
    comparison,
    basis,
  }
}
