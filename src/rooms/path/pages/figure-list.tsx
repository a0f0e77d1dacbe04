import { Title } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { Figure, Figures } from '#platform/ui/figure.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import type { FiguresReading } from '../figures.server.ts'
import { changeOf, type FigureGroup, type Figure as FigureValue, figureGroups } from '../figures.ts'
import { useDayText } from './day-text.ts'
import { useTableAddress, useWorkspacePath } from './room-path.ts'

/** Beyond, a part of what was says less than the number itself. */
const MOST_CHANGE = 2

const nameOf = (id: string) => id.slice(id.indexOf('.') + 1)

/** Puts a figure into words: its method, why it is missing, what it is compared with. */
function useFigureText() {
  const t = useTranslations()
  const value = useValueText()
  const format = useFormatter()
  // The room that measures a figure says how; this one only of what it computes itself.
  const method = ({ method: code }: FigureValue) => {
    if (code.startsWith('people.')) return t(`people.method.${nameOf(code)}`)
    const own = `path.figures.methods.${nameOf(code)}`
    return t.has(own) ? t(own) : t(`desk.method.${nameOf(code)}`)
  }
  const why = ({ why: code }: FigureValue) => {
    if (!code) return undefined
    return code.startsWith('people.') ? t(`people.why.${nameOf(code)}`) : t(`desk.why.${nameOf(code)}`)
  }
  const comparison = (figure: FigureValue): string | null => {
    if (figure.before === null || figure.value === null) return null
    const before = value(figure.before, figure.unit)
    const change = changeOf(figure)
    if (change === null || change > MOST_CHANGE) return t('path.figures.words.from', { before })
    const size = Math.abs(change)
    const words =
      figure.unit === 'share'
        ? t('path.figures.words.points', { points: Math.round(size * 1000) / 10 })
        : format.number(size, { style: 'percent', maximumFractionDigits: size < 0.1 ? 1 : 0 })
    if (size < 0.0005) return t('path.figures.words.same', { before })
    return t(change > 0 ? 'path.figures.words.more' : 'path.figures.words.less', { change: words, before })
  }
  const basis = ({ basis, estimate, unit }: FigureValue): string | null => {
    if (basis === undefined || unit !== 'hours') return null
    return basis === 'mixed' && estimate
      ? t('path.figures.words.mixed', { hours: value(estimate.value, 'hours') })
      : t(`path.figures.words.${basis === 'estimated' ? 'estimated' : 'logged'}`)
  }
  return {
    name: (figure: FigureValue) => t(`path.figures.names.${nameOf(figure.id)}`),
    method,
    why,
    value: (figure: FigureValue) => (figure.value === null ? null : value(figure.value, figure.unit)),
    records: (figure: FigureValue) => t('path.figures.words.n', { n: figure.n }),
    comparison,
    basis,
  }
}

function FigureOf({ figure, period }: { figure: FigureValue; period: string }) {
  const text = useFigureText()
  const workspace = useWorkspacePath()
  const table = useTableAddress()
  const comparison = text.comparison(figure)
  const basis = text.basis(figure)
  const records = text.records(figure)
  return (
    <Figure
      name={text.name(figure)}
      value={text.value(figure)}
      reason={text.why(figure)}
      about={[
        ...(comparison === null ? [] : [comparison]),
        <span key="n" className="soft">
          {basis === null ? records : `${records}, ${basis}`}
        </span>,
      ]}
      period={period}
      records={records}
      method={text.method(figure)}
      comparison={comparison}
      evidence={`${workspace}/${figure.evidence}`}
      csv={table('figures', { figure: figure.id })}
    />
  )
}

/** Figures of one group, side by side under its name. */
export function FigureList({ group, reading }: { group: FigureGroup; reading: FiguresReading }) {
  const t = useTranslations('path')
  const day = useDayText()
  const ids: readonly string[] = figureGroups[group]
  const figures = reading.figures.filter(figure => ids.includes(figure.id))
  return (
    <section className="section" aria-labelledby={group}>
      <Title order={2} id={group}>
        {t(`figures.groups.${group}`)}
      </Title>
      <Figures>
        {figures.map(figure => (
          <FigureOf
            key={figure.id}
            figure={figure}
            period={t('figures.words.period', day.window(reading.scope))}
          />
        ))}
      </Figures>
    </section>
  )
}
