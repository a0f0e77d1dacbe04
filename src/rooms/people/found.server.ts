import type pg from 'pg'
import type { Locale, Role } from '#platform/actor.ts'

export interface NewWorkspace {
  name: string
  locale: Locale
  sample: boolean
  owner: { userId: string; name: string; email: string }
}

/** An address part from a company's name: "Société Générique" becomes "societe-generique". */
function slugOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'company'
  )
}

const ownerRoles: Role[] = ['administrator', 'strategist']

/** Makes a workspace with its first member, as database owner, inside the caller's transaction. */
export async function foundWorkspace(
  client: pg.ClientBase,
  workspace: NewWorkspace,
): Promise<{ workspaceId: number; slug: string; memberId: number }> {
  const base = slugOf(workspace.name)
  const taken = await client.query<{ slug: string }>(
    '/* found.slugs */ select slug from platform_workspace where slug = $1 or slug like $2',
    [base, `${base}-%`],
  )
  const slugs = new Set(taken.rows.map(row => row.slug))
  let slug = base
  for (let n = 2; slugs.has(slug); n++) slug = `${base}-${n}`
  const made = await client.query<{ workspace_id: number }>(
    '/* found.workspace */ insert into platform_workspace (slug, name, locale, sample) values ($1, $2, $3, $4) returning workspace_id',
    [slug, workspace.name, workspace.locale, workspace.sample],
  )
  const workspaceId = made.rows[0].workspace_id
  const { userId, name, email } = workspace.owner
  const member = await client.query<{ id: number }>(
    '/* found.member */ insert into people_member (workspace_id, user_id, name, email, locale) values ($1, $2, $3, $4, $5) returning id',
    [workspaceId, userId, name, email, workspace.locale],
  )
  for (const role of ownerRoles)
    await client.query(
      '/* found.role */ insert into people_role (workspace_id, member_id, role) values ($1, $2, $3)',
      [workspaceId, member.rows[0].id, role],
    )
  await client.query(
    "/* found.audit */ insert into platform_audit (workspace_id, actor_id, actor_name, action, thing, thing_id, after) values ($1, $2, $3, 'workspace.create', 'workspace', $4, $5)",
    [
      workspaceId,
      member.rows[0].id,
      name,
      String(workspaceId),
      JSON.stringify({ name: workspace.name, sample: workspace.sample }),
    ],
  )
  return { workspaceId, slug, memberId: member.rows[0].id }
}
