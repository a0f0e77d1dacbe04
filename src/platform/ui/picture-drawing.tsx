import classes from './chart.module.css'
import type { Picture, Place, Rule, Shape } from './picture.ts'

const pairs = (points: readonly Place[]) => points.map(([x, y]) => `${x},${y}`).join(' ')

/** Classes of a line of a kind; those of today and of a range are as strong as text. */
const ruleClass: Record<Rule, string | undefined> = {
  grid: classes.grid,
  base: classes.base,
  threshold: classes.threshold,
  now: classes.now,
  range: classes.range,
}

/** Areas and lines stand in a box of 100 by the height, stretched to the width of the page. */
function Stretched({ shape, height }: { shape: Extract<Shape, { points: unknown }>; height: number }) {
  return (
    <svg viewBox={`0 0 100 ${height}`} width="100%" height={height} preserveAspectRatio="none" aria-hidden>
      {shape.kind === 'area' ? (
        <polygon points={pairs(shape.points)} fill="var(--reactive)" opacity="0.22" />
      ) : (
        <polyline
          points={pairs(shape.points)}
          fill="none"
          stroke="var(--reactive)"
          strokeWidth={shape.dashed ? 2 : 2.5}
          strokeDasharray={shape.dashed ? '5 4' : undefined}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}

function Drawn({ shape, height }: { shape: Shape; height: number }) {
  switch (shape.kind) {
    case 'rule': {
      const [[x1, y1], [x2, y2]] = [shape.from, shape.to]
      return <line x1={`${x1}%`} x2={`${x2}%`} y1={y1} y2={y2} className={ruleClass[shape.as]} />
    }
    case 'dot':
      return <circle cx={`${shape.at[0]}%`} cy={shape.at[1]} r={shape.radius} fill="var(--ink)" />
    case 'text':
      return (
        <text
          x={`${shape.at[0]}%`}
          y={shape.at[1]}
          dx={shape.shift}
          textAnchor={shape.anchor}
          className={shape.as && classes[shape.as]}
        >
          {shape.text}
        </text>
      )
    default:
      return <Stretched shape={shape} height={height} />
  }
}

/** A picture on a page; `label` says what it shows to those who do not see it. */
export function PictureDrawing({ picture: { height, shapes }, label }: { picture: Picture; label: string }) {
  return (
    <svg className={classes.svg} height={height} role="img" aria-label={label}>
      {shapes.map((shape, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes never move
        <Drawn key={index} shape={shape} height={height} />
      ))}
    </svg>
  )
}
