import { setImmediate } from 'node:timers/promises'
import { actorOfMember, allUnits, membersNamed, unitsNamed } from '#people.server'
import { audit } from '#platform/audit.server.ts'
import { type Context, inWorkspace, type Tx } from '#platform/context.server.ts'
import { type Copy, inWorkspaceWithCopy } from '#platform/db/copy.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { errorFacts, log } from '#platform/log.server.ts'
import { forbidden, Refusal } from '#platform/refusal.ts'
import { calendarOf } from './calendar.store.server.ts'
import type { ClockGround } from './clock-ground.store.server.ts'
import {
  contentOf,
  findImport,
  lockImport,
  updateImport,
  writeBadRows,
  writeProgress,
} from './import.store.server.ts'
import type { Import } from './import.ts'
import type { BadRow } from './import-bad-row.ts'
import type { KnownNames } from './import-cell.ts'
import { insertCommentEvents, writeComments } from './import-comment.store.server.ts'
import { commentKinds } from './import-comment.ts'
import { createFold, type FoldStep } from './import-fold.ts'
import { type ImportMapping, valueKey } from './import-mapping.ts'
import { openImportFile } from './import-read.server.ts'
import { createStage, type DueTimes, type Stage } from './import-stage.ts'
import { readingOptions } from './import-survey.server.ts'
import { namesOfType, typesByName, typesNamed } from './import-type.store.server.ts'
import {
  compareStage,
  fillStage,
  insertStaged,
  insertStagedEvents,
  openStage,
  updateStaged,
} from './import-write.store.server.ts'
import { mayImport } from './may.ts'
import { dueTimes } from './request.clock.server.ts'
import { allRequestTypes } from './request-type.store.server.ts'

/** Which import a job is about. */
export interface ImportJob {
  workspaceId: number
  importId: number
}

/** Most bad rows that are kept to be listed; all are counted. */
export const MOST_LISTED = 20_000
const PROGRESS_EVERY = 500
/** Percent of the work that reading the file makes. */
const READING = 60

/** A context for background work, as the member who asked for it. */
export async function contextOf(
  app: App,
  tx: Tx,
  workspaceId: number,
  memberId: number | null,
): Promise<Context> {
  const actor = memberId === null ? null : await actorOfMember(tx, workspaceId, memberId, null)
  if (!actor || !mayImport(actor)) throw forbidden()
  const { parts } = app
  return {
    tx,
    actor,
    now: parts.now(),
    random: parts.random,
    t: parts.translate(actor.locale),
    send: (job, data) => parts.enqueue(tx, job, data),
  }
}

/** Tells how far the work is, on a connection of its own, since the work itself is not seen before its end. */
function createReport(app: App, { workspaceId, importId }: ImportJob) {
  let last = 0
  return async (percent: number, rows: number): Promise<void> => {
    if (performance.now() - last < PROGRESS_EVERY) return
    last = performance.now()
    await inWorkspace(app.parts.db, workspaceId, tx => writeProgress(tx, importId, Math.floor(percent), rows))
  }
}

async function knownNames(tx: Tx, mapping: ImportMapping): Promise<KnownNames> {
  const names = (texts: readonly (string | null)[]) =>
    new Set(texts.filter(text => text !== null).map(valueKey))
  const units = mapping.unknownUnits === 'refuse' ? await allUnits(tx) : null
  const types = await allRequestTypes(tx)
  return {
    units: units ? names(units.flatMap(({ name, code }) => [name, code])) : undefined,
    types: new Set(types.flatMap(namesOfType)),
  }
}

/** Due times by the targets of the types there are, where that was chosen; a type made by the import has none. */
async function dueTimesOf(tx: Tx, mapping: ImportMapping): Promise<DueTimes> {
  if (mapping.clocks === 'file') return () => null
  const grounds = new Map<string, ClockGround>()
  for (const [name, type] of typesByName(await allRequestTypes(tx)))
    grounds.set(name, { type, calendar: await calendarOf(tx, type) })
  return (type, request) => {
    const ground = type === null ? undefined : grounds.get(valueKey(type))
    return ground ? dueTimes(ground, { ...request, pausedMinutes: 0 }) : null
  }
}

interface Reading {
  stage: Stage
  rows: number
  bad: BadRow[]
  badCount: number
}

/** Reads the whole file into the stage, letting other work in between. */
async function readIntoStage(
  content: Uint8Array,
  kept: Import & { mapping: ImportMapping },
  tx: Tx,
  copy: Copy,
  report: (percent: number, rows: number) => Promise<void>,
): Promise<Reading> {
  const file = await openImportFile(content, readingOptions(kept.reading))
  const started = createFold(kept.mapping, file.header, await knownNames(tx, kept.mapping))
  if (!started.ok) throw new Refusal(422, started.problems[0].code, started.problems[0].params)
  const stage = createStage(kept.mapping, await dueTimesOf(tx, kept.mapping))
  const reading: Reading = { stage, rows: 0, bad: [], badCount: 0 }
  const take = async (step: FoldStep) => {
    if (!step.ok) throw new Refusal(422, step.code, step.params)
    reading.badCount += step.bad.length
    reading.bad.push(...step.bad.slice(0, MOST_LISTED - reading.bad.length))
    if (reading.badCount === 0 || kept.mapping.badRows === 'skip')
      await fillStage(copy, stage.take(step.requests))
    await setImmediate()
  }
  for await (const batch of file.batches()) {
    await take(started.fold.add(batch))
    reading.rows += batch.rows.length + batch.bad.length
    await report((READING * batch.bytesRead) / file.size, reading.rows)
  }
  for (const step of started.fold.finish()) {
    await take(step)
    await report(READING, reading.rows)
  }
  return reading
}

