import type { Bearer } from './app.server.ts'

/** Who bore which token when it was last read, by what was asked: each holds while its company's stamp stands. */
export interface Bearers {
  /** Who bears it as far as is known, unless the token has run out since. */
  recall(asked: string, now: number): Bearer | null
  keep(asked: string, bearer: Bearer): void
}

/** Nothing that many calls share is changed by one of them. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
    for (const part of Object.values(Object.freeze(value))) frozen(part)
  return value
}

/** Keeps at most so many, and lets go of the one read longest ago. */
export function rememberBearers(most = 2000): Bearers {
  const kept = new Map<string, Bearer>()
  return {
    recall(asked, now) {
      const bearer = kept.get(asked)
      return bearer && bearer.expiresAt.getTime() > now ? bearer : null
    },
    keep(asked, bearer) {
      kept.delete(asked)
      kept.set(asked, bearer)
      frozen(bearer.actor)
      frozen(bearer.also)
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
    },
  }
}
