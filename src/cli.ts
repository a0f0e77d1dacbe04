import { readFileSync } from 'node:fs'
import { StartProblem } from '#platform/env.server.ts'
import { doctor } from './cli/doctor.ts'
import { importFile } from './cli/import.ts'
import { indicators } from './cli/indicators.ts'
import { init } from './cli/init.ts'
import { sample } from './cli/sample.ts'
import { stats } from './cli/stats.ts'

const commands: Record<string, { summary: string; run: (args: string[]) => Promise<number> }> = {
  init: { summary: 'make the first company and owner, print an API token', run: init },
  sample: { summary: 'load the sample company, or remove it', run: sample },
  indicators: { summary: 'the figures of a period, each with its records and method', run: indicators },
  import: { summary: 'import a log of requests, or take an import back', run: importFile },
  doctor: { summary: 'check this installation', run: doctor },
  stats: { summary: 'run a numerical kernel: JSON in, JSON out', run: stats },
}

function help(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  return `Usage: npm run -s stratege -- <command> [options]\n\n${lines.join('\n')}\n\nEach command answers --help.\n`
}

const [name, ...args] = process.argv.slice(2)
const command = name === undefined ? undefined : commands[name]
try {
  if (name === '--version') {
    process.stdout.write(
      `${JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version}\n`,
    )
  } else if (command) process.exitCode = await command.run(args)
  else {
    process.stderr.write(help())
    process.exitCode = name === undefined || name === '--help' ? 0 : 2
  }
} catch (error) {
  const usage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(
    error instanceof StartProblem || usage
      ? `${(error as Error).message}\n`
      : `${error instanceof Error ? error.stack : error}\n`,
  )
  process.exitCode = usage ? 2 : 1
}
