import { type Effort, readDuration } from '#people'
import { findUnit, logEffort } from '#people.server'
import type { Locale } from '#platform/actor.ts'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, invalid, notFound, Refusal } from '#platform/refusal.ts'
import { findGuide, holdGuide, insertGuide, updateGuide } from './guide.store.server.ts'
import { changeGuide, type Guide, type GuideChange, type GuideState, typesInOrder } from './guide.ts'
import { mayReadDrafts, mayWriteGuides } from './may.ts'
import { allRequestTypes } from './request-type.store.server.ts'

/** A guide the actor may read: a published one for everybody, all others for the team's side. */
export async function readGuide(ctx: Context, id: number): Promise<Guide> {
  const guide = await findGuide(ctx.tx, id)
  if (!guide || (guide.state !== 'published' && !mayReadDrafts(ctx.actor))) throw notFound()
  return guide
}

/** Refuses types and a unit that the company does not have. */
async function checkReaders({ tx }: Context, { typeIds = [], unitId = null }: GuideChange): Promise<void> {
  const known = new Set((typeIds.length > 0 ? await allRequestTypes(tx) : []).map(({ id }) => id))
  if (typeIds.some(id => !known.has(id))) throw invalid({ typeIds: { code: 'desk.unknownType' } })
  if (unitId !== null && !(await findUnit(tx, unitId)))
    throw invalid({ unitId: { code: 'desk.unknownUnit' } })
}

/** Writes a new guide: for everybody unless types of request or a unit are given. */
export async function writeGuide(
  ctx: Context,
  given: { title: string; body: string; language: Locale; state: GuideState } & Pick<
    GuideChange,
    'typeIds' | 'unitId'
  >,
): Promise<Guide> {
  if (!mayWriteGuides(ctx.actor)) throw forbidden()
  const input = { ...given, typeIds: typesInOrder(given.typeIds ?? []), unitId: given.unitId ?? null }
  if (input.state === 'published' && input.body.trim() === '')
    throw invalid({ body: { code: 'desk.guideEmpty' } })
  await checkReaders(ctx, input)
  const publishedAt = input.state === 'published' ? ctx.now : null
  const guide = await insertGuide(ctx, { ...input, publishedAt })
  await audit(ctx, { action: 'guide.create', thing: 'guide', id: guide.id, after: input })
  return guide
}

/** Changes a guide. `version`: the one the writer read; a later one by somebody else is refused. */
export async function rewriteGuide(
  ctx: Context,
  id: number,
  change: GuideChange,
  version?: number,
): Promise<Guide> {
  if (!mayWriteGuides(ctx.actor)) throw (await readGuide(ctx, id)) && forbidden()
  const guide = await holdGuide(ctx.tx, id)
  if (!guide) throw notFound()
  if (version !== undefined && guide.version !== version) throw new Refusal(409, 'desk.guideChanged')
  const difference = changeGuide(guide, change, ctx.now)
  if ('problem' in difference) throw invalid({ body: { code: difference.problem } })
  const keys = Object.keys(difference) as (keyof Guide)[]
  if (keys.length === 0) return guide
  await checkReaders(ctx, difference)
  const after = await updateGuide(ctx, guide, difference)
  const pick = (of: Guide) => Object.fromEntries(keys.map(key => [key, of[key]]))
  await audit(ctx, { action: 'guide.change', thing: 'guide', id, before: pick(guide), after: pick(after) })
  return after
}

/** Logs the actor's time on a guide, today, from a text such as "1 h 30". */
export async function logGuideTime(ctx: Context, id: number, duration: string): Promise<Effort> {
  if (!mayWriteGuides(ctx.actor)) throw (await readGuide(ctx, id)) && forbidden()
  const { unitId } = await readGuide(ctx, id)
  const spent = readDuration(duration)
  if (spent?.rest !== '') throw invalid({ duration: { code: 'desk.duration' } })
  const { minutes } = spent
  return logEffort(ctx, { minutes, activity: 'education', about: { kind: 'guide', id }, unitId })
}
