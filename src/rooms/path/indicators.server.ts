import { demandIndicators } from '#desk.server'
import { effortIndicators } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import type { Indicator, IndicatorScope } from '#platform/indicator.ts'
import { forbidden } from '#platform/refusal.ts'
import { mayReadPath } from './may.ts'

/** Every figure the lower rooms give for a period and unit. Refuses a unit, or a company, the actor does not read. */
export async function allIndicators(ctx: Context, scope: IndicatorScope): Promise<Indicator[]> {
  if (!mayReadPath(ctx.actor, scope.unitId)) throw forbidden()
  return [...(await demandIndicators(ctx, scope)), ...(await effortIndicators(ctx, scope))]
}

export interface SaidIndicator extends Omit<Indicator, 'method' | 'why'> {
  /** How it was computed, in words. */
  method: string
  /** Why there is no value, in words; null where there is one. */
  why: string | null
}

/** The figure with its method, and the reason of a missing value, in the reader's language. */
export function sayIndicator(ctx: Pick<Context, 't'>, { why, ...indicator }: Indicator): SaidIndicator {
  const [room, name] = indicator.method.split('.')
  const method = room === 'desk' ? ctx.t(`desk.method.${name}`) : ctx.t(`people.method.${name}`)
  const [reasonRoom, reason] = (why ?? '').split('.')
  return {
    ...indicator,
    method,
    why:
      why === undefined
        ? null
        : reasonRoom === 'desk'
          ? ctx.t(`desk.why.${reason}`)
          : ctx.t(`people.why.${reason}`),
  }
}
