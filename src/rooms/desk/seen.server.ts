import { createHash } from 'node:crypto'
import { Refusal } from '#platform/refusal.ts'

/** A mark of what somebody is shown to change: another mark means that it has changed meanwhile. */
export const markOf = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22)

/** Refuses a change of what is not as its writer saw it. A writer who sends no mark changes what there is. */
export function checkSeen(seen: FormDataEntryValue | null, present: unknown): void {
  if (seen !== null && seen !== markOf(present)) throw new Refusal(409, 'desk.settingsChanged')
}
