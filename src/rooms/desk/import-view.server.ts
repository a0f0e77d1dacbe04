import { allUnits } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import type { Translate } from '#platform/i18n/translate.ts'
import { problemKey } from '#platform/refusal.ts'
import { readImport } from './import.actions.server.ts'
import { badRowsOf } from './import.store.server.ts'
import { type ImportSurvey, isAtWork, isStartable } from './import.ts'
import { badRowsCsv } from './import-bad-row.ts'
import { previewRows } from './import-fold.ts'
import { headerKey } from './import-header-words.ts'
import { savedMappings } from './import-mapping.store.server.ts'
import {
  checkMapping,
  type ImportMapping,
  type ImportTarget,
  importDateTargets,
  valueKey,
} from './import-mapping.ts'
import { MOST_LISTED } from './import-run.server.ts'
import { namesOfType } from './import-type.store.server.ts'
import { workedSince } from './import-undo.store.server.ts'
import { allRequestTypes } from './request-type.store.server.ts'

/** Bad rows shown on the page; all are in the list to download. */
const SHOWN = 200
/** Characters of a comment that a preview shows. */
const SHOWN_TEXT = 80

const valuedTargets = ['status', 'activity', 'priority', 'channel', 'type', 'unit'] as const

/** One value of a column, on how many rows it stands, and ours for it. */
export interface ValueLine {
  value: string
  count: number
  ours: string
}

/** What the mapping makes of the values of a column. */
function valueLines(
  mapping: ImportMapping,
  survey: ImportSurvey,
  target: (typeof valuedTargets)[number],
): ValueLine[] {
  const column = mapping.columns.find(mapped => mapped.target === target)
  const missing = new Set(['', ...mapping.missing])
  const kind = target === 'activity' ? 'status' : target
  const ours = new Map(
    Object.entries(mapping.values[kind]).map(([theirs, value]) => [valueKey(theirs), String(value)]),
  )
  const prefix = column?.prefix ?? ''
  const lines = new Map<string, ValueLine>()
  for (const { value, count } of (column && survey.values[column.column]) ?? []) {
    const plain = value.startsWith(prefix) ? value.slice(prefix.length).trim() : value.trim()
    const key = valueKey(plain)
    if (missing.has(plain)) continue
    const line = lines.get(key) ?? { value: plain, count: 0, ours: ours.get(key) ?? '' }
    lines.set(key, { ...line, count: line.count + count })
  }
  return [...lines.values()]
}

const dateTargets: ReadonlySet<ImportTarget> = new Set(importDateTargets)

/** Dates of a preview's row: what stands in the file and what is read of it. */
function datesOf(mapping: ImportMapping, survey: ImportSurvey, line: number) {
  const row = survey.sample.rows[survey.sample.lines.indexOf(line)]
  return mapping.columns
    .filter(({ target }) => dateTargets.has(target))
    .map(({ column, target }) => ({
      target: target as (typeof importDateTargets)[number],
      raw: row ? String(row[survey.header.indexOf(column)] ?? '') : '',
    }))
}

function preview(
  mapping: ImportMapping,
  survey: ImportSurvey,
  types: ReadonlySet<string>,
  units: ReadonlySet<string>,
) {
  const known = { types, units: mapping.unknownUnits === 'refuse' ? units : undefined }
  return previewRows(survey.sample, survey.header, mapping, 10, known).map(({ line, request, bad }) => ({
    line,
    bad,
    dates: datesOf(mapping, survey, line),
    request: request && {
      ...request,
      body: undefined,
      timeline: undefined,
      comments: request.comments.map(({ kind, text, author }) => ({
        kind,
        text: text.slice(0, SHOWN_TEXT),
        author: author && (author.name ?? author.mail),
      })),
      answers: undefined,
      requester: request.requester?.name ?? request.requester?.mail ?? null,
      assignee: request.assignee?.name ?? request.assignee?.mail ?? null,
    },
  }))
}

