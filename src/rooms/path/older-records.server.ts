import { demandDays } from '#desk.server'
import type { Context } from '#platform/context.server.ts'
import { addDays } from '#platform/day.ts'
import { mayReadPath } from './may.ts'

/** The last year of records that ended before what a page looks at: its days, both included. */
export interface OlderRecords {
  from: string
  last: string
}

/** Where the company's records are, for a page that found none in its period; null where there are none at all. */
export async function olderRecords(ctx: Context): Promise<OlderRecords | null> {
  if (!mayReadPath(ctx.actor, null)) return null
  const known = await demandDays(ctx)
  if (known === null) return null
  const year = addDays(known.last, -364)
  return { from: year > known.first ? year : known.first, last: known.last }
}
