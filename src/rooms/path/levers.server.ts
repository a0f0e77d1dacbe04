import type { Context } from '#platform/context.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { threads } from '#platform/threads/threads.server.ts'
import { clockGround } from './clock.server.ts'
import type { LeversForm } from './lever-address.ts'
import { knownLevers } from './lever-figures.server.ts'
import { actingLevers, type KnownLever } from './lever-figures.ts'
import type { Levers } from './lever-telling.ts'
import { mayReadPath } from './may.ts'
import { unitMix } from './unit-mix.server.ts'

export interface LeversPage {
  form: LeversForm
  /** What levers take and do, as far as it is known here. */
  known: KnownLever[]
  levers: Levers
}

/** The company's ways out of the help desk. Refuses who does not read the whole company: levers are the team's. */
export async function readLevers(ctx: Context, form: LeversForm): Promise<LeversPage> {
  if (!mayReadPath(ctx.actor, null)) throw forbidden()
  const known = await knownLevers(ctx)
  const ground = await clockGround(ctx, null)
  const { propose, planner, stated, ...asked } = form
  const telling = await threads.call<typeof import('./lever-telling.ts'), 'tellLevers'>(
    new URL('./lever-telling.ts', import.meta.url),
    'tellLevers',
    [
      ground,
      actingLevers(known, stated),
      { ...asked, propose: propose ? planner : null },
      await unitMix(ctx, ground, [form]),
    ],
    { limit: 60_000 },
  )
  return {
    form,
    known,
    levers: telling.ok ? telling.value : { ok: false, why: 'late', have: ground.weeks.length },
  }
}
