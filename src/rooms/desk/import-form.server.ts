import type { Context } from '#platform/context.server.ts'
import { readForm, readValue } from '#platform/http/form.server.ts'
import { isStorable } from '#platform/http/text.ts'
import { Refusal } from '#platform/refusal.ts'
import {
  discardImport,
  mappingNamed,
  readAgain,
  readImport,
  saveMapping,
  setMapping,
  startImport,
  undoImport,
} from './import.actions.server.ts'
import { importMapping, mappingNameForm, readingForm } from './import.wire.ts'
import type { ImportMapping, ImportTarget } from './import-mapping.ts'

const texts = (form: FormData, name: string): string[] => form.getAll(name).map(String)
const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

/** Theirs and ours, from two lists of fields in one order; what was given none of ours is left out. */
function pairs(form: FormData, kind: string): Record<string, string> {
  const ours = texts(form, `ours.${kind}`)
  const given = texts(form, `theirs.${kind}`).map(
    (theirs, index) => [theirs, (ours[index] ?? '').trim()] as const,
  )
  return Object.fromEntries(given.filter(([, value]) => value !== ''))
}

/** The mapping a page's form says, for the columns of the file in their order. */
function readMappingForm(form: FormData, header: readonly string[], kept: ImportMapping): ImportMapping {
  for (const [, value] of form)
    if (typeof value === 'string' && !isStorable(value)) throw new Refusal(422, 'platform.text')
  const targets = texts(form, 'target')
  const prefixes = texts(form, 'prefix')
  const formats = texts(form, 'format')
  const before = new Map(kept.columns.map(column => [column.column, column]))
  const priorities = Object.entries(pairs(form, 'priority')).map(([theirs, ours]) => [theirs, Number(ours)])
  return readValue(importMapping, {
    shape: text(form, 'shape'),
    order: text(form, 'order'),
    columns: header.map((column, index) => ({
      column,
      target: targets[index] ?? 'ignored',
      prefix: prefixes[index] || undefined,
      as: before.get(column)?.as,
      dateFormat: formats[index]?.trim() || undefined,
    })),
    dateFormat: text(form, 'dateFormat'),
    timeZone: text(form, 'timeZone'),
    decimalMark: text(form, 'decimalMark'),
    missing: text(form, 'missing')
      .split(/\r?\n/)
      .map(mark => mark.trim())
      .filter(mark => mark !== ''),
    values: {
      status: pairs(form, 'status'),
      priority: Object.fromEntries(priorities),
      channel: pairs(form, 'channel'),
      unit: { ...kept.values.unit, ...pairs(form, 'unit') },
      type: pairs(form, 'type'),
    },
    unknownUnits: text(form, 'unknownUnits'),
    unknownTypes: text(form, 'unknownTypes'),
    defaultType: text(form, 'defaultType') || null,
    badRows: text(form, 'badRows'),
    lastEventCloses: form.has('lastEventCloses'),
    firstTouchReplies: form.has('firstTouchReplies'),
    clocks: text(form, 'clocks'),
  }) as ImportMapping
}

/** A mapping of another file made to fit the columns of this one. */
export function fitMapping(mapping: ImportMapping, header: readonly string[]): ImportMapping {
  const known = new Map(mapping.columns.map(column => [column.column, column]))
  return {
    ...mapping,
    columns: header.map(column => known.get(column) ?? { column, target: 'ignored' as ImportTarget }),
  }
}

/** What a form of an import's page did. */
export type ImportDone = 'updated' | 'kept' | 'started' | 'undoing' | 'discarded'

/** One form of the page of an import. */
export async function submitImport(ctx: Context, id: number, form: FormData): Promise<ImportDone> {
  const intent = form.get('intent')
  if (intent === 'undo') {
    await undoImport(ctx, id)
    return 'undoing'
  }
  if (intent === 'discard') {
    await discardImport(ctx, id)
    return 'discarded'
  }
  if (intent === 'read') {
    await readAgain(ctx, id, readForm(readingForm, form))
    return 'updated'
  }
  const { kept, survey } = await readImport(ctx, id)
  if (intent === 'use') {
    const named = await mappingNamed(ctx, readForm(mappingNameForm, form).mappingName)
    await setMapping(ctx, id, fitMapping(named, survey.header))
    return 'updated'
  }
  if (!kept.mapping) throw new Refusal(409, 'desk.import.fileGone')
  const mapping = readMappingForm(form, survey.header, kept.mapping)
  await setMapping(ctx, id, mapping)
  if (intent === 'keep') {
    await saveMapping(ctx, readForm(mappingNameForm, form).mappingName, mapping)
    return 'kept'
  }
  if (intent !== 'start') return 'updated'
  await startImport(ctx, id)
  return 'started'
}
