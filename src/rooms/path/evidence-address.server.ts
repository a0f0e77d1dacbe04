import { requestsAddress } from '#desk.server'
import { addDays } from '#platform/day.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import type { Observable } from './model.ts'

function periodQuery(scope: IndicatorScope, filters: Record<string, string>): URLSearchParams {
  const last = addDays(scope.to, -1)
  const query = new URLSearchParams({ period: `${scope.from}..${last}`, ...filters })
  if (scope.unitId !== null) query.set('unit', String(scope.unitId))
  return query
}

const ledger = (scope: IndicatorScope, filters: Record<string, string> = {}) =>
  `people/effort?${periodQuery(scope, filters)}`

/** Address of the records behind an observable, inside the workspace; null where no list shows them. */
export function evidenceOf(observable: Observable, scope: IndicatorScope): string | null {
  const opened = `${scope.from}..${scope.to}`
  switch (observable) {
    case 'evangelisingHours':
    case 'evangelisingShare':
      return ledger(scope, { activity: 'evangelising' })
    case 'teamHoursPerWeek':
      return `people/capacity?${periodQuery(scope, {})}`
    case 'unitsAsking':
    case 'unitsAskingShare':
      return requestsAddress(scope, { opened })
    case 'programmeShare':
      return ledger(scope, { activity: 'programme' })
    case 'governanceShare':
      return ledger(scope, { activity: 'governance' })
    case 'educationShare':
      return ledger(scope, { activity: 'education' })
    case 'measuringShare':
      return ledger(scope, { activity: 'measuring' })
    case 'reactiveNeed':
    case 'reactiveShare':
      return ledger(scope, { mode: 'reactive' })
    case 'buildingShare':
      return ledger(scope, { mode: 'proactive' })
    case 'leftOver':
      return requestsAddress(scope, { openOn: scope.to })
    case 'repeatedShare':
      return requestsAddress(scope, { opened, repeated: 'yes' })
    case 'targetsMet':
      return requestsAddress(scope, { opened, target: 'due' })
    case 'solvedByGuides':
      return `desk/guides/spared?${periodQuery(scope, { outcome: 'solved' })}`
    default:
      return null
  }
}
