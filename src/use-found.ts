import { useEffect } from 'react'
import { useFetcher } from 'react-router'
import type { Found } from './search.ts'

/** How long a writer pauses before the search begins, in ms. */
const PAUSE = 250

/** Requests and guides that hold the words typed; none until they are found. */
export function useFound(base: string, text: string): Found['hits'] {
  const { load, data } = useFetcher<Found>()
  const typed = text.trim().slice(0, 200)
  useEffect(() => {
    if (typed.length < 2) return undefined
    const timer = setTimeout(() => load(`${base}/search?${new URLSearchParams({ q: typed })}`), PAUSE)
    return () => clearTimeout(timer)
  }, [load, base, typed])
  return data?.typed === typed ? data.hits : []
}
