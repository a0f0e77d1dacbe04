import { useId } from 'react'
import classes from './chart.module.css'
import { axisSteps, keepsLabel } from './scale.ts'

/** How a part of a bar, or a line, is filled; reactive and proactive also differ by pattern. */
export type Tone = 'reactive' | 'reactiveEstimated' | 'proactive' | 'plain' | 'ink'

export interface BarSeries {
  name: string
  tone: Tone
  values: readonly number[]
}

export interface LineSeries {
  name: string
  tone: Tone
  /** Null: not known, the line is broken there. */
  values: readonly (number | null)[]
}

interface MonthChartProps {
  /** Names under the axis, the first to the last month. */
  months: readonly string[]
  /** Stacked from the bottom up. */
  bars?: readonly BarSeries[]
  lines?: readonly LineSeries[]
  thresholds?: readonly { value: number; name: string }[]
  /** Writes a value of the axis. */
  axis: (value: number) => string
  /** The top of the axis where it is given, as 1 is for a share. */
  top?: number
  /** What the picture shows, for those who do not see it. */
  label: string
  /** Name of the thin line at today, where the last month is not over. */
  today?: string
}

const HEIGHT = 220
const TOP = 22
const BOTTOM = 24
const PLOT = HEIGHT - TOP - BOTTOM
const colours: Record<Tone, string> = {
  plain: 'var(--ink-soft)',
  ink: 'var(--ink)',
  proactive: 'var(--proactive)',
  reactive: 'var(--reactive)',
  reactiveEstimated: 'var(--reactive)',
}

/** Ember is hatched, its estimated part dotted, so that both are told from teal without colour. */
function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-reactive`}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="3.2" height="5" fill="var(--reactive)" />
      </pattern>
      <pattern id={`${id}-reactiveEstimated`} width="5" height="5" patternUnits="userSpaceOnUse">
        <circle cx="2.5" cy="2.5" r="1.3" fill="var(--reactive)" />
      </pattern>
    </defs>
  )
}

const fillOf = (id: string, tone: Tone) =>
  tone === 'reactive' || tone === 'reactiveEstimated' ? `url(#${id}-${tone})` : colours[tone]

/** The names of parts and lines beside what they look like, for black and white too. */
export function SeriesKey({
  bars,
  lines = [],
}: {
  bars: readonly Pick<BarSeries, 'name' | 'tone'>[]
  lines?: readonly Pick<LineSeries, 'name' | 'tone'>[]
}) {
  const id = useId()
  return (
    <p className={classes.key}>
      {bars.map(({ name, tone }) => (
        <span key={name}>
          <svg width="18" height="12" aria-hidden>
            <Patterns id={`${id}-${tone}`} />
            <rect
              x="0.5"
              y="0.5"
              width="17"
              height="11"
              fill={fillOf(`${id}-${tone}`, tone)}
              stroke={colours[tone]}
              opacity={tone === 'plain' ? 0.55 : 1}
            />
          </svg>
          {name}
        </span>
      ))}
      {lines.map(({ name, tone }) => (
        <span key={name}>
          <svg width="22" height="12" aria-hidden>
            <line x1="0" x2="22" y1="6" y2="6" stroke={colours[tone]} strokeWidth="2.5" />
            <circle cx="11" cy="6" r="3" fill={colours[tone]} />
          </svg>
          {name}
        </span>
      ))}
    </p>
  )
}

function Axis({
  steps,
  y,
  axis,
}: {
  steps: readonly number[]
  y: (value: number) => number
  axis: MonthChartProps['axis']
}) {
  return steps.map(step => (
    <g key={step}>
      <line x1="0" x2="100%" y1={y(step)} y2={y(step)} className={step === 0 ? classes.base : classes.grid} />
      {step === 0 ? null : (
        <text x="0" y={y(step) - 4} className={classes.halo}>
          {axis(step)}
        </text>
      )}
    </g>
  ))
}

/** Unbroken stretches of a line, as points in a box of 100 by the plot's height. */
function stretches(values: LineSeries['values'], x: (index: number) => number, y: (value: number) => number) {
  const found: string[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) found.push([])
    else found.at(-1)?.push(`${x(index)},${y(value)}`)
  })
  return found.filter(points => points.length > 1).map(points => points.join(' '))
}

