import { z } from '@hono/zod-openapi'
import { locales } from '../actor.ts'
import { scopes, TOKEN_DAYS } from '../auth/token-scope.ts'
import { readDay } from './audit-log.ts'

const name = z.string().trim().min(1).max(200)
const days = z.coerce.number().int().min(1).max(TOKEN_DAYS)

export const companyInput = z.object({
  name,
  locale: z.enum(locales),
  timeZone: z.string().min(1).max(64).openapi({ example: 'Europe/Paris' }),
  currency: z
    .string()
    .length(3)
    .openapi({ description: 'Of every amount of money (ISO 4217).', example: 'EUR' }),
})

export const tokenForm = z.object({ name, days, scopes: z.array(z.enum(scopes)).min(1) })

export const tokenInput = z.object({
  name,
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
  days: z.int().min(1).max(TOKEN_DAYS).default(90),
})

export const endTokenForm = z.object({ token: z.coerce.number().int().min(1) })

export const tokenOut = z.object({
  id: z.int(),
  name: z.string(),
  scopes: z.array(z.string()),
  memberId: z.int(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
})

const providerFields = {
  name: z.string().trim().min(1).max(80),
  issuer: z.string().trim().min(1).max(500),
  clientId: z.string().trim().min(1).max(300),
}

export const providerInput = z.object({
  ...providerFields,
  clientSecret: z.string().min(1).max(1000).optional(),
})

export const providerForm = providerInput.extend({ id: z.string().max(60).optional() })

export const removeProviderForm = z.object({ id: z.string().min(1).max(60) })

export const providerOut = z.object({ id: z.string(), ...providerFields, redirectUri: z.string() })

const aDay = z.string().refine(text => readDay(text) !== null, 'a day such as 2026-11-24')

/** What is looked for in the log, from the API. */
export const auditFilter = z.object({
  person: z.coerce.number().int().min(1).optional(),
  action: z.string().max(60).optional(),
  thing: z.string().max(60).optional(),
  id: z.string().max(100).optional(),
  from: aDay.optional(),
  to: aDay.optional(),
  q: z.string().max(200).default(''),
})

export const auditOut = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  personId: z.int().nullable(),
  person: z.string(),
  action: z.string(),
  thing: z.string(),
  thingId: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
})
