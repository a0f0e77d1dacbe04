import type { Locale } from '#platform/actor.ts'
import type { Translate } from '#platform/i18n/translate.ts'
import type { FiguresReading } from './figures.server.ts'
import type { Figure } from './figures.ts'
import type { PathReading } from './position.server.ts'

/** A table as a file: titles in the reader's language, numbers as they were computed, shares between 0 and 1. */
export type TableRows = (string | number | null)[][]

export const positionTables = ['history', 'units', 'criteria', 'steps', 'signs'] as const
export const figureTables = ['figures', 'months', 'unit-figures', 'types'] as const
export type PositionTable = (typeof positionTables)[number]
export type FigureTable = (typeof figureTables)[number]

type Say = (key: string, params?: Record<string, string | number>) => string
const pathWords =
  (t: Translate): Say =>
  (key, params) =>
    t(`path.${key}`, params)

const stepOf = (say: Say, step: number | null) =>
  step === null ? say('history.none') : `${step}. ${say(`steps.s${step}`)}`

function history({ history: months }: PathReading, say: Say, span: number): TableRows {
  const columns = ['month', 'step', 'reactiveShare', 'hours', 'arrivals', 'backlogEnd']
  return [
    columns.map(column => say(`columns.${column}`, { months: span })),
    ...months.map(row => [
      row.month,
      stepOf(say, row.step),
      row.reactiveShare,
      row.hours,
      row.arrivals,
      row.backlogEnd,
    ]),
  ]
}

function units({ units: rows }: PathReading, say: Say): TableRows {
  const columns = [
    'unit',
    'arrivals',
    'reactiveHours',
    'proactiveHours',
    'reactiveShare',
    'records',
    'position',
  ]
  return [
    columns.map(column => say(`columns.${column}`)),
    ...rows.map(row => [
      row.name,
      row.arrivals,
      row.reactiveHours,
      row.proactiveHours,
      row.reactiveShare,
      row.n,
      stepOf(say, row.step),
    ]),
  ]
}

function criteria({ position }: PathReading, say: Say): TableRows {
  const holds = (value: boolean | null) =>
    say(`criteria.${value === null ? 'unjudged' : value ? 'yes' : 'no'}`)
  return [
    [
      say('columns.step'),
      ...['criterion', 'value'].map(column => say(`criteria.${column}`)),
      say('columns.records'),
      ...['threshold', 'holds'].map(column => say(`criteria.${column}`)),
    ],
    ...position.criteria.map(criterion => [
      stepOf(say, criterion.step),
      say(`observables.${criterion.observable}`),
      criterion.value,
      criterion.n,
      say(`criteria.${criterion.holdsAt}`, { threshold: String(criterion.threshold) }),
      holds(criterion.holds),
    ]),
  ]
}

function steps({ likely }: PathReading, say: Say): TableRows {
  const names = [1, 2, 3, 4, 5, 6].map(step => stepOf(say, step))
  return [
    [
      say('columns.month'),
      ...names,
      ...names.map(name => say('likely.seenFromToday', { name })),
      say('likely.set'),
    ],
    ...(likely?.history ?? []).map(row => [
      row.month,
      ...row.probabilities,
      ...row.smoothed,
      row.set.join(', '),
    ]),
  ]
}

function signs({ likely }: PathReading, say: Say): TableRows {
  const columns = ['when', 'sign', 'value', 'records', 'change', 'leads']
  const now = likely === null ? 0 : likely.probabilities[likely.leading - 1]
  return [
    columns.map(column => say(`likely.columns.${column}`)),
    ...(likely?.last.moved ?? []).map(row => [
      likely?.last.month ?? null,
      say(`likely.signs.${row.sign}`),
      row.value,
      row.n,
      row.change,
      likely?.leading ?? null,
    ]),
    ...(likely?.next.would ?? []).map(row => [
      say('likely.nextMonth'),
      say(`likely.signs.${row.sign}`),
      row.value,
      row.n,
      row.probability - now,
      row.leading,
    ]),
  ]
}

/** A table of the position's page. */
export function positionTable(
  name: PositionTable,
  reading: PathReading,
  t: Translate,
  months: number,
): TableRows {
  const say = pathWords(t)
  if (name === 'history') return history(reading, say, months)
  if (name === 'steps') return steps(reading, say)
  if (name === 'signs') return signs(reading, say)
  return name === 'units' ? units(reading, say) : criteria(reading, say)
}

function figures({ figures: all, before }: FiguresReading, say: Say, only: string | null): TableRows {
  const columns = ['figure', 'from', 'to', 'value', 'measure', 'n', 'basis']
  const row = (figure: Figure, from: string, to: string, value: number | null, now: boolean) => [
    say(`figures.names.${figure.id.slice(figure.id.indexOf('.') + 1)}`),
    from,
    to,
    value,
    figure.unit,
    now ? figure.n : null,
    now ? (figure.basis ?? null) : null,
  ]
  return [
    columns.map(column => say(`figures.columns.${column}`)),
    ...all
      .filter(figure => only === null || figure.id === only)
      .flatMap(figure => [
        row(figure, figure.from, figure.to, figure.value, true),
        row(figure, before.from, before.to, figure.before, false),
      ]),
  ]
}

/** A table of the figures' page; `only` leaves one figure of the table of figures. */
export function figureTable(
  name: FigureTable,
  reading: FiguresReading,
  { t, locale, only }: { t: Translate; locale: Locale; only: string | null },
): TableRows {
  const say = pathWords(t)
  const table = <R>(
    columns: readonly (string & keyof R)[],
    rows: readonly R[],
    first: (row: R) => string,
    title: string,
  ): TableRows => [
    [title, ...columns].map(column => say(`figures.columns.${column}`)),
    ...rows.map(row => [first(row), ...columns.map(column => row[column] as number | null)]),
  ]
  if (name === 'figures') return figures(reading, say, only)
  if (name === 'months')
    return table(
      ['arrivals', 'done', 'backlogEnd', 'reactiveLoggedHours', 'estimatedHours', 'proactiveLoggedHours'],
      reading.months,
      row => row.month,
      'month',
    )
  if (name === 'unit-figures')
    return table(
      ['arrivals', 'repeated', 'done', 'reactiveHours', 'proactiveHours'],
      reading.units,
      row => row.name,
      'unit',
    )
  return table(
    ['arrivals', 'repeated', 'done', 'resolveMeanHours'],
    reading.types,
    row => (locale === 'fr' ? row.nameFr : row.nameEn),
    'type',
  )
}
