/** Stations of the path: four on one line, which forks into the help desk (5, down) and escape velocity (6, up). */
const stations = [
  { step: 1, x: 8, y: 24 },
  { step: 2, x: 32, y: 24 },
  { step: 3, x: 56, y: 24 },
  { step: 4, x: 80, y: 24 },
  { step: 5, x: 112, y: 40 },
  { step: 6, x: 112, y: 8 },
] as const

export type Step = (typeof stations)[number]['step']

/** The product's mark; with `step`, the station where a team stands is filled and named by `label`. */
export function PathMark({ step, label, width = 60 }: { step?: Step; label?: string; width?: number }) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg viewBox="0 0 120 48" width={width} height={(width * 48) / 120} {...named}>
      <path d="M8 24H80" stroke="var(--ink-soft)" strokeWidth="3" fill="none" />
      <path
        d="M80 24C94 24 98 40 112 40"
        stroke="var(--reactive)"
        strokeWidth="3"
        strokeDasharray="5 3"
        fill="none"
      />
      <path d="M80 24C94 24 98 8 112 8" stroke="var(--proactive)" strokeWidth="3" fill="none" />
      {stations.map(station => {
        const colour =
          station.step === 5 ? 'var(--reactive)' : station.step === 6 ? 'var(--proactive)' : 'var(--ink-soft)'
        const here = station.step === step
        return (
          <circle
            key={station.step}
            cx={station.x}
            cy={station.y}
            r={here ? 7.5 : 5}
            fill={here ? colour : 'var(--panel)'}
            stroke={colour}
            strokeWidth="3"
          />
        )
      })}
    </svg>
  )
}
