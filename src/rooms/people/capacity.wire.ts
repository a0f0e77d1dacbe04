import { z } from 'zod'
import { isLedgerDay } from './ledger-day.ts'

const day = z.string().refine(isLedgerDay, { message: 'platform.date' })
const id = z.coerce.number().int().min(1)

/** Hours as a person writes them: "35", "17,5". */
const hours = z
  .string()
  .transform(text => Number(text.trim().replace(',', '.')))
  .refine(value => value >= 0 && value <= 168, {
    message: 'platform.number',
    params: { min: 0, max: 168 },
  })

export const capacityForm = z.object({ hoursFrom: day, hours })

export const absenceForm = z
  .object({ awayFrom: day, awayTo: day.optional(), reason: z.string().trim().max(200).optional() })
  .refine(({ awayFrom, awayTo }) => awayTo === undefined || awayTo >= awayFrom, {
    path: ['awayTo'],
    message: 'people.endsBefore',
  })

export const removeForm = z.object({ id })
