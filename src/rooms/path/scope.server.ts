import { redirect } from 'react-router'
import { unitTree } from '#people'
import { allUnits } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { today } from '#platform/day.ts'
import { readId } from '#platform/id.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import { readPeriod } from '#platform/period.ts'
import { forbidden } from '#platform/refusal.ts'
import { mayEnterPath, mayReadPath } from './may.ts'

/**
 * Period and unit of an address. Who reads some units only and names none is led to the highest of them: a sum over
 * units that share no work would be nobody's figure.
 */
export async function scopeOf(ctx: Context, url: URL): Promise<IndicatorScope> {
  if (!mayEnterPath(ctx.actor)) throw forbidden()
  const { from, to } = readPeriod(url.searchParams.get('period'), today(ctx))
  const unitId = readId(url.searchParams.get('unit'))
  if (unitId === null && !mayReadPath(ctx.actor, null)) {
    const [first] = unitTree(
      (await allUnits(ctx.tx)).filter(unit => !unit.archived && mayReadPath(ctx.actor, unit.id)),
    )
    if (!first) throw forbidden()
    const query = new URLSearchParams(url.searchParams)
    query.set('unit', String(first.id))
    throw redirect(`${url.pathname}?${query}`)
  }
  return { from, to, unitId }
}
