// `npm test`: everything, on a machine that has only Node 20+ and npm. `--quick` stops before the browser;
// `--database` runs the tests on PostgreSQL only (with DATABASE_URL: on that server).
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureBuilt, ensureInstalled, environment, fail, node24, root } from './bootstrap.js'
import { ensureBrowser } from './browser.js'

const quick = process.argv.includes('--quick')
const databaseOnly = process.argv.includes('--database')

function step(name, command, args, env = {}) {
  const started = Date.now()
  console.log(`\n== ${name}`)
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment(), ...env },
  })
  if (done.status !== 0) fail(`${name}: failed.`)
  console.log(`== ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

function testFiles(folder, wanted = () => true) {
  const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.name.endsWith('.test.ts'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort()
    .filter(wanted)
  if (found.length === 0) fail(`No test was found in ${folder}: something is wrong with the checkout.`)
  return found
}

const node = () => node24()
const onDatabase = file => /testing\/world|cloneDatabase/.test(readFileSync(`${root}/${file}`, 'utf8'))

ensureInstalled()
if (!existsSync(`${root}/../shared`))
  console.log(
    'The folder ../shared is absent: tests that read reference data from it say so and are skipped.',
  )
if (databaseOnly) step('Tests on PostgreSQL', node(), ['src/testing/run.ts', ...testFiles('src', onDatabase)])
else {
  step('Types', 'tsc', ['--noEmit'])
  step('Format and lint', 'biome', ['ci', '--diagnostic-level=error', '.'])
  step('Unused code and packages', 'knip', [])
  step('Table types against the migrations', node(), ['scripts/db-types.ts', '--check'], { DATABASE_URL: '' })
  step('Tests', node(), ['src/testing/run.ts', ...testFiles('src')])
  if (!quick) {
    ensureBuilt()
    const browser = ensureBrowser()
    step('Journeys in the browser', node(), ['--test', '--test-concurrency=2', ...testFiles('e2e')], {
      STRATEGE_BROWSER: browser,
      NODE_ENV: 'production',
    })
  }
}
