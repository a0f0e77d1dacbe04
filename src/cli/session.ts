import { readEnvironment, StartProblem } from '#platform/env.server.ts'
import { openInstallation } from '#platform/installation.server.ts'
import { type OpenedApp, openApp } from '../open-app.server.ts'

/** Opens the installation for one command (starting its PostgreSQL where no server runs) and closes it after. */
export async function withApp<T>(work: (opened: OpenedApp) => Promise<T>): Promise<T> {
  const environment = readEnvironment()
  const installation = await openInstallation(environment, { attach: true })
  try {
    const opened = await openApp({
      access: installation.access,
      secret: installation.secret,
      origin: environment.origin,
      work: false,
    })
    try {
      return await work(opened)
    } finally {
      await opened.close()
    }
  } finally {
    await installation.close()
  }
}

export interface FoundWorkspace {
  workspaceId: number
  slug: string
  sample: boolean
  timeZone: string
}

/** The workspace with this address part, or the only one there is. */
export async function findWorkspace({ app }: OpenedApp, slug: string | undefined): Promise<FoundWorkspace> {
  const { rows } = await app.ownerPool.query<FoundWorkspace>(
    `/* cli.workspaces */ select workspace_id as "workspaceId", slug, sample, time_zone as "timeZone"
     from platform_workspace order by workspace_id`,
  )
  const own = rows.filter(row => (slug === undefined ? !row.sample : row.slug === slug))
  if (own.length === 1) return own[0]
  const known = rows.map(row => row.slug).join(', ')
  if (rows.length === 0) throw new StartProblem('There is no company yet: make one with the command init.')
  if (slug !== undefined) throw new StartProblem(`There is no company "${slug}"; there are: ${known}.`)
  throw new StartProblem(
    own.length === 0
      ? `There is the sample company only: name it with --workspace ${known}.`
      : `There are several companies: name one with --workspace (${known}).`,
  )
}
