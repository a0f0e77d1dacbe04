import { type Actor, holds, holdsOver, type Reach, type Role, reachOf } from '#platform/actor.ts'
import type { Scenario } from './scenario.ts'

type OwnedScenario = Pick<Scenario, 'ownerId' | 'visibility'>

const readers: Role[] = ['administrator', 'strategist', 'team', 'executive', 'auditor']

/** Whether the actor enters the room at all: who may open the records behind its figures. */
export const mayEnterPath = (actor: Actor): boolean => holds(actor, ...readers)

/** Whether the actor reads the position and figures of this unit; null: of the company. */
export const mayReadPath = (actor: Actor, unitId: number | null): boolean =>
  holdsOver(actor, unitId, ...readers)

/** Whether the actor keeps choices of levers under a name: who reads the company's path, but for auditors. */
export const maySaveScenario = (actor: Actor): boolean =>
  holdsOver(actor, null, 'administrator', 'strategist', 'team', 'executive')

/** Whether the actor sees a kept choice: one's own, and those shared with who reads the company's path. */
export const mayReadScenario = (actor: Actor, { ownerId, visibility }: OwnedScenario): boolean =>
  mayReadPath(actor, null) && (visibility === 'shared' || ownerId === actor.memberId)

/** Whether the actor changes or deletes a kept choice: its owner, and who leads the company where it is shared. */
export const mayChangeScenario = (actor: Actor, scenario: OwnedScenario): boolean =>
  maySaveScenario(actor) &&
  mayReadScenario(actor, scenario) &&
  (scenario.ownerId === actor.memberId || holdsOver(actor, null, 'administrator', 'strategist'))

/** Whether the actor states what levers take and do in the company. */
export const maySetLever = (actor: Actor): boolean => holdsOver(actor, null, 'administrator', 'strategist')

/** Units whose position and figures the actor reads. */
export const pathReach = (actor: Actor): Reach => reachOf(actor, ...readers)
