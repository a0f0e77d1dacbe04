import type { Refusal } from './outcome.ts'
import { crossWorkload, type Workload } from './workload.ts'
import { checkScenario, drawWork, type ScenarioRequest, type WorkFutures } from './workload-simulation.ts'

/**
 * How probably the share of capacity has crossed the threshold, and is above it, by week of a scenario: what
 * `simulateScenario` says of the same futures, to the bit, without its quantiles. For many scenarios looked over one
 * after another. Cost: types times combinations of changes times weeks times replications, and no sort.
 */
export function crossScenario(
  futures: WorkFutures,
  request: ScenarioRequest,
): Pick<Workload, 'ok' | 'crossed' | 'above'> | Refusal {
  const fault = checkScenario(futures, request)
  if (fault) return fault
  const { changes = [], ...held } = request
  return crossWorkload({ ...held, work: drawWork(futures, changes).work })
}
