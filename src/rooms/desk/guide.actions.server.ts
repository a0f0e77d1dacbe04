import type { Locale } from '#platform/actor.ts'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, invalid, notFound, Refusal } from '#platform/refusal.ts'
import { findGuide, holdGuide, insertGuide, updateGuide } from './guide.store.server.ts'
import { changeGuide, type Guide, type GuideChange, type GuideState } from './guide.ts'
import { mayReadDrafts, mayWriteGuides } from './may.ts'

/** A guide the actor may read: a published one for everybody, all others for the team's side. */
export async function readGuide(ctx: Context, id: number): Promise<Guide> {
  const guide = await findGuide(ctx.tx, id)
  if (!guide || (guide.state !== 'published' && !mayReadDrafts(ctx.actor))) throw notFound()
  return guide
}

/** Writes a new guide. */
export async function writeGuide(
  ctx: Context,
  input: { title: string; body: string; language: Locale; state: GuideState },
): Promise<Guide> {
  if (!mayWriteGuides(ctx.actor)) throw forbidden()
  if (input.state === 'published' && input.body.trim() === '')
    throw invalid({ body: { code: 'desk.guideEmpty' } })
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
  const after = await updateGuide(ctx, guide, difference)
  const pick = (of: Guide) => Object.fromEntries(keys.map(key => [key, of[key]]))
  await audit(ctx, { action: 'guide.change', thing: 'guide', id, before: pick(guide), after: pick(after) })
  return after
}
