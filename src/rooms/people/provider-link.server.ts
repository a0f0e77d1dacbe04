import type pg from 'pg'

// A person signing in with their company's provider belongs to no workspace yet: these run as the database's owner.

/** Whether an address is an active member's of some company that is not the sample. */
export async function admitsAddress(owner: pg.Pool, email: string): Promise<boolean> {
  const found = await owner.query(
    `/* providerLink.admits */ select 1 from people_member m join platform_workspace w using (workspace_id)
    where lower(m.email) = lower($1) and m.active and not w.sample limit 1`,
    [email],
  )
  return found.rowCount === 1
}

/** Ties members of this verified address, who had no account yet, to the account; each in its company's audit log. */
export async function tieMembers(owner: pg.Pool, email: string, userId: string): Promise<void> {
  await owner.query(
    `/* providerLink.tie */ with tied as (
      update people_member m set user_id = $2 from platform_workspace w
      where w.workspace_id = m.workspace_id and not w.sample and lower(m.email) = lower($1) and m.active
        and m.user_id is null
        and not exists (select 1 from people_member o where o.workspace_id = m.workspace_id and o.user_id = $2)
      returning m.workspace_id, m.id, m.name)
    insert into platform_audit (workspace_id, actor_id, actor_name, action, thing, thing_id)
    select workspace_id, id, name, 'member.accept', 'member', id::text from tied`,
    [email, userId],
  )
}

/** Whether somebody administers the whole of every company, the sample apart. */
export async function administersAll(owner: pg.Pool, userId: string): Promise<boolean> {
  const { rows } = await owner.query<{ all: boolean | null }>(
    `/* providerLink.administersAll */ select bool_and(exists (
      select 1 from people_member m join people_role r on r.workspace_id = m.workspace_id and r.member_id = m.id
      where m.workspace_id = w.workspace_id and m.user_id = $1 and m.active
        and r.role = 'administrator' and r.unit_id is null)) as all
    from platform_workspace w where not w.sample`,
    [userId],
  )
  return rows[0].all === true
}
