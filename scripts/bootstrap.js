// Plain JavaScript that any Node 20+ runs: it brings the packages (and with them Node 24), then hands over.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')

/** Path of the Node 24 that comes with the packages, or of the running one where that is new enough. */
export function node24() {
  const own = join(bin, 'node')
  return existsSync(own) ? own : process.execPath
}

/** Environment in which `node` and the packages' commands are the project's own, and modules are compiled once. */
export function environment() {
  return {
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
    ...process.env,
    PATH: `${bin}:${process.env.PATH ?? ''}`,
  }
}

export function fail(line) {
  console.error(line)
  process.exit(1)
}

function sha(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function stamped(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value
}

/** Installs from the lock unless the lock is the one already installed. */
export function ensureInstalled() {
  const lock = sha(readFileSync(join(root, 'package-lock.json')))
  const stamp = join(root, 'node_modules', '.stratege-lock')
  if (stamped(stamp, lock)) return
  console.error('Installing packages from the lock (about a minute the first time) ...')
  // The pages are built here, so the packages that build them are wanted even where NODE_ENV says production.
  const done = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // What a command prints for programs to read is its own: npm's words go with the other messages.
    stdio: ['ignore', 2, 2],
  })
  if (done.status !== 0)
    fail('The packages could not be installed: see the lines above, then run the command again.')
  writeFileSync(stamp, lock)
}

function sourceFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

/** Builds pages and server bundle unless the sources are the ones already built. */
export function ensureBuilt() {
  const files = ['package-lock.json', 'vite.config.ts', 'react-router.config.ts'].map(name =>
    join(root, name),
  )
  // By their names in the project, so that a folder that was built stays built where it is moved or copied to.
  const hash = sha(
    ...[...files, ...sourceFiles('src')].map(file => sha(relative(root, file), readFileSync(file))),
  )
  const stamp = join(root, 'build', '.stamp')
  if (stamped(stamp, hash)) return
  console.error('Building pages ...')
  const done = spawnSync(node24(), [join(bin, 'react-router'), 'build'], {
    cwd: root,
    env: { ...environment(), NODE_ENV: 'production' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (done.status !== 0) fail(`${done.stdout}\n${done.stderr}\nThe pages could not be built.`)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}
