import type { Locale } from '#platform/actor.ts'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, invalid, notFound, Refusal } from '#platform/refusal.ts'
import { endCapacity } from './capacity.store.server.ts'
import { revokeInvitations } from './invitation.store.server.ts'
import { type Grant, mayGrant, mayManageMember, mayManageMembersOf, maySeeAt } from './may.ts'
import {
  deleteRoles,
  findByEmail,
  findMember,
  hasAdministrator,
  insertMember,
  insertRoles,
  lockMembers,
  type MemberValues,
  setActive,
  updateMember,
} from './member.store.server.ts'
import { type Member, roleChanges } from './member.ts'
import { findUnit } from './unit.store.server.ts'

/** The member as the actor may see them: at a unit within reach, or the actor themselves. */
export async function seenMember(ctx: Context, id: number): Promise<Member> {
  const member = await findMember(ctx.tx, id)
  if (!member || (id !== ctx.actor.memberId && !maySeeAt(ctx.actor, member.unitId))) throw notFound()
  return member
}

/** The member, locked with all members for this transaction; refuses who may not change them. */
export async function memberToChange(ctx: Context, id: number): Promise<Member> {
  await lockMembers(ctx)
  const member = await seenMember(ctx, id)
  if (!mayManageMember(ctx.actor, member)) throw forbidden()
  return member
}

async function checkValues(ctx: Context, values: MemberValues, id: number | null): Promise<void> {
  if (values.unitId !== null && !(await findUnit(ctx.tx, values.unitId)))
    throw invalid({ unit: { code: 'people.unknownUnit' } })
  const twin = values.email === null ? null : await findByEmail(ctx.tx, values.email)
  if (twin !== null && twin !== id)
    throw new Refusal(409, 'people.sameEmail', undefined, { email: { code: 'people.sameEmail' } })
}

async function checkGrants(ctx: Context, grants: readonly Grant[]): Promise<void> {
  for (const grant of grants) {
    if (!mayGrant(ctx.actor, grant)) throw forbidden()
    if (grant.unitId !== null && !(await findUnit(ctx.tx, grant.unitId)))
      throw invalid({ unit: { code: 'people.unknownUnit' } })
  }
}

/** Refuses a change that leaves nobody who can sign in and administers the company. */
async function keepAdministrator(ctx: Context): Promise<void> {
  if (!(await hasAdministrator(ctx.tx))) throw new Refusal(409, 'people.lastAdministrator')
}

export interface MemberInput {
  name: string
  email?: string | null
  unitId?: number | null
  locale?: Locale | null
  roles?: readonly { role: Grant['role']; unitId?: number | null }[]
}

const grantsOf = (roles: MemberInput['roles'] = []): Grant[] =>
  roles.map(({ role, unitId }) => ({ role, unitId: unitId ?? null }))

/** Makes a member with their roles; they sign in once they accept an invitation. Refuses an address already used. */
export async function createMember(ctx: Context, input: MemberInput): Promise<Member> {
  const values: MemberValues = {
    name: input.name,
    email: input.email ?? null,
    unitId: input.unitId ?? null,
    locale: input.locale ?? null,
  }
  if (!mayManageMembersOf(ctx.actor, values.unitId)) throw forbidden()
  await lockMembers(ctx)
  await checkValues(ctx, values, null)
  const { give } = roleChanges([], grantsOf(input.roles))
  await checkGrants(ctx, give)
  const id = await insertMember(ctx, values)
  await insertRoles(ctx, id, give)
  await audit(ctx, { action: 'member.create', thing: 'member', id, after: { ...values, roles: give } })
  return (await findMember(ctx.tx, id)) as Member
}

/** Changes a member's name, address, unit and language; an absent field stays. */
export async function changeMember(
  ctx: Context,
  id: number,
  input: Partial<Omit<MemberInput, 'roles'>>,
): Promise<void> {
  const member = await memberToChange(ctx, id)
  const { name, email, unitId, locale } = member
  const before: MemberValues = { name, email, unitId, locale }
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  const after: MemberValues = { ...before, ...Object.fromEntries(given) }
  if (JSON.stringify(before) === JSON.stringify(after)) return
  if (!mayManageMembersOf(ctx.actor, after.unitId)) throw forbidden()
  await checkValues(ctx, after, id)
  await updateMember(ctx.tx, id, after)
  await audit(ctx, { action: 'member.change', thing: 'member', id, before, after })
}

/** Makes the member's roles exactly these. Refuses grants beyond the actor's own units and losing the last administrator. */
export async function setRoles(
  ctx: Context,
  id: number,
  roles: NonNullable<MemberInput['roles']>,
): Promise<void> {
  const member = await memberToChange(ctx, id)
  const { give, take } = roleChanges(member.roles, grantsOf(roles))
  if (give.length + take.length === 0) return
  await checkGrants(ctx, give)
  await insertRoles(ctx, id, give)
  await deleteRoles(
    ctx.tx,
    take.map(grant => grant.id),
  )
  await keepAdministrator(ctx)
  await audit(ctx, {
    action: 'member.roles',
    thing: 'member',
    id,
    before: member.roles.map(({ role, unitId }) => ({ role, unitId })),
    after: grantsOf(roles),
  })
}

/** Gives the member one more role. */
export async function grantRole(ctx: Context, id: number, grant: Grant): Promise<void> {
  const member = await seenMember(ctx, id)
  await setRoles(ctx, id, [...member.roles, grant])
}

/** Takes one held role away, by its id. */
export async function takeRole(ctx: Context, id: number, grantId: number): Promise<void> {
  const member = await seenMember(ctx, id)
  await setRoles(
    ctx,
    id,
    member.roles.filter(grant => grant.id !== grantId),
  )
}

/** Shuts a member out from now on: sessions, tokens and invitations end, their capacity from today; their records stay. */
export async function deactivateMember(ctx: Context, id: number): Promise<void> {
  const member = await memberToChange(ctx, id)
  if (!member.active) return
  await setActive(ctx.tx, id, false)
  await keepAdministrator(ctx)
  await revokeInvitations(ctx, id)
  await endCapacity(ctx, id)
  await audit(ctx, { action: 'member.deactivate', thing: 'member', id, before: { name: member.name } })
}

/** Lets a deactivated member in again, with the roles they held. */
export async function reactivateMember(ctx: Context, id: number): Promise<void> {
  const member = await memberToChange(ctx, id)
  if (member.active) return
  await setActive(ctx.tx, id, true)
  await audit(ctx, { action: 'member.reactivate', thing: 'member', id, after: { name: member.name } })
}
