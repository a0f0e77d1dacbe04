import { after } from 'node:test'
import type { Actor, Reach, Role } from '#platform/actor.ts'
import { createToken, type Scope, scopes } from '#platform/auth/token.server.ts'
import { type Context, withContext } from '#platform/context.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { foundInstallation } from '../founding.server.ts'
import { createServices } from '../http.server.ts'
import { openApp } from '../open-app.server.ts'
import { cloneDatabase } from './database.ts'

/** One installation over a database of its own, with one company and its owner. */
export interface World {
  app: App
  workspaceId: number
  owner: Actor
  /** The time every context is handed; set it to travel. */
  clock: { now: number }
  /** Runs `work` in one transaction as `actor` (the owner unless given). */
  run<T>(work: (ctx: Context) => Promise<T>, actor?: Actor): Promise<T>
  /** A new member with one role, over the whole company unless units are given. */
  member(role: Role, options?: { name?: string; unitId?: number; reach?: Reach }): Promise<Actor>
  /** An API token of the member (the owner unless given), with every scope unless given. */
  token(actor?: Actor, granted?: readonly Scope[]): Promise<string>
  /** Calls the API and services in process. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** A second company in the same database, for tests that try to cross. */
  neighbour(): Promise<{ workspaceId: number; owner: Actor }>
}

let serial = 0

async function addMember(
  world: World,
  role: Role,
  options: { name?: string; unitId?: number; reach?: Reach } = {},
): Promise<Actor> {
  const name = options.name ?? `${role} ${++serial}`
  return world.run(async ({ tx, actor }) => {
    const workspace_id = actor.workspaceId
    const member = await tx
      .insertInto('people_member')
      .values({ workspace_id, name, email: `m${++serial}@example.test` })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('people_role')
      .values({ workspace_id, member_id: member.id, role, unit_id: options.unitId ?? null })
      .execute()
    const reach = options.reach ?? (options.unitId ? [options.unitId] : 'all')
    return {
      workspaceId: workspace_id,
      memberId: member.id,
      name,
      locale: 'en',
      timeZone: 'Europe/Paris',
      reach: { [role]: reach },
      scopes: null,
    }
  })
}

async function found(app: App, n: number): Promise<{ workspaceId: number; owner: Actor }> {
  const name = `Owner ${n}`
  const founding = {
    company: `Company ${n}`,
    locale: 'en' as const,
    name,
    email: `owner${n}@example.test`,
    password: 'correct horse battery',
  }
  const made = await foundInstallation({ owner: app.ownerPool, auth: app.authPool }, app.auth, founding, null)
  if (!made) throw new Error('the test company could not be founded')
  const { workspaceId, memberId } = made
  return {
    workspaceId,
    owner: {
      workspaceId,
      memberId,
      name,
      locale: 'en',
      timeZone: 'Europe/Paris',
      reach: { administrator: 'all', strategist: 'all' },
      scopes: null,
    },
  }
}

/** Opens a world for this test file; it is closed and its database dropped after the last test. */
export async function openWorld(options: { now?: string; work?: boolean } = {}): Promise<World> {
  const database = await cloneDatabase()
  const clock = { now: Date.parse(options.now ?? '2026-11-24T09:00:00Z') }
  const opened = await openApp({
    access: database.access,
    secret: database.secret,
    origin: 'http://localhost',
    work: options.work ?? false,
    now: () => clock.now,
  })
  after(async () => {
    await opened.close()
    await database.drop()
  })
  const { app } = opened
  const services = createServices(app)
  const company = await found(app, 1)
  const world: World = {
    app,
    clock,
    ...company,
    run: (work, actor = company.owner) => withContext(app.parts, actor, work),
    member: (role, memberOptions) => addMember(world, role, memberOptions),
    token: (actor = company.owner, granted = scopes) =>
      world.run(
        async ({ tx }) =>
          (
            await createToken(tx, {
              workspaceId: actor.workspaceId,
              memberId: actor.memberId,
              name: 'test',
              scopes: granted,
              expiresAt: new Date(clock.now + 86_400_000),
            })
          ).text,
        actor,
      ),
    fetch: async (path, init) => services.fetch(new Request(`http://localhost${path}`, init)),
    neighbour: () => found(app, 2),
  }
  return world
}
