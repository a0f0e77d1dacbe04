import type { Priority } from './request.ts'
import type { FieldKind, FieldOption, RequestType, Targets } from './request-type.ts'

interface Words {
  fr: string
  en: string
}

interface DefaultField {
  key: string
  kind: FieldKind
  label: Words
  help?: Words
  required?: boolean
  options?: readonly FieldOption[]
  /** The answer to an earlier field with which it is asked. */
  when?: { field: string; value: string }
}

type Four = readonly [number, number, number, number]

/** A request type as its texts are written; targets in business minutes, most urgent first. */
export interface DefaultType {
  key: string
  other?: true
  name: Words
  help: Words
  /** Minutes. */
  effort: number
  firstReply: Four
  resolution: Four
  requirements: readonly Words[]
  fields: readonly DefaultField[]
}

const byPriority = (minutes: Four): Targets =>
  Object.fromEntries(minutes.map((value, index) => [(index + 1) as Priority, value])) as Targets

/** The request type of its texts, at this place of the list. */
export function fromTexts(texts: DefaultType, position: number): Omit<RequestType, 'id'> {
  return {
    key: texts.key,
    nameFr: texts.name.fr,
    nameEn: texts.name.en,
    helpFr: texts.help.fr,
    helpEn: texts.help.en,
    fields: texts.fields.map(({ key, kind, label, help, required, options, when }) => ({
      key,
      kind,
      labelFr: label.fr,
      labelEn: label.en,
      helpFr: help?.fr ?? '',
      helpEn: help?.en ?? '',
      required: required ?? false,
      options: options ?? [],
      condition: when ? { key: when.field, values: [when.value] } : null,
    })),
    requirements: texts.requirements,
    targets: { firstReply: byPriority(texts.firstReply), resolution: byPriority(texts.resolution) },
    defaultEffortMinutes: texts.effort,
    calendarId: null,
    isOther: texts.other ?? false,
    active: true,
    position,
  }
}
