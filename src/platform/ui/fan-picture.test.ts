import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pictureSvg } from '../print/picture-svg.ts'
import { type Fan, fanPicture } from './fan-picture.ts'
import type { Shape } from './picture.ts'

const fan: Fan = {
  marks: [{ name: 'Jan <26>', at: 0 }],
  past: [0.2, null, 0.4],
  bands: [{ low: [0.3, 0.2], high: [0.5, 1] }],
  middle: [0.4, 0.6],
  thresholds: [{ value: 0.6, name: 'too much' }],
  crossing: { early: 0, middle: 1, late: null, name: 'crosses' },
  today: 'today',
  axis: value => `${value * 100} %`,
}
const only = <K extends Shape['kind']>(shapes: readonly Shape[], kind: K) =>
  shapes.filter((shape): shape is Extract<Shape, { kind: K }> => shape.kind === kind)

test('known weeks come before those ahead, a gap is left out, and higher values stand higher', () => {
  const { shapes } = fanPicture(fan)
  const [ahead, known] = only(shapes, 'line')
  assert.deepEqual(
    known.points.map(([x]) => x),
    [10, 50],
  )
  assert.deepEqual([ahead.dashed, ahead.points.map(([x]) => x)], [true, [70, 90]])
  assert.ok(known.points[1][1] < known.points[0][1] && ahead.points[1][1] < ahead.points[0][1])
  const [band] = only(shapes, 'area')
  assert.equal(band.points.length, 4)
  const threshold = only(shapes, 'rule').find(rule => rule.as === 'threshold')
  assert.equal(threshold?.from[1], ahead.points[1][1])
  const today = only(shapes, 'rule').find(rule => rule.as === 'now')
  assert.deepEqual([today?.from[0], today?.to[0]], [60, 60])
})

test('a threshold is named where the known line does not run through its name', () => {
  const name = (past: number[]) =>
    only(fanPicture({ ...fan, past, middle: [0.5], bands: [] }).shapes, 'text').find(
      ({ text }) => text === 'too much',
    )
  const low = Array.from({ length: 20 }, () => 0.1)
  assert.equal(name(low)?.anchor, 'end')
  const peaked = [...low.slice(2), 0.62, 0.2]
  assert.deepEqual([name(peaked)?.anchor, name(peaked)?.at[0]], [undefined, 0])
  const everywhere = low.map(() => 0.62)
  assert.equal(name(everywhere)?.anchor, 'end')
})

test('where little is known before today a threshold is named from the left, whole on a phone', () => {
  const ahead = Array.from({ length: 52 }, () => 0.5)
  const past = Array.from({ length: 16 }, () => 0.1)
  const name = only(fanPicture({ ...fan, past, middle: ahead, bands: [] }).shapes, 'text').find(
    ({ text }) => text === 'too much',
  )
  assert.deepEqual([name?.anchor, name?.at[0]], [undefined, 0])
})

test('a history alone has neither today nor a fan', () => {
  const { shapes } = fanPicture({ ...fan, bands: [], middle: [], crossing: undefined })
  assert.deepEqual([only(shapes, 'area').length, only(shapes, 'line').length], [0, 1])
  assert.ok(!only(shapes, 'rule').some(rule => rule.as === 'now'))
})

test('on paper the same picture stands at its width, its names as text', () => {
  const svg = pictureSvg(fanPicture(fan), 500, 'sans')
  assert.match(svg, /^<svg [^>]*viewBox="0 0 500 280"/)
  assert.match(svg, /Jan &lt;26&gt;/)
  assert.match(svg, /<line x1="300" y1="14" x2="300"/)
  assert.doesNotMatch(svg, /NaN|undefined|var\(/)
})
