import type { Context } from '#platform/context.server.ts'
import { readValue } from '#platform/http/form.server.ts'
import {
  mappingNamed,
  readImport,
  receiveFile,
  setMapping,
  startImport,
  undoImport,
} from './import.actions.server.ts'
import { workImport } from './import.jobs.server.ts'
import { findImport } from './import.store.server.ts'
import type { Import } from './import.ts'
import { importMapping } from './import.wire.ts'
import { fitMapping } from './import-form.server.ts'
import type { ImportMapping } from './import-mapping.ts'
import { badRowsFile } from './import-view.server.ts'

/** How a command line sets the mapping: as JSON or by name (else as guessed), and what it changes of it. */
export interface MappingChoice {
  json?: unknown
  name?: string
  change: Partial<ImportMapping>
}

async function choose(ctx: Context, id: number, { json, name, change }: MappingChoice): Promise<void> {
  const { kept, survey } = await readImport(ctx, id)
  const given = json === undefined ? null : (readValue(importMapping, json) as ImportMapping)
  const named = name === undefined ? null : fitMapping(await mappingNamed(ctx, name), survey.header)
  const mapping = given ?? named ?? kept.mapping
  if (mapping) await setMapping(ctx, id, { ...mapping, ...change })
}

export type ImportFacts = Import

/** What the command line does with imports; permissions are asked inside. */
export const importDoor = {
  receive: receiveFile,
  choose,
  start: startImport,
  exists: async (ctx: Context, id: number): Promise<boolean> => (await findImport(ctx.tx, id)) !== null,
  undo: undoImport,
  read: async (ctx: Context, id: number): Promise<ImportFacts> => (await readImport(ctx, id)).kept,
  badRows: async (ctx: Context, id: number): Promise<string> => (await badRowsFile(ctx, id, ctx.t)).text,
  work: workImport,
}
