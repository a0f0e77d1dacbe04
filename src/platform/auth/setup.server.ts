import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'

const sha = (token: string) => createHash('sha256').update(token).digest('hex')

/** A fresh one-time link for the first owner, or null where the installation is claimed already. */
export async function newSetupLink(pool: pg.Pool, origin: string): Promise<string | null> {
  const token = randomBytes(24).toString('base64url')
  const made = await pool.query(
    '/* setup.new */ insert into auth_setup (hash) values ($1) on conflict (id) do update set hash = excluded.hash, created_at = now() where auth_setup.claimed_at is null',
    [sha(token)],
  )
  return made.rowCount === 0 ? null : `${origin}/setup/${token}`
}

/** Whether `token` is the current, unclaimed setup link's. */
export async function isSetupToken(pool: pg.Pool, token: string): Promise<boolean> {
  const found = await pool.query(
    '/* setup.find */ select 1 from auth_setup where hash = $1 and claimed_at is null',
    [sha(token)],
  )
  return found.rowCount === 1
}

/** Claims the installation; false where another did it first. Without a token: from the command line of the machine. */
export async function claimSetup(pool: pg.Pool, token: string | null): Promise<boolean> {
  if (token === null) {
    await pool.query(
      '/* setup.claimHere */ insert into auth_setup (hash, claimed_at) values ($1, now()) on conflict (id) do update set claimed_at = coalesce(auth_setup.claimed_at, now())',
      [sha(randomBytes(24).toString('hex'))],
    )
    return true
  }
  const claimed = await pool.query(
    '/* setup.claim */ update auth_setup set claimed_at = now() where hash = $1 and claimed_at is null',
    [sha(token)],
  )
  return claimed.rowCount === 1
}
