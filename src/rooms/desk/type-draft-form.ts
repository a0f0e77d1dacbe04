import { isStorable } from '#platform/http/text.ts'
import { type FieldKind, fieldKinds } from './request-type.ts'
import type { FieldDraft, OptionDraft, RequirementDraft, TypeDraft } from './type-draft.ts'

const MOST_ROWS = 200

/** Reads what was typed into the editor of a type. What cannot be stored is left out of a text. */
export function readDraft(form: FormData): TypeDraft {
  const text = (name: string): string => {
    const value = form.get(name)
    if (typeof value !== 'string') return ''
    return isStorable(value) ? value : value.toWellFormed().replaceAll('\u0000', '')
  }
  const rows = <T>(path: string, read: (path: string) => T): T[] => {
    const found: T[] = []
    while (found.length < MOST_ROWS && form.has(`${path}.${found.length}.uid`))
      found.push(read(`${path}.${found.length}`))
    return found
  }
  const requirement = (path: string): RequirementDraft => ({
    uid: text(`${path}.uid`),
    fr: text(`${path}.fr`),
    en: text(`${path}.en`),
  })
  const option = (path: string): OptionDraft => ({ ...requirement(path), value: text(`${path}.value`) })
  const kind = (name: string): FieldKind => fieldKinds.find(known => known === text(name)) ?? 'text'
  const field = (path: string): FieldDraft => ({
    uid: text(`${path}.uid`),
    key: text(`${path}.key`),
    kind: kind(`${path}.kind`),
    labelFr: text(`${path}.labelFr`),
    labelEn: text(`${path}.labelEn`),
    helpFr: text(`${path}.helpFr`),
    helpEn: text(`${path}.helpEn`),
    required: form.has(`${path}.required`),
    options: rows(`${path}.options`, option),
    on: text(`${path}.on`),
    values: form.getAll(`${path}.values`).map(String),
  })
  const four = (name: string) => [1, 2, 3, 4].map(priority => text(`${name}.${priority}`))
  return {
    nameFr: text('nameFr'),
    nameEn: text('nameEn'),
    helpFr: text('helpFr'),
    helpEn: text('helpEn'),
    effort: text('effort'),
    calendar: text('calendar'),
    isOther: form.has('isOther'),
    firstReply: four('firstReply'),
    resolution: four('resolution'),
    requirements: rows('requirements', requirement),
    fields: rows('fields', field),
  }
}
