import { createHmac, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A start that cannot go on: printed as one line, exit code 1. */
export class StartProblem extends Error {}

export interface Environment {
  port: number
  host: string
  /** Address users type, without a trailing slash. */
  origin: string
  data: string
  databaseUrl: string | null
  production: boolean
}

const root = fileURLToPath(new URL('../../', import.meta.url))

function port(text: string | undefined): number {
  if (text === undefined || text === '') return 3000
  const value = Number(text)
  if (Number.isInteger(value) && value >= 0 && value <= 65535) return value
  throw new StartProblem(`PORT must be a whole number from 0 to 65535; it is "${text}".`)
}

function databaseUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  const protocol = URL.canParse(text) ? new URL(text).protocol : ''
  if (protocol === 'postgres:' || protocol === 'postgresql:') return text
  throw new StartProblem('DATABASE_URL must look like postgresql://user:password@host:5432/database.')
}

function origin(text: string | undefined, host: string, portNumber: number): string {
  if (text === undefined || text === '')
    return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${portNumber}`
  if (URL.canParse(text)) return new URL(text).origin
  throw new StartProblem(
    `STRATEGE_URL must be an address such as https://stratege.example.com; it is "${text}".`,
  )
}

/** Whether users other than root may walk down to `path`. */
export function othersMayEnter(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

function defaultData(): string {
  const inside = join(root, 'data')
  const walled = process.getuid?.() === 0 && !othersMayEnter(dirname(inside))
  return walled
    ? `/var/lib/stratege/${createHmac('sha256', 'folder').update(root).digest('hex').slice(0, 12)}`
    : inside
}

function writable(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    const probe = join(folder, '.probe')
    writeFileSync(probe, 'x')
    return folder
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const why = code === 'ENOSPC' ? 'the disk is full' : `it cannot be written (${code})`
    throw new StartProblem(
      `The data folder ${folder} cannot be used: ${why}. Set STRATEGE_DATA to another folder.`,
    )
  }
}

/** Reads and checks the environment; throws StartProblem with one clear line. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const portNumber = port(env.PORT)
  const host = env.HOST || '127.0.0.1'
  return {
    port: portNumber,
    host,
    origin: origin(env.STRATEGE_URL, host, portNumber),
    data: writable(resolve(env.STRATEGE_DATA || defaultData())),
    databaseUrl: databaseUrl(env.DATABASE_URL),
    production: env.NODE_ENV === 'production',
  }
}

/** The installation's secret: STRATEGE_SECRET, or one made once and kept in the data folder. */
export function readSecret(data: string, env: NodeJS.ProcessEnv = process.env): string {
  if (env.STRATEGE_SECRET) return env.STRATEGE_SECRET
  const file = join(data, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}

/** A key for one purpose, derived from the installation's secret. */
export function deriveKey(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('hex')
}
