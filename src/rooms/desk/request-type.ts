import { isDay } from '#platform/day.ts'
import type { Priority } from './request.ts'

export const fieldKinds = ['text', 'longText', 'choice', 'number', 'date', 'file', 'unit'] as const
export type FieldKind = (typeof fieldKinds)[number]

export interface FieldOption {
  value: string
  fr: string
  en: string
}

/** One question of a type's form. */
export interface RequestField {
  key: string
  kind: FieldKind
  labelFr: string
  labelEn: string
  helpFr?: string
  helpEn?: string
  required?: boolean
  /** Of a choice. */
  options?: readonly FieldOption[]
  /** Asked only where an earlier field was answered with one of these values. */
  condition?: { key: string; values: readonly string[] } | null
}

/** Business minutes by priority; null: no target. */
export type Targets = Record<Priority, number | null>

/** A kind of request, with what is asked, what is needed first, and what is promised. */
export interface RequestType {
  id: number
  key: string
  nameFr: string
  nameEn: string
  helpFr: string
  helpEn: string
  fields: readonly RequestField[]
  /** What one has ready before asking. */
  requirements: readonly { fr: string; en: string }[]
  targets: { firstReply: Targets; resolution: Targets }
  /** The effort a request of this type is taken for where nobody logs time. */
  defaultEffortMinutes: number
  calendarId: number | null
  /** The "something else" door. */
  isOther: boolean
  active: boolean
  position: number
}

export type Answers = Record<string, string | number>
export type AnswerProblem = { code: string; params?: Record<string, string | number> }

const LONGEST = {
  text: 500,
  longText: 20_000,
  choice: 500,
  number: 40,
  date: 10,
  file: 255,
  unit: 20,
} as const

const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

/** Whether a field is asked, given the answers before it. A field whose condition is itself not asked is not asked. */
export function isAsked(field: RequestField, answers: Record<string, unknown>): boolean {
  if (!field.condition) return true
  return field.condition.values.includes(String(answers[field.condition.key] ?? ''))
}

/** A number as people type it: decimal comma or point, spaces between thousands. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string') return null
  const plain = value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

function readAnswer(field: RequestField, value: unknown): { value: string | number } | AnswerProblem {
  if (field.kind === 'number') {
    const number = readNumber(value)
    return number === null ? { code: 'desk.answerNumber' } : { value: number }
  }
  if (field.kind === 'unit') {
    const id = Number(value)
    return Number.isSafeInteger(id) && id > 0 ? { value: id } : { code: 'desk.unknownUnit' }
  }
  if (typeof value !== 'string') return { code: 'desk.answerText' }
  const text = field.kind === 'longText' ? value : value.trim()
  if (text.length > LONGEST[field.kind])
    return { code: 'platform.tooLong', params: { max: LONGEST[field.kind] } }
  if (field.kind === 'date' && !isDay(text)) return { code: 'platform.date' }
  if (field.kind === 'choice' && !field.options?.some(option => option.value === text))
    return { code: 'platform.choice' }
  return { value: text }
}

/**
 * The answers of a type's form as they are kept, or what is wrong with each. Fields that are not asked are left out,
 * whatever was given for them; a field the type does not have is refused.
 */
export function checkAnswers(
  type: Pick<RequestType, 'fields'>,
  given: Record<string, unknown>,
): { answers: Answers } | { fields: Record<string, AnswerProblem> } {
  const answers: Answers = {}
  const fields: Record<string, AnswerProblem> = {}
  for (const key of Object.keys(given))
    if (!type.fields.some(field => field.key === key)) fields[key] = { code: 'desk.unknownField' }
  for (const field of type.fields) {
    if (!isAsked(field, answers)) continue
    const value = given[field.key]
    if (isEmpty(value) || (typeof value === 'string' && value.trim() === '')) {
      if (field.required) fields[field.key] = { code: 'platform.required' }
      continue
    }
    const read = readAnswer(field, value)
    if ('value' in read) answers[field.key] = read.value
    else fields[field.key] = read
  }
  return Object.keys(fields).length > 0 ? { fields } : { answers }
}
