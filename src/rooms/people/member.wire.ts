import { z } from 'zod'
import { locales, roles } from '#platform/actor.ts'

const name = z.string().trim().min(1).max(200)
const email = z.email().max(320)
const id = z.int().min(1)
const formId = z.coerce.number().int().min(1)

const grantInput = z.object({ role: z.enum(roles), unitId: id.nullish() })

/** A new member, from the API. */
export const memberInput = z.object({
  name,
  email: email.nullish(),
  unitId: id.nullish(),
  locale: z.enum(locales).nullish(),
  roles: z.array(grantInput).max(100).default([]),
})

/** What may change of a member, from the API: an absent field stays; `roles` replaces them all. */
export const memberChange = z.object({
  name: name.optional(),
  email: email.nullish(),
  unitId: id.nullish(),
  locale: z.enum(locales).nullish(),
  roles: z.array(grantInput).max(100).optional(),
  active: z.boolean().optional(),
})

/** The page's form of a member: what is empty is none. */
export const memberForm = z.object({
  name,
  email: email.optional(),
  unit: formId.optional(),
  locale: z.enum(locales).optional(),
})

/** The page's form of a new member: with their first role. */
export const newMemberForm = memberForm.extend({
  role: z.enum(roles).optional(),
  roleUnit: formId.optional(),
})

export const roleForm = z.object({ role: z.enum(roles), roleUnit: formId.optional() })

export const takeRoleForm = z.object({ grant: formId })

/** Accepting an invitation; the address is asked where the invitation has none. */
export const acceptForm = z.object({
  name,
  email: email.optional(),
  password: z.string().min(10).max(200),
})

export const memberOut = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string().nullable(),
  unitId: z.int().nullable(),
  locale: z.enum(locales).nullable(),
  active: z.boolean(),
  hasAccount: z.boolean(),
  roles: z.array(z.object({ id: z.int(), role: z.enum(roles), unitId: z.int().nullable() })),
})
