import classes from './chart.module.css'
import { axisSteps } from './scale.ts'

interface FanChartProps {
  /** Names under the axis, and the week each stands at, counted from the first of the past. */
  marks: readonly { name: string; at: number }[]
  /** Known values; null where there is none. */
  past: readonly (number | null)[]
  /** Bands from the widest to the narrowest, and the middle of the weeks ahead. */
  bands: readonly { name: string; low: readonly number[]; high: readonly number[] }[]
  middle: readonly number[]
  threshold?: { value: number; name: string }
  /** Weeks ahead in which the threshold is crossed: early, middle and late; null: not among them. */
  crossing?: { early: number; middle: number | null; late: number | null; name: string }
  /** Name of the thin line between the past and the weeks ahead. */
  today?: string
  /** Value the axis reaches at least, for pictures on the same scale. */
  top?: number
  axis: (value: number) => string
  /** What the picture shows, for those who do not see it. */
  label: string
}

const HEIGHT = 280
const TOP = 26
const BOTTOM = 44
const PLOT = HEIGHT - TOP - BOTTOM

interface Place {
  x: (index: number) => number
  y: (value: number) => number
}

/** History solid, the bands of what may come, the middle as dashes: in a box of 100 by the height, stretched. */
function Drawing({
  past,
  bands,
  middle,
  place: { x, y },
}: Pick<FanChartProps, 'past' | 'bands' | 'middle'> & { place: Place }) {
  const ahead = (index: number) => past.length + index
  const line = (values: readonly (number | null)[], at: (index: number) => number) =>
    values.flatMap((value, index) => (value === null ? [] : [`${x(at(index))},${y(value)}`])).join(' ')
  return (
    <svg viewBox={`0 0 100 ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" aria-hidden>
      {bands.map(({ name, low, high }) => (
        <polygon
          key={name}
          points={`${line(high, ahead)} ${line(low.toReversed(), index => ahead(low.length - 1 - index))}`}
          fill="var(--reactive)"
          opacity="0.22"
        />
      ))}
      <polyline
        points={line(middle, ahead)}
        fill="none"
        stroke="var(--reactive)"
        strokeWidth="2"
        strokeDasharray="5 4"
        vectorEffect="non-scaling-stroke"
      />
      <polyline
        points={line(past, index => index)}
        fill="none"
        stroke="var(--reactive)"
        strokeWidth="2.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

/** Under the axis: the weeks between the early and the late crossing, the middle one as a point. */
function CrossingMark({
  crossing,
  past,
  x,
}: {
  crossing: NonNullable<FanChartProps['crossing']>
  past: number
  x: Place['x']
}) {
  const y = HEIGHT - BOTTOM + 10
  const from = x(past + crossing.early)
  const to = crossing.late === null ? 100 : x(past + crossing.late)
  const at = crossing.middle === null ? null : x(past + crossing.middle)
  const middle = (from + to) / 2
  return (
    <g>
      <line x1={`${from}%`} x2={`${to}%`} y1={y} y2={y} stroke="var(--ink)" strokeWidth="3" />
      {crossing.late === null ? (
        <text x="100%" dx="2" y={y + 4} className={classes.strong}>
          ›
        </text>
      ) : null}
      {at === null ? null : <circle cx={`${at}%`} cy={y} r="5" fill="var(--ink)" />}
      <text
        x={`${middle}%`}
        y={y + 16}
        textAnchor={middle > 80 ? 'end' : middle < 20 ? 'start' : 'middle'}
        className={classes.strong}
      >
        {crossing.name}
      </text>
    </g>
  )
}

/**
 * What was and what may come, by week: history solid, the weeks ahead as a fan, today a thin line, the threshold named
 * on its own. Widths are shares of the page, so that text keeps its size on a phone and in print.
 */
export function FanChart({
  marks,
  past,
  bands,
  middle,
  threshold,
  crossing,
  today,
  top = 0,
  axis,
  label,
}: FanChartProps) {
  const values = [
    top,
    ...past.map(value => value ?? 0),
    ...bands.flatMap(({ high }) => high),
    threshold?.value ?? 0,
  ]
  const steps = axisSteps(Math.max(...values))
  const ceiling = steps.at(-1) as number
  const slot = 100 / Math.max(1, past.length + middle.length)
  const x = (index: number) => (index + 0.5) * slot
  const y = (value: number) => TOP + PLOT * (1 - Math.min(value, ceiling) / ceiling)
  const now = past.length * slot
  return (
    <svg className={classes.svg} height={HEIGHT} role="img" aria-label={label}>
      {steps.map(step => (
        <g key={step}>
          <line
            x1="0"
            x2="100%"
            y1={y(step)}
            y2={y(step)}
            className={step === 0 ? classes.base : classes.grid}
          />
          {step === 0 ? null : (
            <text x="0" y={y(step) - 4} className={classes.halo}>
              {axis(step)}
            </text>
          )}
        </g>
      ))}
      <Drawing past={past} bands={bands} middle={middle} place={{ x, y }} />
      {threshold ? (
        <g>
          <line
            x1="0"
            x2="100%"
            y1={y(threshold.value)}
            y2={y(threshold.value)}
            className={classes.threshold}
          />
          <text x={`${now}%`} dx="-6" y={y(threshold.value) - 4} textAnchor="end" className={classes.halo}>
            {threshold.name}
          </text>
        </g>
      ) : null}
      {past.length > 0 ? (
        <g>
          <line x1={`${now}%`} x2={`${now}%`} y1={TOP - 12} y2={y(0)} stroke="var(--ink)" strokeWidth="1" />
          <text x={`${now}%`} dx="4" y={TOP - 14}>
            {today}
          </text>
        </g>
      ) : null}
      {marks.map(({ name, at }, index) => (
        <text
          key={at}
          x={`${x(at)}%`}
          y={HEIGHT - 2}
          textAnchor="middle"
          className={index % 2 === 0 ? undefined : classes.spare}
        >
          {name}
        </text>
      ))}
      {crossing ? <CrossingMark crossing={crossing} past={past.length} x={x} /> : null}
    </svg>
  )
}