/**
 * Months from left to right: stacked bars, lines over them, thresholds named on their line. Widths are shares of the
 * page, so that text keeps its size on a phone and in print.
 */
export function MonthChart({
  months,
  bars = [],
  lines = [],
  thresholds = [],
  axis,
  top,
  label,
  today,
}: MonthChartProps) {
  const id = useId()
  const totals = months.map((_, index) => bars.reduce((sum, series) => sum + series.values[index], 0))
  const highest = Math.max(
    0,
    ...totals,
    ...lines.flatMap(series => series.values.map(value => value ?? 0)),
    ...thresholds.map(threshold => threshold.value),
  )
  const steps = axisSteps(top ?? highest)
  const ceiling = steps.at(-1) as number
  const slot = 100 / Math.max(1, months.length)
  const x = (index: number) => (index + 0.5) * slot
  const y = (value: number) => TOP + PLOT * (1 - value / ceiling)
  return (
    <svg className={classes.svg} height={HEIGHT} role="img" aria-label={label}>
      <Patterns id={id} />
      <Axis steps={steps} y={y} axis={axis} />
      {bars.map((series, at) =>
        months.map((month, index) => {
          const below = bars.slice(0, at).reduce((sum, under) => sum + under.values[index], 0)
          const value = series.values[index]
          return value > 0 ? (
            <rect
              key={`${series.name} ${month} ${
                // biome-ignore lint/suspicious/noArrayIndexKey: months never move
                index
              }`}
              x={`${x(index) - slot * 0.36}%`}
              width={`${slot * 0.72}%`}
              y={y(below + value)}
              height={y(below) - y(below + value)}
              fill={fillOf(id, series.tone)}
              stroke={colours[series.tone]}
              strokeWidth={series.tone === 'plain' ? 0 : 1}
              opacity={series.tone === 'plain' ? 0.55 : 1}
            />
          ) : null
        }),
      )}
      {lines.map(series => (
        <g key={series.name}>
          <svg viewBox={`0 0 100 ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none">
            <title>{series.name}</title>
            {stretches(series.values, x, y).map(points => (
              <polyline
                key={points}
                points={points}
                fill="none"
                stroke={colours[series.tone]}
                strokeWidth="2.5"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
          {series.values.map((value, index) =>
            value === null ? null : (
              // biome-ignore lint/suspicious/noArrayIndexKey: months never move
              <circle key={index} cx={`${x(index)}%`} cy={y(value)} r="3" fill={colours[series.tone]} />
            ),
          )}
        </g>
      ))}
      {thresholds.map(threshold => (
        <g key={threshold.name}>
          <line
            x1="0"
            x2="100%"
            y1={y(threshold.value)}
            y2={y(threshold.value)}
            className={classes.threshold}
          />
          <text x="100%" y={y(threshold.value) - 4} textAnchor="end" className={classes.halo}>
            {threshold.name}
          </text>
        </g>
      ))}
      {months.map((month, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: months never move
          key={index}
          x={`${x(index)}%`}
          y={HEIGHT - 6}
          textAnchor="middle"
          className={keepsLabel(index, months.length, 6) ? undefined : classes.spare}
        >
          {keepsLabel(index, months.length, 14) ? month : null}
        </text>
      ))}
      {today ? (
        <g>
          <line x1="100%" x2="100%" y1={TOP - 8} y2={y(0)} stroke="var(--ink)" strokeWidth="1" />
          <text x="100%" dx="-4" y={TOP - 10} textAnchor="end">
            {today}
          </text>
        </g>
      ) : null}
    </svg>
  )
}
