import { minutesText } from './business-time.ts'
import { priorities } from './request.ts'
import type { FieldKind, RequestType } from './request-type.ts'

/** An answer of a choice as it is written; `uid` names it while it has no value yet. */
export interface OptionDraft {
  uid: string
  value: string
  fr: string
  en: string
}

/** A field as it is written; a new one has no key yet. */
export interface FieldDraft {
  uid: string
  key: string
  kind: FieldKind
  labelFr: string
  labelEn: string
  helpFr: string
  helpEn: string
  required: boolean
  options: OptionDraft[]
  /** The choice its condition rests on, and the answers with which it is asked, by uid; '' where it is always asked. */
  on: string
  values: string[]
}

export interface RequirementDraft {
  uid: string
  fr: string
  en: string
}

/** A type as it stands in the editor: what was typed, right or wrong. */
export interface TypeDraft {
  nameFr: string
  nameEn: string
  helpFr: string
  helpEn: string
  effort: string
  calendar: string
  isOther: boolean
  /** Four texts each, most urgent first. */
  firstReply: string[]
  resolution: string[]
  requirements: RequirementDraft[]
  fields: FieldDraft[]
}

/** A kept type, to be edited. */
export function draftOf(type: RequestType): TypeDraft {
  const texts = (targets: RequestType['targets']['firstReply']) =>
    priorities.map(priority => minutesText(targets[priority]))
  return {
    nameFr: type.nameFr,
    nameEn: type.nameEn,
    helpFr: type.helpFr,
    helpEn: type.helpEn,
    effort: minutesText(type.defaultEffortMinutes || null),
    calendar: type.calendarId === null ? '' : String(type.calendarId),
    isOther: type.isOther,
    firstReply: texts(type.targets.firstReply),
    resolution: texts(type.targets.resolution),
    requirements: type.requirements.map(({ fr, en }, index) => ({ uid: `r${index}`, fr, en })),
    fields: type.fields.map(field => ({
      uid: field.key,
      key: field.key,
      kind: field.kind,
      labelFr: field.labelFr,
      labelEn: field.labelEn,
      helpFr: field.helpFr ?? '',
      helpEn: field.helpEn ?? '',
      required: field.required ?? false,
      options: (field.options ?? []).map(option => ({ uid: option.value, ...option })),
      on: field.condition?.key ?? '',
      values: [...(field.condition?.values ?? [])],
    })),
  }
}

const emptyOption = (uid: string): OptionDraft => ({ uid, value: '', fr: '', en: '' })

const emptyField = (uid: string): FieldDraft => ({
  uid,
  key: '',
  kind: 'text',
  labelFr: '',
  labelEn: '',
  helpFr: '',
  helpEn: '',
  required: false,
  options: [],
  on: '',
  values: [],
})

/** A name no row of the list has. */
function freshUid(rows: readonly { uid: string }[]): string {
  let n = rows.length + 1
  while (rows.some(row => row.uid === `new-${n}`)) n++
  return `new-${n}`
}

interface Edited<T> {
  rows: T[]
  /** The row to go on from; null: none is left. */
  uid: string | null
}

function editRows<T extends { uid: string }>(
  rows: readonly T[],
  verb: string,
  at: number,
  empty: (uid: string) => T,
): Edited<T> {
  const next = [...rows]
  if (verb === 'add') next.push(empty(freshUid(rows)))
  else if (verb === 'remove') next.splice(at, 1)
  else {
    const to = verb === 'up' ? at - 1 : at + 1
    if (next[at] && next[to]) [next[at], next[to]] = [next[to], next[at]]
    return { rows: next, uid: rows[at]?.uid ?? null }
  }
  const stay = verb === 'add' ? next.length - 1 : Math.min(at, next.length - 1)
  return { rows: next, uid: next[stay]?.uid ?? null }
}

/** What a button of the editor asks: add, remove, up or down, and on which list at which place. */
const OPERATION = /^(add|remove|up|down):(requirements|fields)(?:\.(\d+))?(?:\.options(?:\.(\d+))?)?$/

export const isOperation = (text: unknown): text is string => typeof text === 'string' && OPERATION.test(text)

/**
 * The draft after one of the editor's buttons, such as "up:fields.2" or "add:fields.2.options", with the id of the
 * element to go on from. A place that is not there changes nothing.
 */
export function editDraft(draft: TypeDraft, operation: string): { draft: TypeDraft; focus: string | null } {
  const [, verb, list, place, option] = OPERATION.exec(operation) ?? []
  const at = place === undefined ? -1 : Number(place)
  if (list === 'requirements') {
    const { rows, uid } = editRows(draft.requirements, verb, at, uid => ({ uid, fr: '', en: '' }))
    return { draft: { ...draft, requirements: rows }, focus: uid && `requirement-${uid}` }
  }
  const field = draft.fields[at]
  if (operation.includes('.options')) {
    if (!field) return { draft, focus: null }
    const { rows, uid } = editRows(
      field.options,
      verb,
      option === undefined ? -1 : Number(option),
      emptyOption,
    )
    const fields = draft.fields.with(at, { ...field, options: rows })
    return { draft: { ...draft, fields }, focus: uid && `option-${field.uid}-${uid}` }
  }
  if (list !== 'fields') return { draft, focus: null }
  const { rows, uid } = editRows(draft.fields, verb, at, emptyField)
  return { draft: { ...draft, fields: rows }, focus: uid && `field-${uid}` }
}

/** The choices above a field, on which its condition may rest. */
export const choicesBefore = (draft: Pick<TypeDraft, 'fields'>, at: number): FieldDraft[] =>
  draft.fields.slice(0, at).filter(field => field.kind === 'choice')
