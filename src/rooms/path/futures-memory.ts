import { drawFutures } from './clock.ts'
import type { ClockGround } from './clock-ground.ts'

/** Grounds whose futures are kept: what is asked again, with other levers or another threshold, is answered at once. */
const kept = 4

const memory = new Map<string, ReturnType<typeof drawFutures>>()

/**
 * The futures of a ground, drawn once while they are asked for again. Kept by everything they are drawn from, so they
 * are those that would be drawn, whoever asked first; the least lately asked for are let go.
 */
export function futuresOf(ground: ClockGround): ReturnType<typeof drawFutures> {
  const key = JSON.stringify(ground)
  const drawn = memory.get(key) ?? drawFutures(ground)
  memory.delete(key)
  memory.set(key, drawn)
  for (const oldest of memory.keys()) {
    if (memory.size <= kept) break
    memory.delete(oldest)
  }
  return drawn
}
