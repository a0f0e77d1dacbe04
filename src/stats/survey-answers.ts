/**
 * The answers an estimate is about: numbers of the rows asked for, with those who gave none left out as a domain.
 *
 * A row without an answer (null or NaN) and a row outside `where` stay in the design with nothing to say: their
 * clusters still count, which is what keeps standard errors of subgroups right.
 */
import { type Refusal, refuse } from './outcome.ts'
import type { SurveyDesign } from './survey-design.ts'

export type Values = ArrayLike<number | null>
/** Rows an estimate is about: true or 1; all when absent. */
export type Where = ArrayLike<boolean | number>

export type Answers = {
  ok: true
  /** One list a question; 0 where the row does not count. */
  columns: Float64Array[]
  /** 1 where the row counts. */
  inside: Uint8Array
  answered: number
  /** Rows asked for that gave no answer. */
  leftOut: number
  /** Sum of the weights of the rows that count: people represented. */
  represented: number
}

/** Answers as numbers, NaN for none. A Float64Array is taken as it is. */
export function numbersOf(values: Values): Float64Array {
  if (values instanceof Float64Array) return values
  if (ArrayBuffer.isView(values)) return new Float64Array(values as ArrayLike<number>)
  const out = new Float64Array(values.length)
  for (let i = 0; i < out.length; i++) out[i] = values[i] ?? Number.NaN
  return out
}

/** Gather the answers. Refuses lists of the wrong length, infinite numbers, and no row with an answer. */
export function answersOf(
  design: SurveyDesign,
  questions: readonly Values[],
  where?: Where,
): Answers | Refusal {
  const { rows, weights } = design
  for (const list of where ? [...questions, where] : questions)
    if (list.length !== rows)
      return refuse(
        'survey.uneven',
        `${list === where ? 'where' : 'the list of answers'} has ${list.length} entries, the design ${rows} rows: give one a row`,
      )
  const inside = new Uint8Array(rows).fill(1)
  let asked = rows
  if (where) asked = keepWhere(where, inside)
  let columns = questions.map(numbersOf)
  for (const column of columns) {
    const bad = leaveOut(column, inside)
    if (bad >= 0)
      return refuse(
        'survey.bad-value',
        `row ${bad + 1}: an answer must be a finite number, got ${column[bad]}`,
      )
  }
  const { answered, represented } = countInside(inside, weights)
  if (answered === 0) return refuse('survey.no-answers', 'no row of those asked for has an answer')
  if (answered < rows) columns = columns.map(column => insideOnly(column, inside))
  return { ok: true, columns, inside, answered, leftOut: asked - answered, represented }
}

function keepWhere(where: Where, inside: Uint8Array): number {
  let asked = 0
  for (let i = 0; i < inside.length; i++) {
    const own = where[i] ? 1 : 0
    inside[i] = own
    asked += own
  }
  return asked
}

function countInside(inside: Uint8Array, weights: Float64Array): { answered: number; represented: number } {
  let answered = 0
  let represented = 0
  for (let i = 0; i < inside.length; i++) {
    answered += inside[i]!
    represented += inside[i]! * weights[i]!
  }
  return { answered, represented }
}

/** Take rows without an answer out; gives the first row of those left with an infinite one, or -1. */
function leaveOut(column: Float64Array, inside: Uint8Array): number {
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    // The difference is NaN for NaN and for both infinities.
    if (value - value === 0 || inside[i] === 0) continue
    if (!Number.isNaN(value)) return i
    inside[i] = 0
  }
  return -1
}

function insideOnly(column: Float64Array, inside: Uint8Array): Float64Array {
  const out = new Float64Array(column.length)
  // A product would carry NaN over.
  for (let i = 0; i < out.length; i++) out[i] = inside[i] === 1 ? column[i]! : 0
  return out
}

/** First-stage clusters less strata, over the rows that count (Korn & Graubard 1999, section 5.2). */
export function degreesOf(design: SurveyDesign, { inside, answered }: Answers): number {
  if (answered === design.rows) return design.degreesOfFreedom
  const { unitOf, stratumOf, drawn } = design.stages[0]!
  const units = new Uint8Array(stratumOf.length)
  const strata = new Uint8Array(drawn.length)
  let degrees = 0
  for (let i = 0; i < inside.length; i++) {
    const unit = unitOf[i]!
    if (!inside[i] || units[unit]) continue
    units[unit] = 1
    degrees++
    const stratum = stratumOf[unit]!
    if (strata[stratum]) continue
    strata[stratum] = 1
    degrees--
  }
  return degrees
}
