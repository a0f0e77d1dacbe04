import { type Actor, holds, holdsOver, type Reach, type Role, reachOf } from '#platform/actor.ts'

const readers: Role[] = ['administrator', 'strategist', 'team', 'executive', 'auditor']

/** Whether the actor enters the room at all: who may open the records behind its figures. */
export const mayEnterPath = (actor: Actor): boolean => holds(actor, ...readers)

/** Whether the actor reads the position and figures of this unit; null: of the company. */
export const mayReadPath = (actor: Actor, unitId: number | null): boolean =>
  holdsOver(actor, unitId, ...readers)

/** Units whose position and figures the actor reads. */
export const pathReach = (actor: Actor): Reach => reachOf(actor, ...readers)