/** A key for a column that becomes a field of the request's own. */
const fieldKey = (column: string) => headerKey(column).replaceAll(' ', '_').slice(0, 64) || 'field'

async function mapView(ctx: Context, mapping: ImportMapping, survey: ImportSurvey) {
  const types = await allRequestTypes(ctx.tx)
  const units = await allUnits(ctx.tx)
  const problems = checkMapping(mapping, survey.header)
  const keys = (texts: readonly (string | null)[]) =>
    new Set(texts.filter(text => text !== null).map(valueKey))
  return {
    mapping,
    problems,
    tellsComments: mapping.columns.some(({ target }) => target === 'reply' || target === 'note'),
    zones: [...new Set([mapping.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort(),
    columns: survey.header.map((column, index) => {
      const guess = survey.columns[index]
      const samples = survey.sample.rows.map(row => String(row[index] ?? '')).filter(text => text !== '')
      return {
        column,
        field: fieldKey(column),
        reason: guess?.reason ?? 'none',
        guessed: guess?.target ?? 'ignored',
        likelyPrefix: guess?.prefix ?? null,
        samples: [...new Set(samples)].slice(0, 3).map(text => text.slice(0, 60)),
        mapped: mapping.columns.find(mapped => mapped.column === column) ?? {
          column,
          target: 'ignored' as const,
        },
      }
    }),
    values: Object.fromEntries(
      valuedTargets.map(target => [target, valueLines(mapping, survey, target)]),
    ) as Record<(typeof valuedTargets)[number], ValueLine[]>,
    types: types
      .filter(type => type.active)
      .map(({ key, nameFr, nameEn }) => ({ key, name: ctx.actor.locale === 'fr' ? nameFr : nameEn })),
    units: units.filter(unit => !unit.archived).map(unit => unit.name),
    preview:
      problems.length > 0
        ? []
        : preview(
            mapping,
            survey,
            keys(types.flatMap(namesOfType)),
            keys(units.flatMap(({ name, code }) => [name, code])),
          ),
    saved: (await savedMappings(ctx.tx)).map(({ name }) => name),
  }
}

/** All that the page of an import shows. */
export async function viewImport(ctx: Context, id: number) {
  const { kept, survey } = await readImport(ctx, id)
  const { mapping, ...facts } = kept
  const startable = isStartable(kept.state)
  const bad = await badRowsOf(ctx.tx, id, SHOWN)
  const { header, rows, encoding, delimiter, gzip, sheet, sheets, ambiguous } = survey
  return {
    ...facts,
    columnCount: header.length,
    rows,
    file: { encoding, delimiter, gzip, sheet, sheets },
    ambiguous,
    atWork: isAtWork(kept.state),
    startable,
    map: startable && mapping ? await mapView(ctx, mapping, survey) : null,
    badRows: bad,
    worked: kept.state === 'done' ? (await workedSince(ctx.tx, id)).count : 0,
  }
}

export type ImportView = Awaited<ReturnType<typeof viewImport>>
export type MapView = NonNullable<ImportView['map']>

/** The bad rows as a file to download, in the words of `t`, and its name. */
export async function badRowsFile(
  ctx: Context,
  id: number,
  t: Translate,
): Promise<{ name: string; text: string }> {
  const { kept } = await readImport(ctx, id)
  const rows = await badRowsOf(ctx.tx, id, MOST_LISTED)
  const header: [string, string, string, string] = [
    t('desk.import.badRows.line'),
    t('desk.import.badRows.column'),
    t('desk.import.badRows.value'),
    t('desk.import.badRows.reason'),
  ]
  const text = [...badRowsCsv(rows, header, ({ code, params }) => t(problemKey(code), params))].join('')
  return { name: `${kept.fileName.replace(/(\.(csv|txt|tsv|xlsx|gz))+$/i, '')}-${id}.csv`, text }
}
