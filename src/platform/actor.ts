export const roles = [
  'administrator',
  'strategist',
  'team',
  'spoke',
  'requester',
  'executive',
  'auditor',
] as const
export type Role = (typeof roles)[number]

export const locales = ['en', 'fr'] as const
export type Locale = (typeof locales)[number]

/** Where a role holds: the whole company, or a set of unit ids (the units granted and all below them). */
export type Reach = 'all' | readonly number[]

/** Who acts: a member of one workspace with the reach of each role. */
export interface Actor {
  workspaceId: number
  memberId: number
  /** The unit they belong to; absent where it was not read with them. */
  unitId?: number | null
  name: string
  locale: Locale
  /** Where the company's days begin, such as Europe/Paris. */
  timeZone: string
  reach: Partial<Record<Role, Reach>>
  /** Scopes of the API token in use; null where a person is signed in. */
  scopes: readonly string[] | null
}

/** Whether the actor holds one of `wanted` anywhere. */
export function holds(actor: Actor, ...wanted: Role[]): boolean {
  return wanted.some(role => actor.reach[role] !== undefined)
}

/** Whether the actor holds one of `wanted` over the unit; a unit of null is the company itself. */
export function holdsOver(actor: Actor, unitId: number | null, ...wanted: Role[]): boolean {
  return wanted.some(role => {
    const reach = actor.reach[role]
    return reach === 'all' || (reach !== undefined && unitId !== null && reach.includes(unitId))
  })
}

/** The units over which the actor holds one of `wanted`. */
export function reachOf(actor: Actor, ...wanted: Role[]): Reach {
  const all = wanted.map(role => actor.reach[role])
  if (all.includes('all')) return 'all'
  return [...new Set(all.flatMap(reach => (Array.isArray(reach) ? (reach as number[]) : [])))]
}
