import classes from './path.module.css'

/** A count on the scale of the largest; the number stands beside it. */
export function CountBar({ part, scale }: { part: number; scale: number }) {
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" className={classes.bar} aria-hidden>
      <rect width={scale > 0 ? (part / scale) * 100 : 0} height="6" fill="var(--ink-soft)" opacity="0.55" />
    </svg>
  )
}
