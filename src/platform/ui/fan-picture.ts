import type { Picture, Place, Shape } from './picture.ts'
import { axisSteps } from './scale.ts'

export interface Fan {
  /** Names under the axis, and the week each stands at, counted from the first of the past. */
  marks: readonly { name: string; at: number }[]
  /** Known values; null where there is none. */
  past: readonly (number | null)[]
  /** Bands from the widest to the narrowest, and the middle of the weeks ahead. */
  bands: readonly { low: readonly number[]; high: readonly number[] }[]
  middle: readonly number[]
  /** From the top down, each named on its line. */
  thresholds?: readonly { value: number; name: string }[]
  /** Weeks ahead in which the threshold is crossed: early, middle and late; null: not among them. */
  crossing?: { early: number; middle: number | null; late: number | null; name: string }
  /** Name of the thin line between the past and the weeks ahead. */
  today?: string
  /** Value the axis reaches at least, for pictures on the same scale. */
  top?: number
  axis: (value: number) => string
}

const HEIGHT = 280
const TOP = 26
const BOTTOM = 44
const PLOT = HEIGHT - TOP - BOTTOM
/** Width of the axis labels, and about that of a threshold's name: of a wide picture, and at most, in percent of it. */
const LABELS = 8
const NAME = 18
const WIDEST_NAME = 45
/** Where a name begins that stands beside the axis labels, in pixels. */
const BESIDE = 40

interface Scale {
  x: (index: number) => number
  y: (value: number) => number
}

/** History solid, the bands of what may come, the middle as dashes. */
function drawn({ past, bands, middle }: Fan, { x, y }: Scale): Shape[] {
  const ahead = (values: readonly number[]): Place[] =>
    values.map((value, index) => [x(past.length + index), y(value)])
  const known = past.flatMap((value, index): Place[] => (value === null ? [] : [[x(index), y(value)]]))
  return [
    ...bands.map(
      ({ low, high }): Shape => ({ kind: 'area', points: [...ahead(high), ...ahead(low).toReversed()] }),
    ),
    ...(middle.length > 0 ? [{ kind: 'line', points: ahead(middle), dashed: true } as const] : []),
    ...(known.length > 0 ? [{ kind: 'line', points: known } as const] : []),
  ]
}

/** Under the axis: the weeks between the early and the late crossing, the middle one as a point. */
function crossingMark(crossing: NonNullable<Fan['crossing']>, past: number, x: Scale['x']): Shape[] {
  const y = HEIGHT - BOTTOM + 10
  const from = x(past + crossing.early)
  const to = crossing.late === null ? 100 : x(past + crossing.late)
  const middle = (from + to) / 2
  return [
    { kind: 'rule', from: [from, y], to: [to, y], as: 'range' },
    ...(crossing.late === null
      ? [{ kind: 'text', at: [100, y + 4], shift: 2, text: '›', as: 'strong' } as const]
      : []),
    ...(crossing.middle === null
      ? []
      : [{ kind: 'dot', at: [x(past + crossing.middle), y], radius: 5 } as const]),
    {
      kind: 'text',
      at: [middle, y + 16],
      text: crossing.name,
      anchor: middle > 80 ? 'end' : middle < 20 ? undefined : 'middle',
      as: 'strong',
    },
  ]
}

function gridOf(steps: readonly number[], axis: Fan['axis'], y: Scale['y']): Shape[] {
  return steps.flatMap((step): Shape[] => [
    { kind: 'rule', from: [0, y(step)], to: [100, y(step)], as: step === 0 ? 'base' : 'grid' },
    ...(step === 0 ? [] : [{ kind: 'text', at: [0, y(step) - 4], text: axis(step), as: 'halo' } as const]),
  ])
}

/** A threshold with its name above it: before today, or at the left where there is no room or the known line would run through it. */
function thresholdOf(value: number, name: string, { past, middle }: Fan, { x, y }: Scale): Shape[] {
  const at = y(value) - 4
  const now = x(past.length - 0.5)
  const free = (from: number, to: number) =>
    past.every(
      (known, index) =>
        known === null || x(index) < from || x(index) > to || Math.abs(y(known) - (at - 6)) > 14,
    )
  const left =
    middle.length > 0 && (now < WIDEST_NAME || (!free(now - NAME, now) && free(LABELS, LABELS + NAME)))
  return [
    { kind: 'rule', from: [0, y(value)], to: [100, y(value)], as: 'threshold' },
    left
      ? { kind: 'text', at: [0, at], shift: BESIDE, text: name, as: 'halo' }
      : { kind: 'text', at: [now, at], shift: -6, text: name, anchor: 'end', as: 'halo' },
  ]
}

/**
 * What was and what may come, by week or month: history solid, what is ahead as a fan, today a thin line, thresholds
 * named on their own. Without anything ahead, the history alone.
 */
export function fanPicture(fan: Fan): Picture {
  const { marks, past, bands, middle, thresholds = [], crossing, today, top = 0, axis } = fan
  const values = [
    top,
    ...past.map(value => value ?? 0),
    ...bands.flatMap(({ high }) => high),
    ...thresholds.map(({ value }) => value),
  ]
  const steps = axisSteps(Math.max(...values))
  const ceiling = steps.at(-1) as number
  const slot = 100 / Math.max(1, past.length + middle.length)
  const x = (index: number) => (index + 0.5) * slot
  const y = (value: number) => TOP + PLOT * (1 - Math.min(value, ceiling) / ceiling)
  const now = past.length * slot
  const parted = past.length > 0 && middle.length > 0
  return {
    height: HEIGHT,
    shapes: [
      ...gridOf(steps, axis, y),
      ...drawn(fan, { x, y }),
      ...thresholds.flatMap(({ value, name }) => thresholdOf(value, name, fan, { x, y })),
      ...(parted
        ? ([
            { kind: 'rule', from: [now, TOP - 12], to: [now, y(0)], as: 'now' },
            { kind: 'text', at: [now, TOP - 14], shift: 4, text: today ?? '' },
          ] as const)
        : []),
      ...marks.map(
        ({ name, at }, index): Shape => ({
          kind: 'text',
          at: [x(at), HEIGHT - 2],
          text: name,
          anchor: 'middle',
          as: index % 2 === 0 ? undefined : 'spare',
        }),
      ),
      ...(crossing ? crossingMark(crossing, past.length, x) : []),
    ],
  }
}
