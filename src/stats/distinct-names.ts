/** What is named is told apart in results and refusals by its name: no two may share one. */
import { type Refusal, refuse } from './outcome.ts'

/** The refusal naming the first name that stands twice; null when each stands once. `what` is a plural. */
export function sharedName(code: string, what: string, names: readonly string[]): Refusal | null {
  const met = new Set<string>()
  for (const name of names) {
    if (met.has(name)) return refuse(code, `two ${what} are named "${name}": give each a name of its own`)
    met.add(name)
  }
  return null
}
