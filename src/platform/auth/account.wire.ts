import { z } from 'zod'
import { locales } from '../actor.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from './password-rule.ts'

const present = z.string().min(1).max(PASSWORD_MAX)

export const profileForm = z.object({
  name: z.string().trim().min(1).max(200),
  locale: z.enum(locales).optional(),
})

export const passwordForm = z.object({
  currentPassword: present,
  newPassword: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX),
})

/** What asks the password again. */
export const confirmForm = z.object({ password: present })

export const codeForm = z.object({ code: z.string().trim().min(6).max(40) })

export const sessionForm = z.object({ session: z.string().min(1).max(100) })
