import { createHmac, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { isIP, isIPv6 } from 'node:net'
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
  /** Reverse proxies of our own in front, each of which adds one address to X-Forwarded-For. */
  proxies: number
  /** Text that opens /metrics from other machines; null: only this machine reads it. */
  metricsToken: string | null
  production: boolean
}

const root = fileURLToPath(new URL('../../', import.meta.url))

function port(text: string | undefined): number {
  if (text === undefined || text === '') return 3000
  const value = Number(text)
  if (/^\d{1,5}$/.test(text) && value >= 1 && value <= 65535) return value
  throw new StartProblem(`PORT must be a whole number from 1 to 65535; it is "${text}".`)
}

function host(text: string | undefined): string {
  const name = text || '127.0.0.1'
  if ((isIP(name) && !name.includes('%')) || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(name)) return name
  throw new StartProblem(
    `HOST must be an address or a name of this machine, such as 127.0.0.1, ::1 or 0.0.0.0; it is "${text}".`,
  )
}

function databaseUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  const protocol = URL.canParse(text) ? new URL(text).protocol : ''
  if (protocol === 'postgres:' || protocol === 'postgresql:') return text
  throw new StartProblem('DATABASE_URL must look like postgresql://user:password@host:5432/database.')
}

function origin(text: string | undefined, host: string, portNumber: number): string {
  if (text === undefined || text === '') {
    const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
    return new URL(`http://${isIPv6(name) ? `[${name}]` : name}:${portNumber}`).origin
  }
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin
  throw new StartProblem(
    `STRATEGE_ORIGIN must be an address such as https://stratege.example.com; it is "${text}".`,
  )
}

function proxies(text: string | undefined): number {
  if (text === undefined || text === '') return 0
  const value = Number(text)
  if (Number.isInteger(value) && value >= 0 && value <= 10) return value
  throw new StartProblem(
    `STRATEGE_PROXIES is the number of your proxies in front, from 0 to 10; it is "${text}".`,
  )
}

function metricsToken(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  if (text.length >= 16) return text
  throw new StartProblem('STRATEGE_METRICS_TOKEN must have at least 16 characters.')
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

/** The problem of a disk without room, from an error or a program's last words; null where it is another. */
export function diskFull(data: string, error: unknown): StartProblem | null {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const full =
    code === 'ENOSPC' || code === '53100' || /no space left on device/i.test(String(message ?? error))
  return full
    ? new StartProblem(`The disk of ${data} is full: free some space there, then start again.`)
    : null
}

/** Makes a folder and those above it. One by one: made at once, a folder under /proc is tried for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

function writable(folder: string): string {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    const probe = join(folder, '.probe')
    writeFileSync(probe, 'x')
    return folder
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw (
      diskFull(folder, error) ??
      new StartProblem(
        `The data folder ${folder} cannot be written (${code}): give this user the right to, or set STRATEGE_DATA to another folder.`,
      )
    )
  }
}

/** Reads and checks the environment; throws StartProblem with one clear line. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const portNumber = port(env.PORT)
  const hostName = host(env.HOST)
  return {
    port: portNumber,
    host: hostName,
    origin: origin(env.STRATEGE_ORIGIN, hostName, portNumber),
    data: writable(resolve(env.STRATEGE_DATA || defaultData())),
    databaseUrl: databaseUrl(env.DATABASE_URL),
    proxies: proxies(env.STRATEGE_PROXIES),
    metricsToken: metricsToken(env.STRATEGE_METRICS_TOKEN),
    production: env.NODE_ENV === 'production',
  }
}

/** The installation's secret: STRATEGE_SECRET, or one made once and kept in the data folder. */
export function readSecret(data: string, env: NodeJS.ProcessEnv = process.env): string {
  if (env.STRATEGE_SECRET) return env.STRATEGE_SECRET
  const file = join(data, 'secret')
  if (!existsSync(file)) {
    // Whole or not at all: a secret cut short by a full disk or a crash would pass for one.
    writeFileSync(`${file}.new`, randomBytes(32).toString('hex'), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}

/** A key for one purpose, derived from the installation's secret. */
export function deriveKey(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('hex')
}
