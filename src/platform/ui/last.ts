import { useState } from 'react'

/**
 * The latest value that was given, kept while none is. The key of a form that what it made clears: an answer that makes
 * nothing, such as a refusal, then leaves what was typed.
 */
export function useLast<T extends string | number>(given: T | null | undefined): T | null {
  const [last, setLast] = useState(given ?? null)
  if (given != null && given !== last) setLast(given)
  return given ?? last
}
