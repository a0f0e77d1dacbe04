import { parseArgs } from 'node:util'
import { type ThreadOptions, threads } from '#platform/threads/threads.server.ts'
import { refuse } from '#stats/outcome.ts'
import { statsKernels } from '#stats/run.ts'
import { readInput } from './standard-input.ts'

/** Seconds a run may take unless told otherwise. */
const usualLimit = 120

const indent = (value: unknown) => JSON.stringify(value, null, 2)

function list(): string {
  const width = Math.max(...Object.keys(statsKernels).map(name => name.length)) + 2
  const lines = Object.entries(statsKernels).map(([name, { summary }]) => `  ${name.padEnd(width)}${summary}`)
  return `Usage: npm run -s stratege -- stats <kernel> < input.json\n\n${lines.join('\n')}\n\nstats <kernel> --help prints its schema and an example.\nA run is stopped after ${usualLimit} seconds; stats <kernel> --limit <seconds> gives it longer, and shows how much is done.\n`
}

/** Runs the kernel beside this thread, for at most so many seconds. */
async function runLimited(name: string, input: unknown, seconds: number): Promise<{ ok?: boolean }> {
  const call = (given: unknown, options: ThreadOptions) =>
    threads.call<typeof import('#stats/run.ts'), 'runStats'>(
      new URL('../stats/run.ts', import.meta.url),
      'runStats',
      [name, given],
      options,
    )
  // What does not fit is refused at once: by then the thread has loaded, and the clock runs for the run alone.
  await call(undefined, { limit: 60_000 })
  const answer = await call(input, {
    limit: 1000 * seconds,
    progress: (done, of) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${Math.floor((100 * done) / of)} %  `)
    },
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return null
    throw error
  })
  if (answer === null)
    return refuse('run.too-large', 'the run needs more memory than there is: ask for less at a time')
  return answer.ok
    ? (answer.value as { ok?: boolean })
    : refuse('run.too-long', `stopped after ${seconds} seconds: ask for less, or give it longer with --limit`)
}

/** `stratege stats`: one kernel, JSON in, JSON out. Exit code 1 where the data cannot answer, 2 for misuse. */
export async function stats([name, ...rest]: string[]): Promise<number> {
  const kernel = name !== undefined && Object.hasOwn(statsKernels, name) ? statsKernels[name] : undefined
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
  const limit = Number(options.limit ?? usualLimit)
  // A timer holds no more than 2^31 milliseconds.
  if (!(limit > 0 && limit <= 2_000_000)) {
    process.stderr.write('--limit is a number of seconds above 0, up to 2,000,000.\n')
    return 2
  }
  let input: unknown
  try {
    input = JSON.parse(await readInput('the input as JSON'))
  } catch (error) {
    process.stderr.write(`The input is not JSON: ${(error as Error).message}\n`)
    return 2
  }
  const result = await runLimited(name as string, input, limit)
  process.stdout.write(`${indent(result)}\n`)
  return result.ok === false ? 1 : 0
}
