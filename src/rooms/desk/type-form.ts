import { isStorable } from '#platform/http/text.ts'
import { invalid } from '#platform/refusal.ts'
import type { RequestType } from './request-type.ts'

/** The name under which a field of a type stands in a form, and in the problems of what was sent. */
export const answerName = (key: string): string => `answers.${key}`

/** What a type's form was sent with: its answers as typed, and the files chosen, by field. */
export interface SentAnswers {
  /** Not checked yet; of a file its name. Empty fields are left out. */
  answers: Record<string, string>
  files: { key: string; file: File }[]
}

/** Reads a type's fields from a form. Refuses text that cannot be stored, by field; what is asked is checked later. */
export function readAnswersForm(type: Pick<RequestType, 'fields'>, form: FormData): SentAnswers {
  const sent: SentAnswers = { answers: {}, files: [] }
  const broken: Record<string, { code: string }> = {}
  for (const { key, kind } of type.fields) {
    const value = form.get(answerName(key))
    const text = typeof value === 'string' ? value : value?.name
    if (!text || (typeof value !== 'string' && value?.size === 0)) continue
    if (!isStorable(text)) broken[answerName(key)] = { code: 'platform.text' }
    else if (kind === 'file' && typeof value !== 'string' && value) {
      sent.answers[key] = text.slice(0, 255)
      sent.files.push({ key, file: value })
    } else if (kind !== 'file' && typeof value === 'string') sent.answers[key] = value
  }
  if (Object.keys(broken).length > 0) throw invalid(broken)
  return sent
}
