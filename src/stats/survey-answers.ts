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

/** Gather the answers. Refuses lists of the wrong length, infinite numbers, and no row with an answer. */
export function answersOf(
  design: SurveyDesign,
  questions: readonly Values[],
  where?: Where,
): Answers | Refusal {
  const { rows, weights } = design
  for (const list of where ? [...questions, where] : questions)
    if (list.length !== rows)
      return refuse('survey.uneven', `a list has ${list.length} entries, the design ${rows} rows`)
  const inside = new Uint8Array(rows)
  const columns = questions.map(() => new Float64Array(rows))
  let answered = 0
  let asked = 0
  let represented = 0
  for (let i = 0; i < rows; i++) {
    if (where && !where[i]) continue
    asked++
    let complete = true
    for (let q = 0; q < questions.length; q++) {
      const value = questions[q]![i]
      if (value === Infinity || value === -Infinity)
        return refuse('survey.bad-value', `row ${i + 1}: an answer must be a finite number, got ${value}`)
      if (value === null || value === undefined || Number.isNaN(value)) complete = false
    }
    if (!complete) continue
    for (let q = 0; q < questions.length; q++) columns[q]![i] = questions[q]![i]!
    inside[i] = 1
    answered++
    represented += weights[i]!
  }
  return answered === 0
    ? refuse('survey.no-answers', 'no row of those asked for has an answer')
    : { ok: true, columns, inside, answered, leftOut: asked - answered, represented }
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
