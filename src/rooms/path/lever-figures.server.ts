import { memberNames } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { type LeverId, leverIds } from './lever.ts'
import { ownFigures } from './lever-figures.store.server.ts'
import { type KnownLever, knowLevers, statedLever } from './lever-figures.ts'
import { measuredLevers } from './lever-measured.server.ts'
import { mayReadPath, maySetLever } from './may.ts'

type Measured = Awaited<ReturnType<typeof measuredLevers>>

/** How long a measurement is taken again, in ms: it is of whole weeks, and takes longer than a plan may. */
const keptFor = 10 * 60_000
const kept = new Map<number, { at: number; measured: Measured }>()

/** What levers did here, as measured in the last ten minutes or now. */
async function lastMeasured(ctx: Context): Promise<Measured> {
  const { workspaceId } = ctx.actor
  const last = kept.get(workspaceId)
  if (last && ctx.now >= last.at && ctx.now < last.at + keptFor) return last.measured
  const measured = await measuredLevers(ctx)
  kept.set(workspaceId, { at: ctx.now, measured })
  return measured
}

/** What every lever takes and does, as far as it is known in the company. */
export async function knownLevers(ctx: Context): Promise<KnownLever[]> {
  return knowLevers(await ownFigures(ctx.tx), await lastMeasured(ctx))
}

/** Names of who stated the company's own figures, by member. */
export async function authorsOf(
  ctx: Context,
  levers: readonly KnownLever[],
): Promise<Record<number, string>> {
  return Object.fromEntries(
    await memberNames(
      ctx.tx,
      levers.flatMap(({ own }) => own?.by ?? []),
    ),
  )
}

/** The lever that an address names; refuses one that there is not. */
export function leverNamed(text: string | undefined): LeverId {
  const id = leverIds.find(known => known === text)
  if (!id) throw notFound()
  return id
}

/** A lever beside the model's figures of it. Refuses who does not read the whole company. */
export async function leverPage(ctx: Context, id: LeverId) {
  if (!mayReadPath(ctx.actor, null)) throw forbidden()
  const known = await knownLevers(ctx)
  const lever = known.find(one => one.id === id)
  if (!lever) throw notFound()
  return {
    lever,
    stated: statedLever(id),
    authors: await authorsOf(ctx, [lever]),
    sets: maySetLever(ctx.actor),
  }
}
