import type pg from 'pg'
import {
  actorOfUser,
  administersAll,
  admitsAddress,
  changeProfile,
  findBearer,
  languageOf,
  memberNames,
  profileOf,
  tieMembers,
  userOfMember,
  workspacesOf,
} from '#people.server'
import { type Auth, createAuth } from '#platform/auth/auth.server.ts'
import { createLimits } from '#platform/auth/limit.server.ts'
import { tokenHash, tokenWorkspace } from '#platform/auth/token.server.ts'
import { type ContextParts, inWorkspace } from '#platform/context.server.ts'
import { type DatabaseAccess, openDatabase, openPool } from '#platform/db/connection.server.ts'
import type { App, Membership } from '#platform/http/app.server.ts'
import { rememberBearers } from '#platform/http/bearers.server.ts'
import { pageWords } from '#platform/i18n/page-words.server.ts'
import { createTranslate } from '#platform/i18n/translate.ts'
import { installJobs, type JobDefinition, openJobs } from '#platform/jobs/jobs.server.ts'
import { atStart, jobDefinitions } from './jobs.server.ts'
import { words } from './words.server.ts'

export interface OpenedApp {
  app: App
  close(): Promise<void>
}

export interface OpenAppOptions {
  access: DatabaseAccess
  secret: string
  origin: string
  /** Whether this process also works the jobs. */
  work: boolean
  now?: () => number
  random?: () => number
  /** Reverse proxies of our own in front; none unless given. */
  proxies?: number
  metricsToken?: string | null
}

function membership(parts: ContextParts, owner: pg.Pool): Membership {
  return {
    bearer: findBearer,
    namesOf: memberNames,
    userOf: userOfMember,
    admits: email => admitsAddress(owner, email),
    tie: (email, userId) => tieMembers(owner, email, userId),
    administersAll: userId => administersAll(owner, userId),
    profileOf,
    changeProfile,
    workspacesOf: userId => workspacesOf(parts.db, userId),
    languageOf: userId => languageOf(parts.db, userId),
    actorOfUser: (workspaceId, userId) => actorOfUser(parts.db, workspaceId, userId),
    async actorOfToken(text) {
      const workspaceId = tokenWorkspace(text)
      if (workspaceId === null) return null
      const found = await inWorkspace(parts.db, workspaceId, tx =>
        findBearer(tx, workspaceId, tokenHash(text), new Date(parts.now())),
      )
      return found?.actor ?? null
    },
  }
}

/** Puts the product together over a migrated database: pools, sign-in, jobs, words. */
export async function openApp(options: OpenAppOptions): Promise<OpenedApp> {
  const pools = {
    app: openPool(options.access.app, 20, { pipeline: true }),
    bulk: openPool(options.access.app, 4),
    auth: openPool(options.access.auth, 6),
    owner: openPool(options.access.owner, 3),
  }
  const db = openDatabase(pools.app)
  await installJobs(pools.owner, jobDefinitions)
  const jobs = await openJobs(pools.app)
  const translators = { en: createTranslate('en', words.en), fr: createTranslate('fr', words.fr) }
  const parts: ContextParts = {
    db,
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    translate: locale => translators[locale],
    enqueue: (tx, job, data) => jobs.enqueue(tx, job, data),
  }
  const people = membership(parts, pools.owner)
  const auth: Auth = createAuth({
    pool: pools.auth,
    secret: options.secret,
    origin: options.origin,
    mayRegisterProvider: people.administersAll,
    admits: people.admits,
  })
  const app: App = {
    parts,
    auth,
    appPool: pools.app,
    bulkPool: pools.bulk,
    authPool: pools.auth,
    ownerPool: pools.owner,
    jobs,
    membership: people,
    words: pageWords(words),
    origin: options.origin,
    limits: createLimits(pools.auth, parts.now),
    bearers: rememberBearers(),
    proxies: options.proxies ?? 0,
    metricsToken: options.metricsToken ?? null,
  }
  if (options.work) {
    await jobs.work(jobDefinitions.map(definition => bind(definition, app)))
    for (const begin of atStart) await begin(app)
  }
  return {
    app,
    async close() {
      await jobs.stop()
      await db.destroy()
      // Kysely ends the pool only where it has asked it something; jobs ask it too.
      if (!pools.app.ended) await pools.app.end()
      await Promise.all([pools.bulk.end(), pools.auth.end(), pools.owner.end()])
    },
  }
}

function bind(definition: (typeof jobDefinitions)[number], app: App): JobDefinition {
  const { waiting } = definition
  return {
    ...definition,
    work: data => definition.work(app, data),
    waiting: waiting && { ...waiting, find: () => waiting.find(app) },
  }
}
