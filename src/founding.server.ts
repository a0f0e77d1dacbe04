import type pg from 'pg'
import { foundDesk } from '#desk.server'
import { foundWorkspace } from '#people.server'
import type { Locale } from '#platform/actor.ts'
import { type Auth, createAccount, findAccount } from '#platform/auth/auth.server.ts'
import { claimSetup } from '#platform/auth/setup.server.ts'

export interface Founding {
  company: string
  locale: Locale
  name: string
  email: string
  password: string
}

export interface Founded {
  workspaceId: number
  slug: string
  memberId: number
  userId: string
}

/** Runs `work` in one transaction of the database's owner. */
export async function asOwner<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const value = await work(client)
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** The first owner's account and company, with a desk to begin with. Null where another claimed the installation first. `token` is null on the machine's own command line. */
export async function foundInstallation(
  pools: { owner: pg.Pool; auth: pg.Pool },
  auth: Auth,
  founding: Founding,
  token: string | null,
): Promise<Founded | null> {
  if (!(await claimSetup(pools.auth, token))) return null
  const { email, name, password, locale, company } = founding
  const userId = (await findAccount(auth, email)) ?? (await createAccount(auth, { email, name, password }))
  const made = await asOwner(pools.owner, async client => {
    const owner = { userId, name, email }
    const workspace = await foundWorkspace(client, { name: company, locale, sample: false, owner })
    await foundDesk(client, { workspaceId: workspace.workspaceId, locale })
    return workspace
  })
  return { ...made, userId }
}
