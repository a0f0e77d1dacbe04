import type { z } from 'zod'
import { invalid, type Problem, Refusal } from '../refusal.ts'
import { isStorable } from './text.ts'

type FieldProblem = NonNullable<Problem['fields']>[string]

/** The values that a field may have, where its schema lists them all; a union may list them one by one. */
function listed(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code !== 'invalid_union') return []
  const branches = issue.errors.map(branch =>
    branch.length === 1 && branch[0].path.length === 0 ? listed(branch[0]) : [],
  )
  const templates = issue.errors.map(
    ([one]) => one?.code === 'invalid_format' && one.format === 'template_literal',
  )
  return branches.every((values, at) => values.length > 0 || templates[at]) ? branches.flat() : []
}

/** The words' code for what zod found wrong with one field. */
export function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  if (issue.code === 'custom')
    // A rule of ours names its sentence; one of the schema library's own speaks English.
    return /^[a-z]+\.\w+$/i.test(issue.message)
      ? { code: issue.message, params: issue.params as FieldProblem['params'] }
      : { code: 'platform.format' }
  if (issue.code === 'too_small') {
    if (issue.origin === 'string')
      return Number(issue.minimum) <= 1
        ? { code: 'platform.required' }
        : { code: 'platform.tooShort', params: { min: Number(issue.minimum) } }
    return { code: 'platform.atLeast', params: { min: Number(issue.minimum) } }
  }
  if (issue.code === 'too_big')
    return issue.origin === 'string'
      ? { code: 'platform.tooLong', params: { max: Number(issue.maximum) } }
      : { code: 'platform.atMost', params: { max: Number(issue.maximum) } }
  if (issue.code === 'invalid_format')
    return {
      code:
        issue.format === 'email'
          ? 'platform.email'
          : issue.format === 'date'
            ? 'platform.date'
            : 'platform.format',
    }
  const options = listed(issue)
  if (options.length > 0) return { code: 'platform.oneOf', params: { options: options.join(', ') } }
  const missing = issue.code === 'invalid_type' && /received (undefined|NaN)$/.test(issue.message)
  return { code: missing ? 'platform.required' : 'platform.format' }
}

/** The form of a request; refuses a body that is none, cut short or beyond the limit. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Refusal(400, 'platform.unreadableForm')
  }
}

function toObject(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  const broken: Record<string, FieldProblem> = {}
  for (const key of new Set(form.keys())) {
    if (!isStorable(key)) continue
    const all = form.getAll(key)
    if (all.some(value => typeof value === 'string' && !isStorable(value)))
      broken[key] = { code: 'platform.text' }
    if (key.endsWith('[]')) values[key.slice(0, -2)] = all
    else values[key] = all[0] === '' ? undefined : all[0]
  }
  if (Object.keys(broken).length) throw invalid(broken)
  return values
}

/**
 * Reads a form by its schema: an empty field is absent, "name[]" is a list, files stay files.
 * Throws a refusal that names every wrong field.
 */
export function readForm<S extends z.ZodType>(schema: S, form: FormData): z.output<S> {
  return readValue(schema, toObject(form))
}

/** Reads any value by its schema, with the same refusal. */
export function readValue<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalid(
    Object.fromEntries(
      parsed.error.issues.map(issue => [issue.path.join('.') || 'form', fieldProblem(issue)]),
    ),
  )
}
