import type { AnswerProblem, RequestField, RequestType } from './request-type.ts'

/** What the company says of a type; the rest is kept by the desk. */
export type TypeDefinition = Pick<
  RequestType,
  | 'nameFr'
  | 'nameEn'
  | 'helpFr'
  | 'helpEn'
  | 'fields'
  | 'requirements'
  | 'targets'
  | 'defaultEffortMinutes'
  | 'calendarId'
  | 'isOther'
>

/** A short name for addresses and files out of words: "Où cela ?" is "ou-cela". `taken` ones are numbered on. */
export function keyOf(words: string, taken: readonly string[], join: '-' | '_'): string {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const base =
    plain
      .replace(/[^a-z0-9]+/g, join)
      .slice(0, 50)
      .replace(/^[-_]+|[-_]+$/g, '') || 'x'
  let key = base
  for (let n = 2; taken.includes(key); n++) key = `${base}${join}${n}`
  return key
}

function optionProblems(field: RequestField, path: string): Record<string, AnswerProblem> {
  const found: Record<string, AnswerProblem> = {}
  const options = field.options ?? []
  if (field.kind === 'choice' && options.length < 2) found[`${path}.options`] = { code: 'desk.fewOptions' }
  options.forEach((option, index) => {
    if (options.findIndex(other => other.value === option.value) < index)
      found[`${path}.options.${index}`] = { code: 'desk.optionTwice', params: { value: option.value } }
  })
  return found
}

/** A condition rests on a choice asked before, and on answers it offers. */
function conditionProblem(
  { condition }: RequestField,
  before: readonly RequestField[],
): AnswerProblem | null {
  if (!condition) return null
  const on = before.find(other => other.key === condition.key)
  if (on?.kind !== 'choice') return { code: 'desk.conditionField' }
  const offered = condition.values.every(value => on.options?.some(option => option.value === value))
  return offered && condition.values.length > 0 ? null : { code: 'desk.conditionValue' }
}

/** What is wrong with a type's form, by the path of what is wrong ("fields.2.condition"); empty where nothing is. */
export function fieldProblems(fields: readonly RequestField[]): Record<string, AnswerProblem> {
  const found: Record<string, AnswerProblem> = {}
  fields.forEach((field, index) => {
    const path = `fields.${index}`
    const before = fields.slice(0, index)
    if (before.some(other => other.key === field.key))
      found[`${path}.key`] = { code: 'desk.fieldTwice', params: { key: field.key } }
    Object.assign(found, optionProblems(field, path))
    const condition = conditionProblem(field, before)
    if (condition) found[`${path}.condition`] = condition
  })
  return found
}

/** Whether the change moves the due times of requests. */
export const movesDueTimes = (
  before: Pick<RequestType, 'targets' | 'calendarId'>,
  after: Pick<RequestType, 'targets' | 'calendarId'>,
): boolean =>
  before.calendarId !== after.calendarId || JSON.stringify(before.targets) !== JSON.stringify(after.targets)
