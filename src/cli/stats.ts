import { statsKernels } from '#stats/run.ts'
import { readInput } from './session.ts'

const indent = (value: unknown) => JSON.stringify(value, null, 2)

function list(): string {
  const width = Math.max(...Object.keys(statsKernels).map(name => name.length)) + 2
  const lines = Object.entries(statsKernels).map(([name, { summary }]) => `  ${name.padEnd(width)}${summary}`)
  return `Usage: npm run -s stratege -- stats <kernel> < input.json\n\n${lines.join('\n')}\n\nstats <kernel> --help prints its schema and an example.\n`
}

/** `stratege stats`: one kernel, JSON in, JSON out. Exit code 1 where the data cannot answer, 2 for misuse. */
export async function stats([name, ...options]: string[]): Promise<number> {
  const kernel = name === undefined ? undefined : statsKernels[name]
  if (kernel === undefined) {
    const known = name === undefined || name === '--help'
    process.stderr.write(known ? list() : `There is no kernel "${name}".\n\n${list()}`)
    return known ? 0 : 2
  }
  if (options.includes('--help')) {
    process.stdout.write(
      `${kernel.summary}\n\nSchema of the input:\n${indent(kernel.schema)}\n\nExample:\n${indent(kernel.example)}\n`,
    )
    return 0
  }
  let input: unknown
  try {
    input = JSON.parse(await readInput())
  } catch (error) {
    process.stderr.write(`The input is not JSON: ${(error as Error).message}\n`)
    return 2
  }
  const result = kernel.run(input) as { ok?: boolean }
  process.stdout.write(`${indent(result)}\n`)
  return result.ok === false ? 1 : 0
}
