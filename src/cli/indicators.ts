import { parseArgs } from 'node:util'
import { isDay } from '#platform/day.ts'
import { StartProblem } from '#platform/env.server.ts'
import { type IndicatorList, indicatorsOf } from '../indicators.server.ts'
import { findWorkspace, withApp } from './session.ts'

const usage = `Usage: npm run -s stratege -- indicators [--from DAY] [--to DAY] [--unit UNIT] [--workspace NAME] [--json]

Prints the figures of a period, each with the number of records behind it, and how likely each of the six steps is.
  --from       first day, such as 2026-03-01; without it, twelve months before --to
  --to         the day after the last, such as 2026-04-01; without it, tomorrow
  --unit       a unit's number, code or name, with all below it; without it, the company
  --workspace  which company, where there are several
  --json       value, unit, n, method, basis and the page of the records, for programs
`

const stepsText = (steps: IndicatorList['steps']) =>
  steps === null
    ? 'steps                     nothing is recorded'
    : `steps                     ${steps.probabilities
        .map((p, at) => `${at + 1}: ${(p * 100).toFixed(0)} %`)
        .join('  ')}  (about 80 % together: ${steps.set.join(', ')})`

function asText({ from, to, unit, items, steps }: IndicatorList): string {
  const shown = (item: IndicatorList['items'][number]) => {
    if (item.value === null) return '-'
    if (item.unit === 'share') return `${(item.value * 100).toFixed(1)} %`
    return item.unit === 'hours' ? `${item.value.toFixed(2)} h` : String(item.value)
  }
  const lines = items.map(
    item =>
      `${item.id.padEnd(26)}${shown(item).padStart(12)}  n = ${String(item.n).padEnd(8)}${[item.basis, item.why].filter(Boolean).join(': ')}`,
  )
  return `${from} up to and excluding ${to}, ${unit?.name ?? 'the whole company'}\n\n${lines.join('\n')}\n${stepsText(steps)}\n`
}

/** `stratege indicators`. */
export async function indicators(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      unit: { type: 'string' },
      workspace: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const { from, to, unit, workspace, json } = values
  const wrong = [from, to].find(day => day !== undefined && !isDay(day))
  if (wrong !== undefined || (from !== undefined && to !== undefined && from >= to)) {
    const why =
      wrong === undefined ? '--to must be a day after --from.' : `"${wrong}" is not a day such as 2026-03-01.`
    process.stderr.write(`${why}\n\n${usage}`)
    return 2
  }
  return withApp(async opened => {
    const company = await findWorkspace(opened, workspace)
    const found = await indicatorsOf(opened.app, company, { from, to, unit })
    if (!found)
      throw new StartProblem(`There is no unit "${unit}", or there are several: give its number or code.`)
    process.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : asText(found))
    return 0
  })
}
