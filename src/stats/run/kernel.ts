/**
 * What a kernel must say to be reachable from the command line: a name, a sentence, a schema, an example, a run.
 *
 * A family file (`queues.ts`, ...) exports a list built with `defineKernel`; `../run.ts` joins the lists.
 */
import { refuse } from '../outcome.ts'
import { faultsOf, type JsonSchema } from './json-schema.ts'

export type StatsKernel = {
  /** One sentence: what it answers. */
  summary: string
  /** JSON Schema of the input. */
  schema: JsonSchema
  /** An input that fits the schema and runs in under a second. */
  example: unknown
  /**
   * Plain JSON in, plain JSON out. Never throws for an input: what does not fit is `{ ok: false, code, why }`. A long
   * run tells `report` how much is done.
   */
  run(input: unknown, report?: Report): unknown
}

/** Told how much of a run is done, in steps of its own. */
export type Report = (done: number, of: number) => void

export type NamedKernel = StatsKernel & { name: string }

type Definition<Input> = {
  /** Lower-case words joined by hyphens: the word typed after `stratege stats`. */
  name: string
  summary: string
  schema: JsonSchema
  example: Input
  /** Called only with an input that fits the schema. */
  run(input: Input, report?: Report): unknown
}

const shownFaults = 5

/** Wrap a kernel: the input is checked against the schema first, typed arrays become lists, NaN cannot leave. */
export function defineKernel<Input>({ run, ...definition }: Definition<Input>): NamedKernel {
  return {
    ...definition,
    run(input, report) {
      const faults = faultsOf(definition.schema, input)
      if (faults.length > 0) {
        const more = faults.length > shownFaults ? `; and ${faults.length - shownFaults} more` : ''
        return refuse('input.invalid', faults.slice(0, shownFaults).join('; ') + more)
      }
      try {
        return plain(run(input as Input, report), 'output')
      } catch (error) {
        // A RangeError is a parameter outside the domain of a function below the kernel: the input's fault.
        if (error instanceof RangeError) return refuse('input.range', error.message)
        throw error
      }
    },
  }
}

/** Copy made of plain JSON values. A number that JSON cannot hold is a defect of the kernel. */
function plain(value: unknown, path: string): unknown {
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value
    throw new Error(`defect: ${path} is ${value}`)
  }
  if (ArrayBuffer.isView(value))
    return Array.from(value as Float64Array, (item, i) => plain(item, `${path}[${i}]`))
  if (Array.isArray(value)) return value.map((item, i) => plain(item, `${path}[${i}]`))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, plain(item, `${path}.${name}`)]),
  )
}
