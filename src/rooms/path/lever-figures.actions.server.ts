import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, invalid, Refusal } from '#platform/refusal.ts'
import type { LeverId } from './lever.ts'
import { deleteFigures, holdFigures, putFigures } from './lever-figures.store.server.ts'
import { type LeverFigures, type OwnFigures, rangeOf, type SaidEffect, statedLever } from './lever-figures.ts'
import { maySetLever } from './may.ts'

/** Figures as they are given: the effect as people say it. */
export interface GivenFigures extends Omit<LeverFigures, 'effect'> {
  effect: Partial<SaidEffect>
  reason: string
}

/** The effect given for a lever; refuses one that lacks what the lever does, or whose ends are the wrong way round. */
function effectOf(id: LeverId, { least, most, hours }: Partial<SaidEffect>): LeverFigures['effect'] {
  const { on } = statedLever(id).effect
  const missing = { code: 'platform.required' }
  if (on === 'capacity') {
    if (hours === undefined) throw invalid({ hours: missing })
    return { on, hours }
  }
  if (least === undefined) throw invalid({ least: missing })
  if (most === undefined) throw invalid({ most: missing })
  if (least >= most) throw invalid({ most: { code: 'path.leverRange' } })
  return { on, range: rangeOf({ least, most }) }
}

const told = ({
  hoursOnce,
  hoursAWeek,
  moneyOnce,
  moneyAYear,
  begins,
  over,
  effect,
  reason,
}: Omit<OwnFigures, 'id' | 'by' | 'at' | 'version'>) => ({
  hoursOnce,
  hoursAWeek,
  moneyOnce,
  moneyAYear,
  begins,
  over,
  effect: effect.on === 'capacity' ? effect.hours : effect.range.join(' – '),
  reason,
})

async function hold(ctx: Context, id: LeverId, version?: number): Promise<OwnFigures | null> {
  if (!maySetLever(ctx.actor)) throw forbidden()
  const before = await holdFigures(ctx.tx, id)
  if (version !== undefined && version !== (before?.version ?? 0)) throw new Refusal(409, 'path.leverChanged')
  return before
}

/** States the company's own figures of a lever. `version`: of those the writer read, 0 where there were none. */
export async function setLever(
  ctx: Context,
  id: LeverId,
  { effect, ...given }: GivenFigures,
  version?: number,
): Promise<void> {
  const before = await hold(ctx, id, version)
  const figures = { ...given, effect: effectOf(id, effect) }
  if (!(await putFigures(ctx, id, figures, before?.version ?? 0))) throw new Refusal(409, 'path.leverChanged')
  await audit(ctx, {
    action: 'lever.set',
    thing: 'lever',
    id,
    before: before && told(before),
    after: told(figures),
  })
}

/** Goes back to the figures of the model. Nothing happens where there are no others. */
export async function resetLever(ctx: Context, id: LeverId, version?: number): Promise<void> {
  const before = await hold(ctx, id, version)
  if (!before) return
  await deleteFigures(ctx.tx, id)
  await audit(ctx, { action: 'lever.remove', thing: 'lever', id, before: told(before) })
}
