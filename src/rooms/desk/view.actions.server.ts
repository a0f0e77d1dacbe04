import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, invalid, notFound } from '#platform/refusal.ts'
import { maySeeDesk, maySetDefaultView, mayTriage } from './may.ts'
import { readFilter, writeFilter } from './request-list.ts'
import {
  deleteView,
  findView,
  insertView,
  unsetDefaultView,
  type View,
  type Visibility,
  viewsFor,
} from './view.store.server.ts'

/** Saves a list under a name; who works requests shares it, who leads the company makes it the default. */
export async function saveView(
  ctx: Context,
  input: { name: string; query: string; visibility: Visibility },
): Promise<View> {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
  if (input.visibility !== 'private' && !mayTriage(ctx.actor)) throw forbidden()
  if (input.visibility === 'default' && !maySetDefaultView(ctx.actor)) throw forbidden()
  const own = await viewsFor(ctx.tx, ctx.actor.memberId)
  if (own.some(view => view.ownerId === ctx.actor.memberId && view.name === input.name))
    throw invalid({ name: { code: 'desk.viewName' } })
  if (input.visibility === 'default') await unsetDefaultView(ctx.tx)
  const query = writeFilter(readFilter(new URLSearchParams(input.query))).toString()
  const view = { ...input, query }
  const id = await insertView(ctx, view)
  await audit(ctx, { action: 'view.create', thing: 'view', id, after: view })
  return { id, ownerId: ctx.actor.memberId, ...view }
}

/** Removes a view: one's own, or (who leads the company) a shared one. */
export async function removeView(ctx: Context, id: number): Promise<View> {
  const view = await findView(ctx.tx, id)
  if (!view) throw notFound()
  const own = view.ownerId === ctx.actor.memberId
  if (!own && view.visibility === 'private') throw notFound()
  if (!own && !maySetDefaultView(ctx.actor)) throw forbidden()
  await deleteView(ctx.tx, id)
  await audit(ctx, { action: 'view.remove', thing: 'view', id, before: view })
  return view
}
