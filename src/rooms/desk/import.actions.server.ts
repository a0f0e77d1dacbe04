import { createHash } from 'node:crypto'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, notFound, Refusal } from '#platform/refusal.ts'
import { fileName } from './attachment.actions.server.ts'
import {
  contentOf,
  deleteImport,
  findImport,
  holdImport,
  insertImport,
  surveyOf,
  updateImport,
  workspaceZone,
} from './import.store.server.ts'
import { type Import, type ImportReading, type ImportSurvey, isAtWork, isStartable } from './import.ts'
import { keepMapping, savedMappings } from './import-mapping.store.server.ts'
import { checkMapping, type ImportMapping, type ImportTarget } from './import-mapping.ts'
import { surveyFile } from './import-survey.server.ts'
import { completeValues } from './import-survey.ts'
import { workedSince } from './import-undo.store.server.ts'
import { mayImport } from './may.ts'

export const IMPORT_JOB = 'desk.import'
export const MAX_IMPORT_MB = 60

/** Takes a file in: reads it once to say what is there and guess a mapping, and keeps it until it is imported. */
export async function receiveFile(
  ctx: Context,
  file: { name: string; content: Uint8Array },
  reading: ImportReading = {},
): Promise<Import> {
  if (!mayImport(ctx.actor)) throw forbidden()
  if (file.content.length === 0) throw new Refusal(422, 'desk.import.empty')
  if (file.content.length > MAX_IMPORT_MB * 1_048_576)
    throw new Refusal(413, 'desk.import.fileTooLarge', { max: MAX_IMPORT_MB })
  const { survey, mapping } = await surveyFile(file.content, reading, await workspaceZone(ctx.tx))
  const made = await insertImport(ctx, {
    fileName: fileName(file.name),
    sha256: createHash('sha256').update(file.content).digest('hex'),
    content: file.content,
    reading,
    survey,
    mapping,
  })
  const after = { file: made.fileName, size: made.size, rows: survey.rows }
  await audit(ctx, { action: 'import.receive', thing: 'import', id: made.id, after })
  return made
}

/** An import with what was found in its file. */
export async function readImport(ctx: Context, id: number): Promise<{ kept: Import; survey: ImportSurvey }> {
  if (!mayImport(ctx.actor)) throw forbidden()
  const kept = await findImport(ctx.tx, id)
  const survey = kept && (await surveyOf(ctx.tx, id))
  if (!kept || !survey) throw notFound()
  return { kept, survey }
}

async function holdStartable(ctx: Context, id: number): Promise<Import> {
  if (!mayImport(ctx.actor)) throw forbidden()
  const kept = await holdImport(ctx.tx, id)
  if (!kept) throw notFound()
  if (!isStartable(kept.state)) throw new Refusal(409, 'desk.import.startedAlready')
  return kept
}

/** Reads the file again in another way (encoding, delimiter, sheet), and guesses anew. */
export async function readAgain(ctx: Context, id: number, reading: ImportReading): Promise<void> {
  await holdStartable(ctx, id)
  const content = await contentOf(ctx.tx, id)
  if (!content) throw new Refusal(409, 'desk.import.fileGone')
  const found = await surveyFile(content, reading, await workspaceZone(ctx.tx))
  await updateImport(ctx.tx, id, { ...found, reading })
}

/**
 * Sets how the file becomes requests, with a guess for values it says nothing about where they are met for the first
 * time; a mapping that cannot be used is kept all the same, to be put right.
 */
export async function setMapping(ctx: Context, id: number, mapping: ImportMapping): Promise<void> {
  const { mapping: before } = await holdStartable(ctx, id)
  const survey = await surveyOf(ctx.tx, id)
  const columnOf = (of: ImportMapping | null, target: ImportTarget) =>
    of?.columns.find(column => column.target === target)?.column
  const fresh = valued.filter(target => columnOf(mapping, target) !== columnOf(before, target))
  const counted = { add: () => undefined, valuesOf: (column: string) => survey?.values[column] ?? null }
  const guessed = completeValues(mapping, counted).mapping.values
  const values = { ...mapping.values }
  for (const target of fresh) Object.assign(values, { [target]: guessed[target] })
  await updateImport(ctx.tx, id, { mapping: { ...mapping, values } })
}

const valued = ['status', 'priority', 'channel'] as const

/** Keeps a mapping under a name for the next file of the kind. */
export async function saveMapping(ctx: Context, name: string, mapping: ImportMapping): Promise<void> {
  if (!mayImport(ctx.actor)) throw forbidden()
  await keepMapping(ctx, name, mapping)
  await audit(ctx, { action: 'import.saveMapping', thing: 'import_mapping', id: name, after: mapping })
}

/** The mapping kept under a name, or a refusal that tells the names there are. */
export async function mappingNamed(ctx: Context, name: string): Promise<ImportMapping> {
  if (!mayImport(ctx.actor)) throw forbidden()
  const saved = await savedMappings(ctx.tx)
  const found = saved.find(kept => kept.name === name)
  if (found) return found.mapping
  const names = saved.map(kept => kept.name).join(', ')
  throw new Refusal(422, 'desk.import.noMapping', { name, names, count: saved.length })
}

/** Sets an import going in the background, with the mapping it has; refused where that does not fit the file. */
export async function startImport(ctx: Context, id: number): Promise<void> {
  const kept = await holdStartable(ctx, id)
  const survey = await surveyOf(ctx.tx, id)
  const [problem] = kept.mapping && survey ? checkMapping(kept.mapping, survey.header) : []
  if (problem) throw new Refusal(422, problem.code, problem.params)
  await updateImport(ctx.tx, id, { state: 'waiting', progress: 0, problem: null, finishedAt: null, bad: 0 })
  await audit(ctx, { action: 'import.start', thing: 'import', id, after: { mapping: kept.mapping } })
  await ctx.send(IMPORT_JOB, { workspaceId: ctx.actor.workspaceId, importId: id })
}

/**
 * Takes an import back, in the background: what it made goes, what it overwrote is put back. Refused where somebody
 * has worked on one of its requests since, or a later import changed it: that would be lost.
 */
export async function undoImport(ctx: Context, id: number): Promise<void> {
  if (!mayImport(ctx.actor)) throw forbidden()
  const kept = await holdImport(ctx.tx, id)
  if (!kept) throw notFound()
  if (kept.state !== 'done') throw new Refusal(409, 'desk.import.notDone')
  await refuseWorked(ctx, id)
  await updateImport(ctx.tx, id, { state: 'undoing', progress: 0, problem: null })
  await audit(ctx, { action: 'import.undo', thing: 'import', id })
  await ctx.send(IMPORT_JOB, { workspaceId: ctx.actor.workspaceId, importId: id })
}

/** Refuses to take back an import whose requests have been worked on since. */
export async function refuseWorked(ctx: Context, id: number): Promise<void> {
  const { count, ids } = await workedSince(ctx.tx, id)
  if (count > 0) throw new Refusal(409, 'desk.import.workedSince', { count, ids: ids.join(', ') })
}

/** Forgets a file that was never imported, or an import that left nothing behind. */
export async function discardImport(ctx: Context, id: number): Promise<void> {
  if (!mayImport(ctx.actor)) throw forbidden()
  const kept = await holdImport(ctx.tx, id)
  if (!kept) throw notFound()
  if (kept.state === 'done' || isAtWork(kept.state)) throw new Refusal(409, 'desk.import.notDiscarded')
  await deleteImport(ctx.tx, id)
  await audit(ctx, { action: 'import.discard', thing: 'import', id, before: { file: kept.fileName } })
}
