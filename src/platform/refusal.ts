/** One sentence a person reads: a code of the words files and its parameters. */
export interface Problem {
  code: string
  params?: Record<string, string | number>
  /** Problems of single fields, by field name. */
  fields?: Record<string, { code: string; params?: Record<string, string | number> }>
}

/** Where the sentence of a code stands: `desk.closed` is the room desk's `problem.closed`. */
export function problemKey(code: string): string {
  const dot = code.indexOf('.')
  return `${code.slice(0, dot)}.problem.${code.slice(dot + 1)}`
}

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429

/** An expected "no": rolls the transaction back, and the edge turns it into a status and a translated sentence. */
export class Refusal extends Error {
  readonly problem: Problem
  readonly status: RefusalStatus

  constructor(status: RefusalStatus, code: string, params?: Problem['params'], fields?: Problem['fields']) {
    super(code)
    this.status = status
    this.problem = { code, params, fields }
  }
}

/** The refusal that `work` ends with, or null where it goes through. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

export function notFound(): Refusal {
  return new Refusal(404, 'platform.notFound')
}

export function forbidden(): Refusal {
  return new Refusal(403, 'platform.forbidden')
}

/** Refuses input with one code a field. */
export function invalid(fields: NonNullable<Problem['fields']>): Refusal {
  return new Refusal(422, 'platform.invalid', undefined, fields)
}
