/**
 * Every kernel by the name typed after `stratege stats`. A family adds one import and one line to the list.
 */
import { agreementKernels } from './run/agreement.ts'
import { forecastKernels } from './run/forecasts.ts'
import { hiddenStateKernels } from './run/hidden-states.ts'
import type { NamedKernel, Report, StatsKernel } from './run/kernel.ts'
import { panelKernels } from './run/panels.ts'
import { phraseKernels } from './run/phrases.ts'
import { queueSimulationKernels } from './run/queue-simulations.ts'
import { queueKernels } from './run/queues.ts'
import { seriesKernels } from './run/series.ts'
import { surveyKernels } from './run/surveys.ts'
import { workloadKernels } from './run/workload.ts'

export type { StatsKernel } from './run/kernel.ts'

const families: NamedKernel[][] = [
  queueKernels,
  queueSimulationKernels,
  workloadKernels,
  forecastKernels,
  agreementKernels,
  phraseKernels,
  hiddenStateKernels,
  panelKernels,
  surveyKernels,
  seriesKernels,
]

export const statsKernels: Record<string, StatsKernel> = Object.fromEntries(
  families.flat().map(({ name, ...kernel }) => [name, kernel]),
)

/** Runs a kernel by its name: for threads, which are told names. */
export const runStats = (name: string, input: unknown, report: Report): unknown =>
  statsKernels[name]?.run(input, report)
