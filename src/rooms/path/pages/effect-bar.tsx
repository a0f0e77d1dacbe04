import type { Ranged } from '../effect.ts'
import classes from './path.module.css'

const at = (part: number) => 50 + 50 * Math.max(-1, Math.min(1, part))

/** An effect on one scale for all, from -100 to +100 %: its range as a line, its middle as a point, none in the middle. */
export function EffectBar({ part: { middle, low, high }, stands }: { part: Ranged; stands: boolean }) {
  const [from, to] = [at(low), at(high ?? 1)]
  const tone = !stands ? 'var(--ink-soft)' : middle < 0 ? 'var(--proactive)' : 'var(--reactive)'
  const beyond = high === null || high > 1
  return (
    <svg className={classes.effect} height="20" aria-hidden>
      <line x1="0" x2="100%" y1="10" y2="10" stroke="var(--line)" />
      <line x1="50%" x2="50%" y1="0" y2="20" stroke="var(--ink-soft)" />
      <line x1={`${from}%`} x2={`${to}%`} y1="10" y2="10" stroke={tone} strokeWidth={stands ? 5 : 3} />
      {beyond ? (
        <text x="100%" dx="-2" y="15" textAnchor="end" fill={tone}>
          ›
        </text>
      ) : null}
      <circle
        cx={`${at(middle)}%`}
        cy="10"
        r="5"
        fill={stands ? tone : 'var(--paper)'}
        stroke={tone}
        strokeWidth="2"
      />
    </svg>
  )
}
