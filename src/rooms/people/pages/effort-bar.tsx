import { useId } from 'react'
import type { EffortSum } from '../effort.ts'
import classes from './people.module.css'

/** Reactive (hatched ember) and proactive (solid teal) minutes on one scale; `label` says them in words. */
export function EffortBar({ sum, scale, label }: { sum: EffortSum; scale: number; label: string }) {
  const hatch = useId()
  const share = (minutes: number) => (scale > 0 ? (minutes / scale) * 100 : 0)
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" className={classes.bar} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="1.6" height="6" patternUnits="userSpaceOnUse">
          <rect width="1.1" height="6" fill="var(--reactive)" />
        </pattern>
      </defs>
      <rect width="100" height="6" fill="var(--line)" opacity="0.5" />
      <rect width={share(sum.reactive)} height="6" fill={`url(#${hatch})`} />
      <rect x={share(sum.reactive)} width={share(sum.proactive)} height="6" fill="var(--proactive)" />
    </svg>
  )
}
