/** For tests and benches: panels that others published, read where they stand beside the repository, never copied. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readVectorText, withoutVectors } from './shared-vectors.ts'

type Published = { outcomes: number[][]; adoption: (number | null)[]; units: string[] }

const geoLiftFile = fileURLToPath(
  new URL('../../../../shared/data/causal/GeoLift_Test.csv', import.meta.url),
)

/** Values for a test's `skip`. */
export const withoutProp99 = withoutVectors('california_prop99.csv')
export const withoutGeoLift =
  !existsSync(geoLiftFile) && 'the walkthrough data of GeoLift are not beside the project'

/** Units by name, the treated last; times in order. Rows are (unit, time, outcome). */
function panelOf(
  rows: { unit: string; time: string; outcome: number }[],
  treated: string[],
  from: number,
): Published {
  const names = [...new Set(rows.map(row => row.unit))].sort()
  const times = [...new Set(rows.map(row => row.time))].sort()
  const cells = new Map(rows.map(row => [`${row.unit}|${row.time}`, row.outcome]))
  const units = [...names.filter(name => !treated.includes(name)), ...treated]
  return {
    units,
    outcomes: units.map(unit => times.map(time => cells.get(`${unit}|${time}`) ?? Number.NaN)),
    adoption: units.map(unit => (treated.includes(unit) ? from : null)),
  }
}

/** The cells of delimited text without its head line, quotes taken off. */
function cellsOf(text: string, delimiter: string): string[][] {
  const [, ...lines] = text.trim().split(/\r?\n/)
  return lines.map(line => line.split(delimiter).map(cell => cell.replace(/^"|"$/g, '')))
}

/** Proposition 99: cigarette packs a head in 39 states, 1970 to 2000, California treated from 1989. */
export function prop99(): Published {
  const rows = cellsOf(readVectorText('california_prop99.csv'), ';')
  return panelOf(
    rows.map(([unit, time, outcome]) => ({ unit: unit!, time: time!, outcome: Number(outcome) })),
    ['California'],
    19,
  )
}

/** GeoLift's walkthrough: 40 cities, 105 days, Chicago and Portland treated from day 91. */
export function geoLift(): Published {
  const rows = cellsOf(readFileSync(geoLiftFile, 'utf8'), ',')
  return panelOf(
    rows.map(([unit, outcome, time]) => ({ unit: unit!, time: time!, outcome: Number(outcome) })),
    ['chicago', 'portland'],
    90,
  )
}
