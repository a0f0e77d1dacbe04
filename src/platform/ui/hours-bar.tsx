import { useId } from 'react'
import classes from './hours-bar.module.css'

/** Reactive (hatched ember) and proactive (solid teal) time on one scale, all three in one unit; `label` says it in words. */
export function HoursBar({
  reactive,
  proactive,
  scale,
  label,
}: {
  reactive: number
  proactive: number
  scale: number
  label: string
}) {
  const hatch = useId()
  const part = (time: number) => (scale > 0 ? (time / scale) * 100 : 0)
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" className={classes.bar} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="1.6" height="6" patternUnits="userSpaceOnUse">
          <rect width="1.1" height="6" fill="var(--reactive)" />
        </pattern>
      </defs>
      <rect width="100" height="6" fill="var(--line)" opacity="0.5" />
      <rect width={part(reactive)} height="6" fill={`url(#${hatch})`} />
      <rect x={part(reactive)} width={part(proactive)} height="6" fill="var(--proactive)" />
    </svg>
  )
}
