// `npm start`: packages, pages, then the server under the Node that comes with the packages.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, environment, fail, node24, root } from './bootstrap.js'

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Stratège needs Node 20 or newer to start; this is ${process.version}.`)
ensureInstalled()
ensureBuilt()
const server = spawn(node24(), [join(root, 'src/server.ts')], {
  // The channel tells the server when this process is gone.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  cwd: root,
  env: { ...environment(), NODE_ENV: process.env.NODE_ENV ?? 'production' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
// npm hands signals on to this process, unless npm itself is killed: then it is gone, and whoever takes its place is not it.
if (process.env.npm_lifecycle_event !== undefined) {
  const npm = process.ppid
  setInterval(() => process.ppid === npm || server.kill('SIGTERM'), 500)
}
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
