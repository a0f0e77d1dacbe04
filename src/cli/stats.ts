import { parseArgs } from 'node:util'
import { threads } from '#platform/threads/threads.server.ts'
import { statsKernels } from '#stats/run.ts'
import { readInput } from './standard-input.ts'

const indent = (value: unknown) => JSON.stringify(value, null, 2)

function list(): string {
  const width = Math.max(...Object.keys(statsKernels).map(name => name.length)) + 2
  const lines = Object.entries(statsKernels).map(([name, { summary }]) => `  ${name.padEnd(width)}${summary}`)
  return `Usage: npm run -s stratege -- stats <kernel> < input.json\n\n${lines.join('\n')}\n\nstats <kernel> --help prints its schema and an example.\nstats <kernel> --limit <seconds> stops a run that takes longer, and shows how much is done.\n`
}

/** Runs the kernel beside this thread, for at most so many seconds; null where it was stopped. */
async function runLimited(name: string, input: unknown, seconds: number): Promise<{ ok?: boolean } | null> {
  const module = new URL('../stats/run.ts', import.meta.url)
  const answer = await threads.call<typeof import('#stats/run.ts'), 'runStats'>(
    module,
    'runStats',
    [name, input],
    {
      limit: 1000 * seconds,
      progress: (done, of) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${Math.floor((100 * done) / of)} %  `)
      },
    },
  )
  return answer.ok ? (answer.value as { ok?: boolean }) : null
}

/** `stratege stats`: one kernel, JSON in, JSON out. Exit code 1 where the data cannot answer, 2 for misuse. */
export async function stats([name, ...rest]: string[]): Promise<number> {
  const kernel = name === undefined ? undefined : statsKernels[name]
  if (kernel === undefined) {
    const known = name === undefined || name === '--help'
    if (known) process.stdout.write(list())
    else process.stderr.write(`There is no kernel "${name}".\n\n${list()}`)
    return known ? 0 : 2
  }
  const { values: options } = parseArgs({
    args: rest,
    options: { help: { type: 'boolean' }, limit: { type: 'string' } },
  })
  if (options.help) {
    process.stdout.write(
      `${kernel.summary}\n\nSchema of the input:\n${indent(kernel.schema)}\n\nExample:\n${indent(kernel.example)}\n`,
    )
    return 0
  }
  const limit = options.limit === undefined ? null : Number(options.limit)
  // A timer holds no more than 2^31 milliseconds.
  if (limit !== null && !(limit > 0 && limit <= 2_000_000)) {
    process.stderr.write('The limit is a number of seconds above 0.\n')
    return 2
  }
  let input: unknown
  try {
    input = JSON.parse(await readInput('the input as JSON'))
  } catch (error) {
    process.stderr.write(`The input is not JSON: ${(error as Error).message}\n`)
    return 2
  }
  const result =
    limit === null ? (kernel.run(input) as { ok?: boolean }) : await runLimited(name as string, input, limit)
  if (result === null) {
    process.stderr.write(`Stopped after ${limit} seconds: give it longer, or ask for less.\n`)
    return 1
  }
  process.stdout.write(`${indent(result)}\n`)
  return result.ok === false ? 1 : 0
}
