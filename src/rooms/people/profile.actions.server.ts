import type { Locale } from '#platform/actor.ts'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { notFound } from '#platform/refusal.ts'
import { findMember, updateMember } from './member.store.server.ts'

/** The actor's own name and language; null speaks the company's. */
export async function profileOf(ctx: Context): Promise<{ name: string; locale: Locale | null }> {
  const member = await findMember(ctx.tx, ctx.actor.memberId)
  if (!member) throw notFound()
  return { name: member.name, locale: member.locale }
}

/** Changes the actor's own name and language; null speaks the company's. Anybody may, for themselves only. */
export async function changeProfile(
  ctx: Context,
  profile: { name: string; locale: Locale | null },
): Promise<void> {
  const member = await findMember(ctx.tx, ctx.actor.memberId)
  if (!member) throw notFound()
  const { name, email, unitId, locale } = member
  if (name === profile.name && locale === profile.locale) return
  await updateMember(ctx.tx, member.id, { email, unitId, ...profile })
  await audit(ctx, {
    action: 'member.change',
    thing: 'member',
    id: member.id,
    before: { name, locale },
    after: profile,
  })
}
