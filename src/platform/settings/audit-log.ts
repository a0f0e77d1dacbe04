/** What is looked for in the audit log; null or empty: whatever. Days are the company's own, `to` is the last one. */
export interface AuditQuery {
  personId: number | null
  action: string | null
  thing: string | null
  thingId: string | null
  from: string | null
  to: string | null
  text: string
}

export const wholeLog: AuditQuery = {
  personId: null,
  action: null,
  thing: null,
  thingId: null,
  from: null,
  to: null,
  text: '',
}

/** One deed: who did what to which thing, and how it was before and after. */
export interface AuditEntry {
  id: number
  /** Milliseconds since 1970. */
  at: number
  /** The member, or null where nobody had proved who they were. */
  personId: number | null
  /** Their name at the time. */
  person: string
  action: string
  thing: string
  thingId: string | null
  before: unknown
  after: unknown
}

/** One field that a deed changed; undefined where there was none. */
export interface FieldChange {
  field: string | null
  before: unknown
  after: unknown
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** What a deed changed, field by field; what stayed the same is left out. A field of null is the thing as a whole. */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [before ?? undefined, after ?? undefined]
  if ((isRecord(old) || old === undefined) && (isRecord(now) || now === undefined)) {
    const fields = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])]
    return fields
      .map(field => ({ field, before: old?.[field], after: now?.[field] }))
      .filter(change => JSON.stringify(change.before) !== JSON.stringify(change.after))
  }
  return [{ field: null, before: old, after: now }]
}

/** The instant that a field such as `resolvedAt` or `waitingSince` holds, in ms since 1970; null where it holds none. */
export function instantOf(field: string | null, value: unknown): number | null {
  if (field === null || !/(At|Since)$/.test(field)) return null
  const at = typeof value === 'string' ? Date.parse(value) : value
  return typeof at === 'number' && Math.abs(at) <= 8.64e15 ? at : null
}

/** A value of the log as short text. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** A day of the calendar such as 2026-11-24, or null for anything else. */
export function readDay(text: string | null): string | null {
  if (text === null || !day.test(text)) return null
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

const word = /^[A-Za-z][A-Za-z.]{0,60}$/

/** A query from the address of a page; what cannot be read is not asked for. */
export function readAuditQuery(asked: URLSearchParams): AuditQuery {
  const person = Number(asked.get('person'))
  const named = (name: string) => {
    const value = asked.get(name)
    return value !== null && word.test(value) ? value : null
  }
  return {
    personId: Number.isSafeInteger(person) && person > 0 ? person : null,
    action: named('action'),
    thing: named('thing'),
    thingId: asked.get('id')?.slice(0, 100) || null,
    from: readDay(asked.get('from')),
    to: readDay(asked.get('to')),
    text: (asked.get('q') ?? '').trim().slice(0, 200),
  }
}

/** A cursor of the log, or null for one that is not of its form. */
export function readCursor(parts: readonly [string, number] | null): { at: string; id: number } | null {
  return parts && !Number.isNaN(Date.parse(parts[0])) && /^\d{4}-[\d-]+T[\d:.]+Z$/.test(parts[0])
    ? { at: parts[0], id: parts[1] }
    : null
}
