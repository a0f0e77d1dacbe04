import type { Random } from '#stats/random.ts'
import type { AskKind } from './catalogue.texts.ts'
import { guidePlans } from './guides.texts.ts'
import { workPlans } from './works.texts.ts'

/** Part of its requests that a unit still asks after the trainings it had. */
export const stillAsked = (code: string, month: number): number =>
  workPlans
    .filter(({ unit, begins, lasts }) => unit === code && begins + lasts <= month)
    .reduce((part, { spares = 0 }) => part * (1 - spares), 1)

/** Whether a guide that is out spares this ask. */
export const isSpared = (random: Random, kind: AskKind, code: string, month: number): boolean =>
  guidePlans.some(
    guide =>
      guide.month <= month &&
      guide.types.includes(kind) &&
      (guide.unit === null || guide.unit === code) &&
      random.uniform() < guide.spares,
  )