/** A file with bad rows that were not to be left out: nothing goes in, and the rows are listed. */
class BadRowsFound extends Refusal {
  readonly reading: Reading

  constructor(reading: Reading) {
    super(422, 'desk.import.someBad', { count: reading.badCount })
    this.reading = reading
  }
}

async function writeImport(
  ctx: Context,
  kept: Import & { mapping: ImportMapping },
  copy: Copy,
  app: App,
): Promise<void> {
  const { id, mapping } = kept
  const job = { workspaceId: ctx.actor.workspaceId, importId: id }
  const content = await contentOf(ctx.tx, id)
  if (!content) throw new Refusal(409, 'desk.import.fileGone')
  await openStage(ctx.tx)
  const reading = await readIntoStage(content, kept, ctx.tx, copy, createReport(app, job))
  if (reading.badCount > 0 && mapping.badRows === 'refuse') throw new BadRowsFound(reading)
  const { stage } = reading
  const { changed, unchanged } = await compareStage(ctx.tx)
  const ids = {
    types: await typesNamed(ctx, stage.types.items, id),
    units: await unitsNamed(ctx, stage.units.items, id),
    people: await membersNamed(
      ctx,
      stage.people.items.map(({ name, mail }) => ({ name, email: mail })),
      id,
    ),
  }
  const report = createReport(app, job)
  await report(READING + 10, reading.rows)
  if (changed > 0) await updateStaged(ctx, id, ids, mapping)
  const created = await insertStaged(ctx, id, ids)
  await insertStagedEvents(ctx, id, ids)
  const told = commentKinds.filter(kind => mapping.columns.some(({ target }) => target === kind))
  if (told.length > 0) await writeComments(ctx, ids, told)
  if (told.length > 0 || changed > 0) await insertCommentEvents(ctx, id)
  await writeBadRows(ctx.tx, ctx.actor.workspaceId, id, reading.bad)
  const counts = { rowsRead: reading.rows, created, updated: changed, unchanged, bad: reading.badCount }
  await updateImport(ctx.tx, id, {
    ...counts,
    state: 'done',
    progress: 100,
    problem: null,
    finishedAt: app.parts.now(),
    content: null,
  })
  await audit(ctx, { action: 'import.run', thing: 'import', id, after: { file: kept.fileName, ...counts } })
}

/** Errors that pass: a connection lost, a server that stops, a transaction that met another. */
function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return (
    /^(08|40|53|57|58|E[A-Z]+$)/.test(String(code ?? '')) || /connection|timeout/i.test(String(message ?? ''))
  )
}

async function recordFailure(app: App, { workspaceId, importId }: ImportJob, error: unknown): Promise<void> {
  const problem = error instanceof Refusal ? error.problem : { code: 'desk.import.defect' }
  if (!(error instanceof Refusal)) log('error', 'import', { importId, ...errorFacts(error) })
  await inWorkspace(app.parts.db, workspaceId, async tx => {
    await lockImport(tx, importId)
    const kept = await findImport(tx, importId)
    if (kept?.state !== 'running') return
    const found = error instanceof BadRowsFound ? error.reading : null
    await updateImport(tx, importId, {
      state: 'failed',
      problem: { code: problem.code, params: problem.params },
      bad: found?.badCount ?? 0,
      rowsRead: found?.rows,
      finishedAt: app.parts.now(),
    })
    if (found) await writeBadRows(tx, workspaceId, importId, found.bad)
  })
}

/**
 * Does an import that waits: everything in one transaction, so that it is whole or absent whatever happens. Of two
 * that try, the second waits for the first and finds nothing left to do. A lost connection is thrown, to be tried
 * again; whatever else goes wrong is kept with the import.
 */
export async function runImport(app: App, job: ImportJob): Promise<void> {
  const { workspaceId, importId } = job
  const begun = await inWorkspace(app.parts.db, workspaceId, async tx => {
    const kept = await findImport(tx, importId)
    if (kept?.state === 'waiting')
      await updateImport(tx, importId, { state: 'running', startedAt: app.parts.now(), progress: 0 })
    return kept?.state === 'waiting' || kept?.state === 'running'
  })
  if (!begun) return
  try {
    await inWorkspaceWithCopy(app.bulkPool, workspaceId, async (tx, copy) => {
      await lockImport(tx, importId)
      const kept = await findImport(tx, importId)
      if (kept?.state !== 'running' || !kept.mapping) return
      const ctx = await contextOf(app, tx, workspaceId, kept.createdBy)
      await writeImport(ctx, { ...kept, mapping: kept.mapping }, copy, app)
    })
  } catch (error) {
    if (!(error instanceof Refusal) && isPassing(error)) throw error
    await recordFailure(app, job, error)
  }
}
