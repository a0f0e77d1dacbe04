import { type Actor, holds, holdsOver, type Reach, type Role, reachOf } from '#platform/actor.ts'

const planners: Role[] = ['administrator', 'strategist']
const workers: Role[] = [...planners, 'team']
const readers: Role[] = [...workers, 'executive', 'auditor']

/** A role as it is granted: over one unit and all below it, or (null) over the company. */
export interface Grant {
  role: Role
  unitId: number | null
}

/** Whose units and members the actor sees: a spoke those of their own units. */
export const peopleReach = (actor: Actor): Reach => reachOf(actor, ...readers, 'spoke')

/** Whether the actor enters the room at all. */
export const maySeePeople = (actor: Actor): boolean => holds(actor, ...readers, 'spoke')

/** Whether the actor sees what stands at this unit; null stands at the company itself. */
export const maySeeAt = (actor: Actor, unitId: number | null): boolean =>
  holdsOver(actor, unitId, ...readers, 'spoke')

/** Whether the actor makes, renames, moves and archives units at or below this one; null: at the top. */
export const mayManageUnits = (actor: Actor, unitId: number | null): boolean =>
  holdsOver(actor, unitId, ...planners)

/** Whether the actor makes members of this unit. */
export const mayManageMembersOf = (actor: Actor, unitId: number | null): boolean =>
  holdsOver(actor, unitId, 'administrator')

/**
 * Whether the actor changes, invites and deactivates this member. An administrator of some units never reaches a
 * member who holds a role beyond them, or they could take that role over.
 */
export function mayManageMember(
  actor: Actor,
  member: { unitId: number | null; roles: readonly Grant[] },
): boolean {
  return [member.unitId, ...member.roles.map(grant => grant.unitId)].every(unitId =>
    mayManageMembersOf(actor, unitId),
  )
}

/** Whether the actor grants or takes this role there. */
export const mayGrant = (actor: Actor, grant: Grant): boolean =>
  holdsOver(actor, grant.unitId, 'administrator')

/** Whether the actor sees the effort ledger, own work and capacity. */
export const maySeeEffort = (actor: Actor): boolean => holds(actor, ...readers)

/** Units whose entries the actor sees besides their own. */
export const effortReach = (actor: Actor): Reach => reachOf(actor, ...readers)

/** Whether the actor logs time for this member: their own, or (who plans the whole company) anybody's. */
export function mayLogEffort(actor: Actor, memberId: number): boolean {
  return memberId === actor.memberId ? holds(actor, ...workers) : holdsOver(actor, null, ...planners)
}

/** Whether the actor corrects or removes this entry: who worked, or who wrote it down. */
export function mayChangeEffort(
  actor: Actor,
  entry: { memberId: number; recordedBy: number | null },
): boolean {
  return (
    holds(actor, ...workers) && (entry.memberId === actor.memberId || entry.recordedBy === actor.memberId)
  )
}

/** Whether the actor opens pieces of own work. */
export const mayOpenWork = (actor: Actor): boolean => holds(actor, ...workers)

/** Whether the actor sees this piece of own work and logs time on it: one's own, of no unit, or of a unit they read. */
export function maySeeWork(actor: Actor, work: { ownerId: number | null; unitId: number | null }): boolean {
  if (!maySeeEffort(actor)) return false
  return work.unitId === null || work.ownerId === actor.memberId || holdsOver(actor, work.unitId, ...readers)
}

/** Whether the actor changes and closes this piece of own work. */
export function mayChangeWork(
  actor: Actor,
  work: { ownerId: number | null; unitId: number | null },
): boolean {
  return (work.ownerId === actor.memberId && mayOpenWork(actor)) || holdsOver(actor, work.unitId, ...planners)
}

/** Whether the actor sets the hours a week of a member of this unit. */
export const mayPlanCapacity = (actor: Actor, unitId: number | null): boolean =>
  holdsOver(actor, unitId, ...planners)

/** Whether the actor enters and removes this member's absences, and reads their reasons. */
export function mayPlanAbsence(actor: Actor, member: { id: number; unitId: number | null }): boolean {
  return member.id === actor.memberId || mayPlanCapacity(actor, member.unitId)
}
