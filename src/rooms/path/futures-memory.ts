import { remembering } from '#platform/remembering.ts'
import { drawFutures } from './clock.ts'
import type { ClockGround } from './clock-ground.ts'

/** Grounds whose futures are kept: what is asked again, with other levers or another threshold, is answered at once. */
const kept = 4

/** The futures of a ground, drawn once while they are asked for again. */
export const futuresOf = remembering((ground: ClockGround) => drawFutures(ground), kept)
