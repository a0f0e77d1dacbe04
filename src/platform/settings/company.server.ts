import type { Locale } from '../actor.ts'
import { audit } from '../audit.server.ts'
import type { Context } from '../context.server.ts'
import { currencies } from '../currency.ts'
import { forbidden, invalid } from '../refusal.ts'
import { mayAdminister } from './may.ts'

/** A company as its settings show it. */
export interface Company {
  name: string
  /** Its part of addresses, which never changes. */
  slug: string
  locale: Locale
  /** An IANA name. */
  timeZone: string
  /** What money is counted in: an ISO 4217 code. */
  currency: string
  sample: boolean
}

export type CompanyChange = Pick<Company, 'name' | 'locale' | 'timeZone' | 'currency'>

/** Time zones that can be chosen, by name. */
export const timeZones = (): string[] => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort()

export async function readCompany(ctx: Context): Promise<Company> {
  const row = await ctx.tx
    .selectFrom('platform_workspace')
    .select(['name', 'slug', 'locale', 'time_zone', 'currency', 'sample'])
    .where('workspace_id', '=', ctx.actor.workspaceId)
    .executeTakeFirstOrThrow()
  return {
    name: row.name,
    slug: row.slug,
    locale: row.locale as Locale,
    timeZone: row.time_zone,
    currency: row.currency,
    sample: row.sample,
  }
}

/**
 * Changes the company's name, language, time zone and currency. Refuses who does not administer it, and an unknown time
 * zone or currency. No amount is converted.
 */
export async function changeCompany(ctx: Context, input: CompanyChange): Promise<void> {
  if (!mayAdminister(ctx.actor)) throw forbidden()
  if (!timeZones().includes(input.timeZone)) throw invalid({ timeZone: { code: 'platform.choice' } })
  if (!currencies().includes(input.currency)) throw invalid({ currency: { code: 'platform.choice' } })
  const { name, locale, timeZone, currency } = await readCompany(ctx)
  const before = { name, locale, timeZone, currency }
  const after = {
    name: input.name,
    locale: input.locale,
    timeZone: input.timeZone,
    currency: input.currency,
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return
  await ctx.tx
    .updateTable('platform_workspace')
    .set({ name: after.name, locale: after.locale, time_zone: after.timeZone, currency: after.currency })
    .where('workspace_id', '=', ctx.actor.workspaceId)
    .execute()
  await audit(ctx, {
    action: 'workspace.change',
    thing: 'workspace',
    id: ctx.actor.workspaceId,
    before,
    after,
  })
}
