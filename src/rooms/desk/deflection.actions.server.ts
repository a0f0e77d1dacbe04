import { findMember } from '#people.server'
import type { Locale } from '#platform/actor.ts'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { notFound } from '#platform/refusal.ts'
import { holdAsk, insertShown, updateDeflection } from './deflection.store.server.ts'
import { outcomeAfter, wordsOf } from './deflection.ts'
import { readGuide } from './guide.actions.server.ts'
import { guidesAbout } from './guide.store.server.ts'
import type { Guide } from './guide.ts'
import { guideExcerpt } from './guide-text.ts'

const MOST_SHOWN = 4

/** A published guide that may answer what is being typed. */
export interface Suggestion {
  id: number
  title: string
  language: Locale
  /** Its first words. */
  excerpt: string
}

/** Published guides that may answer the text, best first. With `ask`, each is counted as shown, once in that ask. */
export async function suggestGuides(ctx: Context, text: string, ask?: string): Promise<Suggestion[]> {
  const options = { language: ctx.actor.locale, limit: MOST_SHOWN }
  const guides = await guidesAbout(ctx, wordsOf(text), options)
  if (ask !== undefined && guides.length > 0) {
    const member = await findMember(ctx.tx, ctx.actor.memberId)
    const guideIds = guides.map(guide => guide.id)
    await insertShown(ctx, { ask, guideIds, unitId: member?.unitId ?? null, typed: text.trim() })
  }
  return guides.map(({ id, title, language, body }) => ({
    id,
    title,
    language,
    excerpt: guideExcerpt(body, 160),
  }))
}

/** Records what became of a guide shown in the actor's own ask, and answers the guide. One not shown there is refused. */
export async function followGuide(
  ctx: Context,
  ask: string,
  guideId: number,
  event: 'opened' | 'solved',
): Promise<Guide> {
  const guide = await readGuide(ctx, guideId)
  const held = await holdAsk(ctx, ask)
  const own = held.find(one => one.guideId === guideId)
  if (!own) throw notFound()
  const spared = held.some(one => one.outcome === 'solved')
  const outcome = outcomeAfter(own, event, spared)
  if (outcome === null) return guide
  await updateDeflection(ctx.tx, own.id, { outcome })
  if (outcome === 'solved')
    await audit(ctx, {
      action: 'guide.solved',
      thing: 'guide',
      id: guideId,
      before: { outcome: own.outcome },
      after: { outcome, typed: own.typed },
    })
  return guide
}

/** Ties the guides shown in an ask to the request it became: none of them spared it. */
export async function askedAllTheSame(ctx: Context, ask: string, requestId: number): Promise<void> {
  for (const one of await holdAsk(ctx, ask)) {
    if (one.requestId !== null) continue
    const outcome = outcomeAfter(one, 'asked', false) ?? undefined
    await updateDeflection(ctx.tx, one.id, { outcome, requestId })
  }
}
