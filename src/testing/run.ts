import { spawn } from 'node:child_process'
import { startTestServer } from './database.ts'

/** Runs the test files named on the command line over one PostgreSQL. */
const server = await startTestServer(false)
const files = process.argv.slice(2)
const child = spawn(process.execPath, ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, STRATEGE_TEST_POSTGRES: JSON.stringify(server.config) },
})
const code = await new Promise<number>(resolve => child.once('exit', status => resolve(status ?? 1)))
await server.stop()
process.exit(code)
