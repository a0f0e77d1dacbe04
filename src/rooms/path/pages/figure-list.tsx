import { Title } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { Figure, Figures } from '#platform/ui/figure.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { figureText } from '../figure-text.ts'
import type { FiguresReading } from '../figures.server.ts'
import { type FigureGroup, type Figure as FigureValue, figureGroups } from '../figures.ts'
import { useDayText } from './day-text.ts'
import { useTableAddress, useWorkspacePath } from './room-path.ts'

/** Puts a figure into the reader's words. */
function useFigureText(): ReturnType<typeof figureText> {
  const t = useTranslations()
  return figureText(t, useFormatter(), useValueText())
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
