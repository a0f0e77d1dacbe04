import type { Context, Tx } from '#platform/context.server.ts'
import { type Lever, type LeverId, leverIds } from './lever.ts'
import { type LeverFigures, type OwnFigures, statedLever } from './lever-figures.ts'

const select = (tx: Tx) => tx.selectFrom('path_lever').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function effectOf(id: LeverId, row: Row): Lever['effect'] {
  const { on } = statedLever(id).effect
  return on === 'capacity'
    ? { on, hours: row.effect_hours ?? 0 }
    : { on, range: [row.effect_low ?? 1, row.effect_high ?? 1] }
}

/** Figures of a row; a lever that this version does not know has none. */
function toFigures(row: Row): OwnFigures[] {
  const id = leverIds.find(known => known === row.lever)
  if (!id) return []
  return [
    {
      id,
      hoursOnce: row.hours_once,
      hoursAWeek: row.hours_a_week,
      moneyOnce: row.money_once,
      moneyAYear: row.money_a_year,
      begins: row.begins,
      over: row.grows_over,
      effect: effectOf(id, row),
      reason: row.reason,
      by: row.set_by,
      at: row.set_at.getTime(),
      version: row.version,
    },
  ]
}

/** The figures that the company stated for itself. */
export async function ownFigures(tx: Tx): Promise<OwnFigures[]> {
  return (await select(tx).orderBy('lever').execute()).flatMap(toFigures)
}

/** The company's figures of a lever, held until the transaction ends. */
export async function holdFigures(tx: Tx, id: LeverId): Promise<OwnFigures | null> {
  const row = await select(tx).where('lever', '=', id).forUpdate().executeTakeFirst()
  return row ? (toFigures(row)[0] ?? null) : null
}

/** Writes the figures of a lever; `version` is that of the ones before, 0 where there are none. False: somebody was first. */
export async function putFigures(
  ctx: Context,
  id: LeverId,
  { effect, ...figures }: LeverFigures & { reason: string },
  version: number,
): Promise<boolean> {
  const values = {
    hours_once: figures.hoursOnce,
    hours_a_week: figures.hoursAWeek,
    money_once: figures.moneyOnce,
    money_a_year: figures.moneyAYear,
    begins: figures.begins,
    grows_over: figures.over,
    effect_low: effect.on === 'capacity' ? null : effect.range[0],
    effect_high: effect.on === 'capacity' ? null : effect.range[1],
    effect_hours: effect.on === 'capacity' ? effect.hours : null,
    reason: figures.reason,
    set_by: ctx.actor.memberId,
    set_at: new Date(ctx.now),
    version: version + 1,
  }
  const done =
    version === 0
      ? await ctx.tx
          .insertInto('path_lever')
          .values({ workspace_id: ctx.actor.workspaceId, lever: id, ...values })
          .onConflict(conflict => conflict.columns(['workspace_id', 'lever']).doNothing())
          .returning('lever')
          .executeTakeFirst()
      : await ctx.tx
          .updateTable('path_lever')
          .set(values)
          .where('lever', '=', id)
          .returning('lever')
          .executeTakeFirst()
  return done !== undefined
}

export async function deleteFigures(tx: Tx, id: LeverId): Promise<void> {
  await tx.deleteFrom('path_lever').where('lever', '=', id).execute()
}
