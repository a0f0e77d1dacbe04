import classes from './chart.module.css'
import { stepsAround } from './scale.ts'

type Value = number | null

interface LineChartProps {
  /** Places along the axis. */
  count: number
  /** Names under the axis, and where they stand. */
  marks: readonly { name: string; at: number }[]
  /** Lines, the one read first last; a value of null is none. Dashes say what is reckoned, not recorded. */
  lines: readonly { name: string; values: readonly Value[]; dashed?: boolean; tone?: 'ink' | 'proactive' }[]
  /** What holds the first line in most cases. */
  band?: { low: readonly Value[]; high: readonly Value[] }
  /** A stretch set apart, its name above. */
  zone?: { from: number; to: number; name: string }
  /** The range the axis holds at least, for pictures on the same scale. */
  range?: { low: number; high: number }
  axis: (value: number) => string
  /** What the picture shows, for those who do not see it. */
  label: string
}

const HEIGHT = 260
const TOP = 26
const BOTTOM = 24
const PLOT = HEIGHT - TOP - BOTTOM

const tones = { ink: 'var(--ink)', proactive: 'var(--proactive)' }

/** The parts of a line without gaps, each as a list of points. */
function pieces(
  values: readonly Value[],
  x: (index: number) => number,
  y: (value: number) => number,
): string[] {
  const parts: string[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) parts.push([])
    else parts[parts.length - 1].push(`${x(index)},${y(value)}`)
  })
  return parts.filter(part => part.length > 0).map(part => part.join(' '))
}

/** The area between two lines, in its parts without gaps. */
function areas(
  { low, high }: NonNullable<LineChartProps['band']>,
  x: (index: number) => number,
  y: (value: number) => number,
): string[] {
  const parts: { up: string[]; down: string[] }[] = [{ up: [], down: [] }]
  high.forEach((value, index) => {
    const under = low[index]
    if (value === null || under === null) parts.push({ up: [], down: [] })
    else {
      parts[parts.length - 1].up.push(`${x(index)},${y(value)}`)
      parts[parts.length - 1].down.push(`${x(index)},${y(under)}`)
    }
  })
  return parts
    .filter(({ up }) => up.length > 0)
    .map(({ up, down }) => [...up, ...down.toReversed()].join(' '))
}

/** Lines over time that may fall below zero, with the band of one of them: names stand at their ends. */
export function LineChart({ count, marks, lines, band, zone, range, axis, label }: LineChartProps) {
  const known = [
    ...lines.flatMap(({ values }) => values),
    ...(band ? [...band.low, ...band.high] : []),
  ].filter(value => value !== null)
  const steps = stepsAround(Math.min(range?.low ?? 0, ...known), Math.max(range?.high ?? 0, ...known))
  const [floor, ceiling] = [steps[0], steps.at(-1) as number]
  const slot = 100 / Math.max(1, count)
  const x = (index: number) => (index + 0.5) * slot
  const y = (value: number) => TOP + PLOT * (1 - (value - floor) / (ceiling - floor))
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
          <text x="0" y={y(step) - 4} className={classes.halo}>
            {axis(step)}
          </text>
        </g>
      ))}
      {zone ? (
        <g>
          <rect
            x={`${zone.from * slot}%`}
            width={`${(zone.to - zone.from) * slot}%`}
            y={TOP - 6}
            height={PLOT + 6}
            fill="var(--line)"
            opacity="0.45"
          />
          <text x={`${((zone.from + zone.to) / 2) * slot}%`} y={TOP - 12} textAnchor="middle">
            {zone.name}
          </text>
        </g>
      ) : null}
      <svg viewBox={`0 0 100 ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" aria-hidden>
        {band
          ? areas(band, x, y).map(points => (
              <polygon key={points} points={points} fill={tones[lines[0].tone ?? 'ink']} opacity="0.16" />
            ))
          : null}
        {lines.flatMap(({ name, values, dashed, tone = 'ink' }) =>
          pieces(values, x, y).map(points => (
            <polyline
              key={`${name} ${points}`}
              points={points}
              fill="none"
              stroke={tones[tone]}
              strokeWidth={dashed ? 2 : 2.5}
              strokeDasharray={dashed ? '5 4' : undefined}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          )),
        )}
      </svg>
      {marks.map(({ name, at }, index) => (
        <text
          key={at}
          x={`${x(at)}%`}
          y={HEIGHT - 4}
          textAnchor="middle"
          className={index % 2 === 0 ? undefined : classes.spare}
        >
          {name}
        </text>
      ))}
    </svg>
  )
}

/** Names of the lines, each with its stroke. */
export function LineKey({ lines }: Pick<LineChartProps, 'lines'>) {
  return (
    <p className={classes.key}>
      {lines.map(({ name, dashed, tone = 'ink' }) => (
        <span key={name}>
          <svg width="28" height="8" aria-hidden>
            <line
              x1="0"
              x2="28"
              y1="4"
              y2="4"
              stroke={tones[tone]}
              strokeWidth="2.5"
              strokeDasharray={dashed ? '5 4' : undefined}
            />
          </svg>
          {name}
        </span>
      ))}
    </p>
  )
}
