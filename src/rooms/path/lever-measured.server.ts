import type { Context } from '#platform/context.server.ts'
import { readLedger } from './effects.server.ts'
import type { LeverId } from './lever.ts'
import { leversMeasured, type MeasuredLever } from './lever-measured.ts'

/**
 * What levers did where they were used here: for each lever with a use measured, the factor on the requests of those it
 * was for. Absent: never used, or every use refused. The caller answers for the actor's reading the whole company.
 */
export async function measuredLevers(ctx: Context): Promise<Partial<Record<LeverId, MeasuredLever>>> {
  const ledger = await readLedger(ctx)
  return ledger === null ? {} : leversMeasured(ledger)
}
