import classes from './path-line.module.css'
import type { Step } from './path-mark.tsx'

interface Station {
  step: Step
  x: number
  y: number
  /** Where its name begins. */
  name: { x: number; y: number; anchor: 'middle' | 'start' }
}

const below = (step: Step, x: number, y: number): Station => ({
  step,
  x,
  y,
  name: { x, y: y + 36, anchor: 'middle' },
})
const beside = (step: Step, x: number, y: number): Station => ({
  step,
  x,
  y,
  name: { x: x + 26, y: y - 2, anchor: 'start' },
})

interface Layout {
  box: string
  line: string
  fork: { reactive: string; proactive: string }
  stations: readonly Station[]
  className: string
}

const layouts: Layout[] = [
  {
    box: '0 0 860 225',
    line: 'M70 100H550',
    fork: { reactive: 'M550 100C640 100 660 158 770 158', proactive: 'M550 100C640 100 660 35 770 35' },
    stations: [
      below(1, 70, 100),
      below(2, 230, 100),
      below(3, 390, 100),
      below(4, 550, 100),
      below(5, 770, 158),
      below(6, 770, 35),
    ],
    className: classes.wide,
  },
  {
    box: '0 0 340 350',
    line: 'M24 28V214',
    fork: { reactive: 'M24 214V310', proactive: 'M24 214C24 280 190 240 190 310' },
    stations: [
      beside(1, 24, 28),
      beside(2, 24, 90),
      beside(3, 24, 152),
      beside(4, 24, 214),
      beside(5, 24, 310),
      beside(6, 190, 310),
    ],
    className: classes.tall,
  },
]

/** Breaks a name into lines of about `width` letters. */
function lines(name: string, width: number): string[] {
  const found = ['']
  for (const word of name.split(' ')) {
    const longer = `${found.at(-1)} ${word}`.trim()
    if (found.at(-1) === '' || longer.length <= width) found[found.length - 1] = longer
    else found.push(word)
  }
  return found
}

const colourOf = (step: Step) =>
  step === 5 ? 'var(--reactive)' : step === 6 ? 'var(--proactive)' : 'var(--ink-soft)'

function Picture({
  layout,
  step,
  names,
}: {
  layout: Layout
  step: Step | null
  names: Record<Step, string>
}) {
  return (
    <svg viewBox={layout.box} className={layout.className} aria-hidden>
      <path d={layout.line} stroke="var(--ink-soft)" strokeWidth="4" fill="none" />
      <path
        d={layout.fork.reactive}
        stroke="var(--reactive)"
        strokeWidth="4"
        strokeDasharray="9 5"
        fill="none"
      />
      <path d={layout.fork.proactive} stroke="var(--proactive)" strokeWidth="4" fill="none" />
      {layout.stations.map(station => {
        const here = station.step === step
        const colour = colourOf(station.step)
        return (
          <g key={station.step}>
            {here ? (
              <circle cx={station.x} cy={station.y} r="23" fill="none" stroke={colour} strokeWidth="2" />
            ) : null}
            <circle
              cx={station.x}
              cy={station.y}
              r={here ? 18 : 14}
              fill={here ? colour : 'var(--panel)'}
              stroke={colour}
              strokeWidth="3"
            />
            <text
              x={station.x}
              y={station.y}
              className={`${classes.numeral} ${here ? classes.filled : classes.here}`}
            >
              {station.step}
            </text>
            <text
              x={station.name.x}
              y={station.name.y}
              textAnchor={station.name.anchor}
              className={here ? classes.here : undefined}
            >
              {lines(names[station.step], station.name.anchor === 'start' && station.step < 5 ? 36 : 17).map(
                (line, index) => (
                  <tspan key={line} x={station.name.x} dy={index === 0 ? 4 : 17}>
                    {line}
                  </tspan>
                ),
              )}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** The path itself: four stations on a line that forks, with the one where a team stands; `label` says it in words. */
export function PathLine({
  step,
  names,
  label,
}: {
  step: Step | null
  names: Record<Step, string>
  label: string
}) {
  return (
    <div role="img" aria-label={label} className={classes.line}>
      {layouts.map(layout => (
        <Picture key={layout.box} layout={layout} step={step} names={names} />
      ))}
    </div>
  )
}
