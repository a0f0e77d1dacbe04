import { useId } from 'react'
import { keepsLabel } from '#platform/ui/scale.ts'
import { type Step, steps } from '../model.ts'
import type { StepReading } from '../step-filter.ts'
import classes from './step-picture.module.css'
import { useStepText } from './step-text.ts'

const places: Record<Step, { x: number; y: number }> = {
  1: { x: 34, y: 88 },
  2: { x: 114, y: 88 },
  3: { x: 194, y: 88 },
  4: { x: 274, y: 88 },
  5: { x: 360, y: 138 },
  6: { x: 360, y: 42 },
}
/** Radius of a certain step; the area of a station is its probability. */
const FULL = 25
const BARS = 112
const colours: Record<Step, string> = {
  1: 'var(--ink-soft)',
  2: 'var(--ink-soft)',
  3: 'var(--ink-soft)',
  4: 'var(--ink-soft)',
  5: 'var(--reactive)',
  6: 'var(--proactive)',
}
/** The four stations before the fork are told apart by how dark they are. */
const depth: Record<Step, number> = { 1: 0.14, 2: 0.3, 3: 0.5, 4: 0.78, 5: 1, 6: 1 }

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="3.2" height="5" fill="var(--reactive)" />
      </pattern>
    </defs>
  )
}

const fillOf = (step: Step, hatch: string) => (step === 5 ? `url(#${hatch})` : colours[step])

/** The path with a station as large as its step is likely; `label` says it in words. */
export function StepPicture({ reading, label }: { reading: StepReading; label: string }) {
  const hatch = useId()
  const { chance } = useStepText()
  return (
    <svg viewBox="0 0 400 182" className={classes.picture} role="img" aria-label={label}>
      <Hatch id={hatch} />
      <path d="M34 88H274" className={classes.line} />
      <path d="M274 88C315 88 318 138 360 138" className={classes.line} strokeDasharray="6 4" />
      <path d="M274 88C315 88 318 42 360 42" className={classes.line} />
      {steps.map(step => {
        const { x, y } = places[step]
        const p = reading.probabilities[step - 1]
        const radius = Math.max(2.5, FULL * Math.sqrt(p))
        const held = reading.set.includes(step) ? classes.held : undefined
        return (
          <g key={step} className={held}>
            <circle cx={x} cy={y} r={radius + 1.5} fill="var(--paper)" />
            <circle cx={x} cy={y} r={radius} fill={fillOf(step, hatch)} stroke={colours[step]} />
            <text x={x} y={y - radius - 6}>
              {chance(p)}
            </text>
            <text x={x} y={y + FULL + 14}>
              {step}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** What each part of a bar is. */
export function StepKey({ names }: { names: Record<Step, string> }) {
  const hatch = useId()
  return (
    <p className={classes.key}>
      {steps.map(step => (
        <span key={step}>
          <svg width="18" height="12" aria-hidden>
            <Hatch id={`${hatch}-${step}`} />
            <rect
              x="0.5"
              y="0.5"
              width="17"
              height="11"
              fill={fillOf(step, `${hatch}-${step}`)}
              fillOpacity={depth[step]}
              stroke={colours[step]}
            />
          </svg>
          {step}. {names[step]}
        </span>
      ))}
    </p>
  )
}

/** A bar a month, its parts as high as the steps are likely, from step 1 up. */
export function StepBars({
  months,
  names,
  label,
}: {
  months: readonly { month: string; probabilities: readonly number[] }[]
  /** Names under the bars. */
  names: readonly string[]
  label: string
}) {
  const hatch = useId()
  const slot = 100 / Math.max(1, months.length)
  return (
    <svg className={classes.bars} height={BARS + 24} role="img" aria-label={label}>
      <Hatch id={hatch} />
      {months.map(({ month, probabilities }, index) => {
        let top = BARS
        return (
          <g key={month}>
            {steps.map(step => {
              const height = probabilities[step - 1] * BARS
              top -= height
              return (
                <rect
                  key={step}
                  x={`${(index + 0.12) * slot}%`}
                  width={`${0.76 * slot}%`}
                  y={top}
                  height={height}
                  fill={fillOf(step, hatch)}
                  fillOpacity={depth[step]}
                  stroke="var(--paper)"
                  strokeWidth="0.75"
                />
              )
            })}
            <text
              x={`${(index + 0.5) * slot}%`}
              y={BARS + 18}
              className={keepsLabel(index, months.length, 6) ? undefined : classes.spare}
            >
              {keepsLabel(index, months.length, 14) ? names[index] : null}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
