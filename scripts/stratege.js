// `npm run -s stratege -- <command>`: the command line, under the Node that comes with the packages.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, environment, node24, root } from './bootstrap.js'

ensureInstalled()
const command = spawn(node24(), [join(root, 'src/cli.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: environment(),
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => command.kill(signal))
command.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
