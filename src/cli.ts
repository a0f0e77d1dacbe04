import { readFileSync } from 'node:fs'
import { diskFull, StartProblem } from '#platform/env.server.ts'

type Run = (args: string[]) => Promise<number>

/** A command is loaded when it is run: one that needs no database does not wait for what opens one. */
const commands: Record<string, { summary: string; load: () => Promise<Run> }> = {
  init: {
    summary: 'make the first company and owner, print an API token',
    load: async () => (await import('./cli/init.ts')).init,
  },
  sample: {
    summary: 'load the sample company, or remove it',
    load: async () => (await import('./cli/sample.ts')).sample,
  },
  indicators: {
    summary: 'the figures of a period, each with its records and method',
    load: async () => (await import('./cli/indicators.ts')).indicators,
  },
  import: {
    summary: 'import a log of requests, or take an import back',
    load: async () => (await import('./cli/import.ts')).importFile,
  },
  doctor: { summary: 'check this installation', load: async () => (await import('./cli/doctor.ts')).doctor },
  stats: {
    summary: 'run a numerical kernel: JSON in, JSON out',
    load: async () => (await import('./cli/stats.ts')).stats,
  },
}

function help(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  return `Usage: npm run -s stratege -- <command> [options]\n\n${lines.join('\n')}\n\nEach command answers --help.\n`
}

/** One line for a mistake of the caller or a full disk; a defect with its stack. */
function problemText(error: unknown, name: string | undefined): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code?.startsWith('ERR_PARSE_ARGS'))
    return `${message.split(/\.\s/)[0].replace(/\.?$/, '.')} See: npm run -s stratege -- ${name} --help`
  const full = diskFull('the database', error)
  if (full) return full.message
  return error instanceof StartProblem
    ? message
    : error instanceof Error
      ? String(error.stack)
      : String(error)
}

const [name, ...args] = process.argv.slice(2)
try {
  if (name === '--version') {
    process.stdout.write(
      `${JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version}\n`,
    )
  } else if (name === undefined || name === '--help') process.stdout.write(help())
  else if (Object.hasOwn(commands, name)) process.exitCode = await (await commands[name].load())(args)
  else {
    process.stderr.write(`There is no command "${name}".\n\n${help()}`)
    process.exitCode = 2
  }
} catch (error) {
  process.stderr.write(`${problemText(error, name)}\n`)
  process.exitCode = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1
}
