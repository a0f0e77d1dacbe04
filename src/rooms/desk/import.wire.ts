import { z } from '@hono/zod-openapi'
import { importStates } from './import.ts'
import { importChannels, importPriorities, importStatuses, importTargets } from './import-mapping.ts'

const name = z.string().max(400)
const priority = z.union(importPriorities.map(known => z.literal(known)))
const target = z.union([
  z.enum(importTargets),
  z.templateLiteral(['field:', z.string().regex(/^[\w .-]{1,64}$/u)]),
])

/** A mapping as JSON: from the API, the command line and what was saved by name. */
export const importMapping = z.object({
  shape: z.enum(['one_row_per_request', 'event_log']),
  order: z.enum(['oldest_first', 'newest_first']).default('oldest_first'),
  columns: z
    .array(
      z.object({
        column: name,
        target,
        prefix: z.string().max(100).optional(),
        as: z.enum(['text', 'number', 'date', 'boolean']).optional(),
        dateFormat: z.string().max(100).optional(),
      }),
    )
    .max(500),
  dateFormat: z.string().max(100).default('iso'),
  timeZone: z.string().max(100).default('UTC'),
  decimalMark: z.enum(['.', ',']).default('.'),
  missing: z.array(z.string().max(200)).max(100).default([]),
  values: z
    .object({
      status: z.record(name, z.enum(importStatuses)).default({}),
      priority: z.record(name, priority).default({}),
      channel: z.record(name, z.enum(importChannels)).default({}),
      unit: z.record(name, z.string().trim().min(1).max(200)).default({}),
      type: z.record(name, z.string().trim().min(1).max(200)).default({}),
    })
    .prefault({}),
  unknownUnits: z.enum(['create', 'refuse']).default('create'),
  unknownTypes: z.enum(['create', 'refuse']).default('create'),
  defaultType: z.string().max(63).nullable().default(null),
  badRows: z.enum(['skip', 'refuse']).default('skip'),
  lastEventCloses: z.boolean().default(false),
  firstTouchReplies: z.boolean().default(false),
  clocks: z.enum(['file', 'type']).default('file'),
})

export const readingForm = z.object({
  encoding: z.string().max(20).optional(),
  delimiter: z.string().max(1).optional(),
  sheet: z.string().max(200).optional(),
})

export const mappingNameForm = z.object({ mappingName: z.string().trim().min(1).max(100) })

const time = z.iso.datetime()

/** An import as the API gives it. */
export const importOut = z.object({
  id: z.int(),
  fileName: z.string(),
  size: z.int(),
  state: z.enum(importStates),
  progress: z.int(),
  rowsRead: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  bad: z.int(),
  problem: z.object({ code: z.string(), title: z.string() }).nullable(),
  mapping: importMapping.nullable(),
  createdBy: z.int().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
})

/** Starting an import: with a mapping, one saved by name, or the one it has. */
export const startInput = z.object({
  mapping: importMapping.optional(),
  mappingName: z.string().min(1).max(100).optional(),
})
