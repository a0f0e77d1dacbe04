import type { Locale } from '#platform/actor.ts'
import type { Grant } from './may.ts'

export interface HeldRole extends Grant {
  id: number
}

/** A person of the company: who asks, who answers, who leads. */
export interface Member {
  id: number
  name: string
  email: string | null
  /** The unit they stand at; null at the company itself. */
  unitId: number | null
  locale: Locale | null
  active: boolean
  /** Whether they can sign in. */
  hasAccount: boolean
  roles: HeldRole[]
}

/** What a page of members is asked for. */
export interface MemberQuery {
  /** Part of a name or an address. */
  text: string
  /** Units, with those below them already counted in; null: everywhere. */
  unitIds: readonly number[] | null
  role: string | null
  active: boolean | null
}

/** Where a page of members goes on: after this folded name and id. */
export interface MemberCursor {
  key: string
  id: number
}

/** Grants to give and to take so that `held` becomes `wanted`, each role at a unit once. */
export function roleChanges(
  held: readonly HeldRole[],
  wanted: readonly Grant[],
): { give: Grant[]; take: HeldRole[] } {
  const keyOf = (grant: Grant) => `${grant.role} ${grant.unitId}`
  const have = new Set(held.map(keyOf))
  const want = new Map(wanted.map(grant => [keyOf(grant), grant]))
  return {
    give: [...want].filter(([key]) => !have.has(key)).map(([, grant]) => grant),
    take: held.filter(grant => !want.has(keyOf(grant))),
  }
}
