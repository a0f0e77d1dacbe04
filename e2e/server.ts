import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
  /** How long it ran, in milliseconds. */
  after: number
}

/** A process of the product under test. */
export interface Program {
  pid: number
  stdout(): string
  stderr(): string
  /** How it ended; null while it runs. */
  over(): Ended | null
  /** Resolves when it has ended; after `limit` ms it is killed and this rejects. */
  ended(limit?: number): Promise<Ended>
  kill(signal: NodeJS.Signals): void
}

export interface Server extends Program {
  origin: string
  /** The first owner's one-time link; null once the installation is claimed. */
  link: string | null
  data: string
  /** Process id of its PostgreSQL. */
  postgresPid(): number
  /** Asks it to end and waits. */
  stop(): Promise<Ended>
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** A data folder of its own, which the database's user can walk into. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'stratege-e2e-'))
}

/** Throws a data folder away. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

/** Builds the pages unless they are built. */
export function build(): void {
  const done = spawnSync(process.execPath, [join(root, 'scripts/build.js')], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`The pages could not be built:\n${done.stdout}\n${done.stderr}`)
}

/** Runs a file of the product with Node, in an environment of its own. */
export const run = (
  file: string,
  args: string[],
  env: Record<string, string>,
  stdin: string | null = null,
): Program => launch(process.execPath, [join(root, file), ...args], env, stdin)

/** Runs a command in the product's folder, in an environment of its own. */
export function launch(
  command: string,
  args: string[],
  env: Record<string, string>,
  stdin: string | null = null,
): Program {
  const started = performance.now()
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
  const child: ChildProcess = spawn(command, args, {
    cwd: root,
    env: { PATH, HOME, NODE_COMPILE_CACHE, NODE_ENV: 'production', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', text => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', text => {
    stderr += text
  })
  child.stdin?.end(stdin ?? '')
  let over: Ended | null = null
  const end = new Promise<Ended>(resolve =>
    child.once('close', (code, signal) => {
      over = { code, signal, stdout, stderr, after: performance.now() - started }
      resolve(over)
    }),
  )
  return {
    pid: child.pid as number,
    stdout: () => stdout,
    stderr: () => stderr,
    over: () => over,
    kill: signal => child.kill(signal),
    async ended(limit = 60_000) {
      const timer = new AbortController()
      const late = sleep(limit, null, { signal: timer.signal }).catch(() => null)
      const first = await Promise.race([end, late])
      timer.abort()
      if (first !== null) return first
      child.kill('SIGKILL')
      throw new Error(`${[command, ...args].join(' ')} did not end within ${limit} ms:\n${stdout}\n${stderr}`)
    },
  }
}

async function untilListening(program: Program, origin: string): Promise<string | null> {
  for (let tries = 0; tries < 1200; tries++) {
    const over = program.over()
    if (over !== null) throw new Error(`The server ended at once:\n${over.stdout}\n${over.stderr}`)
    if (program.stdout().includes(`Stratège: ${origin}\n`))
      return /one-time link: (\S+)/.exec(program.stdout())?.[1] ?? null
    await sleep(50)
  }
  program.kill('SIGKILL')
  throw new Error(`The server did not listen within a minute:\n${program.stdout()}\n${program.stderr()}`)
}

/** Starts the built product on a port of its own; over a fresh data folder unless one is given. */
export async function startServer(
  options: { data?: string; port?: number; env?: Record<string, string> } = {},
): Promise<Server> {
  build()
  const data = options.data ?? freshFolder()
  const port = options.port ?? (await freePort())
  const origin = `http://127.0.0.1:${port}`
  const program = run('src/server.ts', [], { PORT: String(port), STRATEGE_DATA: data, ...options.env })
  const link = await untilListening(program, origin)
  return {
    ...program,
    origin,
    link,
    data,
    postgresPid: () => Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    async stop() {
      program.kill('SIGTERM')
      return program.ended(40_000)
    },
  }
}

/** A running product with its company: address of its pages and a token with every scope. */
export interface Company {
  server: Server
  token: string
  slug: string
}

export const owner = { name: 'Claire Morel', email: 'claire@example.test', password: 'correct horse battery' }

/** Makes a company by the command line, then starts the product over it. */
export async function startCompany(options: { env?: Record<string, string> } = {}): Promise<Company> {
  const data = freshFolder()
  const made = await run(
    'src/cli.ts',
    ['init', '--workspace', 'Helios', '--owner', owner.email, '--name', owner.name, '--password-stdin'],
    { STRATEGE_DATA: data, ...options.env },
    owner.password,
  ).ended()
  if (made.code !== 0) throw new Error(`init failed:\n${made.stderr}`)
  return { server: await startServer({ data, ...options }), token: made.stdout.trim(), slug: 'helios' }
}
