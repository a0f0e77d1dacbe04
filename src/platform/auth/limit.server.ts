import { createHash } from 'node:crypto'
import type pg from 'pg'
import { Refusal } from '../refusal.ts'

const MINUTE = 60_000

/** How often what may be tried: attempts within a window of milliseconds. */
export const limitRules = {
  /** Passwords and codes from one address. */
  signIn: { max: 10, window: MINUTE },
  /** Wrong passwords for one account, wherever they come from. */
  account: { max: 50, window: 15 * MINUTE },
  /** One code of an authenticator for one account: it is right for a minute and a half, and serves once. */
  code: { max: 1, window: 2 * MINUTE },
  /** Passwords asked again of somebody signed in. */
  confirm: { max: 10, window: 10 * MINUTE },
  /** Sign-ins begun or ended with a company's own provider, from one address. */
  provider: { max: 30, window: MINUTE },
  invitation: { max: 20, window: MINUTE },
  setup: { max: 10, window: MINUTE },
  /** Calls of the API with a token that is none, from one address. */
  token: { max: 60, window: MINUTE },
} as const

export type LimitRule = keyof typeof limitRules

export interface Limits {
  /** Counts one attempt; refuses (429) with the seconds to wait once there were too many. */
  count(rule: LimitRule, who: string): Promise<void>
  /** Whether there were too many already, without counting one. */
  check(rule: LimitRule, who: string): Promise<void>
}

const keyOf = (rule: LimitRule, who: string) => createHash('sha256').update(`${rule}\n${who}`).digest('hex')

function refuse(until: Date, now: number): never {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now) / 1000))
  throw new Refusal(429, 'platform.tooMany', { seconds })
}

/** Counts attempts in the database, so that every node of the application knows the same. */
export function createLimits(pool: pg.Pool, now: () => number): Limits {
  return {
    async count(rule, who) {
      const at = now()
      const { max, window } = limitRules[rule]
      const { rows } = await pool.query<{ count: number; until: Date }>(
        `/* limit.count */ insert into auth_attempt (key, count, until) values ($1, 1, $3)
        on conflict (key) do update set
          count = case when auth_attempt.until <= $2 then 1 else auth_attempt.count + 1 end,
          until = case when auth_attempt.until <= $2 then $3 else auth_attempt.until end
        returning count, until`,
        [keyOf(rule, who), new Date(at), new Date(at + window)],
      )
      const { count, until } = rows[0]
      if (count > max) refuse(until, at)
      if (count === 1)
        await pool.query('/* limit.forget */ delete from auth_attempt where until < $1', [new Date(at)])
    },
    async check(rule, who) {
      const at = now()
      const { rows } = await pool.query<{ until: Date }>(
        '/* limit.check */ select until from auth_attempt where key = $1 and until > $2 and count >= $3',
        [keyOf(rule, who), new Date(at), limitRules[rule].max],
      )
      if (rows.length > 0) refuse(rows[0].until, at)
    },
  }
}
