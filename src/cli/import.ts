import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Actor } from '#platform/actor.ts'
import { type Context, withContext } from '#platform/context.server.ts'
import { StartProblem } from '#platform/env.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { type Problem, problemKey, Refusal } from '#platform/refusal.ts'
import { type ImportFacts, importDoor, leaderOf } from '../importing.server.ts'
import { findWorkspace, withApp } from './session.ts'

const usage = `Usage: npm run -s stratege -- import FILE [options]
       npm run -s stratege -- import --undo ID [--workspace SLUG]

Imports a log of requests: CSV (any delimiter and encoding, also gzip) or XLSX. Columns, dates and values are guessed
unless a mapping is given. The same file again changes nothing. Works while the server runs and while it is stopped.

  --mapping NAME|FILE.json   a mapping saved by name, or one in a file
  --units create|refuse      what happens to units not known here (as the mapping says, or create)
  --good-rows                bad rows are left out; without it nothing goes in while there is one
  --time-zone ZONE           zone of dates without one (the company's unless given)
  --undo ID                  take an import back
  --workspace SLUG           the company, where there are several
  --json                     the outcome as JSON

Exit codes: 0 done, 1 refused or failed (bad rows are printed), 2 misuse.
`

interface Options {
  mapping?: string
  units?: string
  goodRows: boolean
  timeZone?: string
}

const say = (text: string) => process.stderr.write(`${text}\n`)

function readMappingFile(path: string): unknown {
  if (!existsSync(path)) throw new StartProblem(`There is no file ${path}.`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new StartProblem(`${path} is not JSON: ${(error as Error).message}`)
  }
}

async function chooseMapping(ctx: Context, id: number, options: Options): Promise<void> {
  const { mapping, units, goodRows, timeZone } = options
  const isFile = mapping !== undefined && /\.json$/i.test(mapping)
  await importDoor.choose(ctx, id, {
    json: isFile ? readMappingFile(mapping) : undefined,
    name: isFile ? undefined : mapping,
    change: {
      ...(units === undefined ? {} : { unknownUnits: units as 'create' | 'refuse' }),
      ...(timeZone === undefined ? {} : { timeZone }),
      badRows: goodRows ? 'skip' : 'refuse',
    },
  })
}

/** Works on the import here, while its progress is printed; a server that runs meanwhile waits for its end. */
async function follow(app: App, actor: Actor, id: number): Promise<ImportFacts> {
  const look = () => withContext(app.parts, actor, ctx => importDoor.read(ctx, id), { readOnly: true })
  let last = ''
  const timer = setInterval(async () => {
    const kept = await look().catch(() => null)
    const line = kept && `${kept.progress} %, ${kept.rowsRead} rows read`
    if (line && line !== last) say(line)
    last = line ?? last
  }, 1000)
  try {
    await importDoor.work(app, { workspaceId: actor.workspaceId, importId: id })
  } finally {
    clearInterval(timer)
  }
  return look()
}

function sentence(app: App, { code, params, fields }: Problem): string {
  const t = app.parts.translate('en')
  const inner = Object.entries(fields ?? {}).map(
    ([field, problem]) => `\n  ${field}: ${t(problemKey(problem.code), problem.params)}`,
  )
  return t(problemKey(code), params) + inner.join('')
}

async function report(app: App, actor: Actor, kept: ImportFacts, json: boolean): Promise<number> {
  if (json) process.stdout.write(`${JSON.stringify(kept, null, 2)}\n`)
  const { id, state, created, updated, unchanged, rowsRead, bad, problem } = kept
  if (state === 'done' && !problem) {
    if (!json)
      process.stdout.write(
        `Import ${id}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rowsRead} rows read, ${bad} bad.\n`,
      )
  } else if (state === 'undone') {
    if (!json) process.stdout.write(`Import ${id} is undone.\n`)
  } else say(problem ? sentence(app, problem) : `The import is ${state}.`)
  if (bad > 0 && !json && state !== 'undone') {
    const list = await withContext(app.parts, actor, ctx => importDoor.badRows(ctx, id), { readOnly: true })
    process.stderr.write(list.replace(/^\uFEFF/, ''))
    if (problem?.code === 'desk.import.someBad')
      say('With --good-rows these are left out and the others go in.')
  }
  return (state === 'done' && !problem) || state === 'undone' ? 0 : 1
}

/** `stratege import`. */
export async function importFile(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      units: { type: 'string' },
      'good-rows': { type: 'boolean', default: false },
      'time-zone': { type: 'string' },
      undo: { type: 'string' },
      workspace: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const [path] = positionals
  const undoId = values.undo === undefined ? null : Number(values.undo)
  const wrongUnits = values.units !== undefined && !['create', 'refuse'].includes(values.units)
  const wrongUndo = undoId !== null && !(Number.isSafeInteger(undoId) && undoId > 0)
  if (wrongUnits || wrongUndo || positionals.length + (undoId === null ? 0 : 1) !== 1) {
    process.stderr.write(usage)
    return 2
  }
  if (path !== undefined && !(existsSync(path) && statSync(path).isFile()))
    throw new StartProblem(`There is no file ${path}.`)
  return withApp(async opened => {
    const { app } = opened
    const { workspaceId } = await findWorkspace(opened, values.workspace)
    const actor = await leaderOf(app, workspaceId)
    try {
      const id = await withContext(app.parts, actor, async ctx => {
        if (undoId !== null) {
          if (!(await importDoor.exists(ctx, undoId))) throw new StartProblem(`There is no import ${undoId}.`)
          await importDoor.undo(ctx, undoId)
          return undoId
        }
        const made = await importDoor.receive(ctx, { name: basename(path), content: readFileSync(path) })
        const { mapping, units } = values
        await chooseMapping(ctx, made.id, {
          mapping,
          units,
          goodRows: values['good-rows'],
          timeZone: values['time-zone'],
        })
        await importDoor.start(ctx, made.id)
        return made.id
      })
      say(undoId === null ? `Import ${id} started.` : `Taking import ${id} back.`)
      return await report(app, actor, await follow(app, actor, id), values.json)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      say(sentence(app, error.problem))
      return 1
    }
  })
}
