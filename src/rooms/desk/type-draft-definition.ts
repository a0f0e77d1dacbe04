import { readMinutes } from './business-time.ts'
import { priorities } from './request.ts'
import type { AnswerProblem, FieldOption, RequestField, Targets } from './request-type.ts'
import { keyOf, type TypeDefinition } from './request-type-check.ts'
import type { FieldDraft, TypeDraft } from './type-draft.ts'

/** Without the rows in which nothing was written. */
export function tidyDraft(draft: TypeDraft): TypeDraft {
  const written = ({ fr, en }: { fr: string; en: string }) => fr.trim() !== '' || en.trim() !== ''
  return {
    ...draft,
    requirements: draft.requirements.filter(written),
    fields: draft.fields
      .filter(field => field.key !== '' || [field.labelFr, field.labelEn].some(label => label.trim() !== ''))
      .map(field => ({
        ...field,
        options:
          field.kind === 'choice'
            ? field.options.filter(option => option.value !== '' || written(option))
            : [],
      })),
  }
}

/** Answers with their values: those of old keep theirs, so that what was answered keeps its meaning. */
function optionsOf(field: FieldDraft): Map<string, FieldOption> {
  const taken = field.options.map(option => option.value)
  const options = new Map<string, FieldOption>()
  for (const { uid, value, fr, en } of field.options) {
    const own = value || keyOf(en || fr, taken, '_')
    taken.push(own)
    options.set(uid, { value: own, fr, en })
  }
  return options
}

/** The fields of a draft: new ones get a key of their English label, conditions follow what they rest on. */
function fieldsOf(draft: Pick<TypeDraft, 'fields'>): RequestField[] {
  const taken = draft.fields.map(field => field.key)
  const known = new Map<string, { key: string; options: Map<string, FieldOption> }>()
  return draft.fields.map(field => {
    const key = field.key || keyOf(field.labelEn || field.labelFr, taken, '_')
    taken.push(key)
    const options = optionsOf(field)
    known.set(field.uid, { key, options })
    const on = known.get(field.on)
    const values = field.values.map(uid => on?.options.get(uid)?.value ?? uid)
    return {
      key,
      kind: field.kind,
      labelFr: field.labelFr,
      labelEn: field.labelEn,
      helpFr: field.helpFr,
      helpEn: field.helpEn,
      required: field.required,
      options: [...options.values()],
      condition: field.on === '' ? null : { key: on?.key ?? field.on, values },
    }
  })
}

/** What a draft says, and which of its lengths of time cannot be read, by the name of their field. */
export function definitionOf(draft: TypeDraft): {
  definition: TypeDefinition
  problems: Record<string, AnswerProblem>
} {
  const problems: Record<string, AnswerProblem> = {}
  const targets = (name: 'firstReply' | 'resolution') =>
    Object.fromEntries(
      priorities.map((priority, index) => {
        const minutes = readMinutes(draft[name][index])
        if (minutes === null) problems[`${name}.${priority}`] = { code: 'desk.businessTime' }
        return [priority, minutes || null]
      }),
    ) as Targets
  const effort = readMinutes(draft.effort)
  if (effort === null || Number(effort) > 100_000) problems.effort = { code: 'desk.businessTime' }
  const definition: TypeDefinition = {
    nameFr: draft.nameFr,
    nameEn: draft.nameEn,
    helpFr: draft.helpFr,
    helpEn: draft.helpEn,
    fields: fieldsOf(draft),
    requirements: draft.requirements.map(({ fr, en }) => ({ fr, en })),
    targets: { firstReply: targets('firstReply'), resolution: targets('resolution') },
    defaultEffortMinutes: effort || 0,
    calendarId: draft.calendar === '' ? null : Number(draft.calendar),
    isOther: draft.isOther,
  }
  return { definition, problems }
}
