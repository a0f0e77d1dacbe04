import { createHash } from 'node:crypto'
import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { StatusCode } from 'hono/utils/http-status'
import { isStale, markTokenUsed, type Scope, tokenHash, tokenWorkspace } from '../auth/token.server.ts'
import { type Context, inWorkspace, isMoved, type Tx, withContext } from '../context.server.ts'
import { isDatabaseAway } from '../db/connection.server.ts'
import { ask, type Question } from '../db/question.server.ts'
import { errorFacts, log } from '../log.server.ts'
import { type Problem, problemKey, Refusal } from '../refusal.ts'
import type { App, Bearer } from './app.server.ts'
import { fieldProblem } from './form.server.ts'
import { type HonoVariables, sizeLimit } from './guard.server.ts'
import { sessionActor } from './session-call.server.ts'
import { findUnstorable } from './text.ts'

export type Api = OpenAPIHono<HonoVariables>

const problemSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    status: z.int(),
    fields: z.record(z.string(), z.string()).optional(),
    requestId: z.string(),
  })
  .openapi('Problem')

/** The error answers every operation may give, for its OpenAPI entry. */
export const problems = Object.fromEntries(
  Object.entries({
    400: 'The request cannot be read.',
    401: 'No live token.',
    403: 'Not allowed.',
    404: 'Not found.',
    409: 'In conflict with the present state.',
    413: 'Too large.',
    415: 'Not in a form this operation reads.',
    422: 'A field is wrong.',
  }).map(([status, description]) => [
    status,
    { description, content: { 'application/problem+json': { schema: problemSchema } } },
  ]),
)

const JSON_LIMIT = 2 * 1024 * 1024

function answer(c: HonoContext<HonoVariables>, app: App, status: number, problem: Problem): Response {
  const t = app.parts.translate(c.req.header('accept-language')?.startsWith('fr') ? 'fr' : 'en')
  const fields =
    problem.fields &&
    Object.fromEntries(
      Object.entries(problem.fields).map(([name, { code, params }]) => [name, t(problemKey(code), params)]),
    )
  const body = {
    code: problem.code,
    title: t(problemKey(problem.code), problem.params),
    status,
    fields,
    requestId: c.get('requestId'),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
}

const strict = new TextDecoder('utf-8', { fatal: true })

const bodiless = new Set(['GET', 'HEAD', 'DELETE'])

/** JSON bodies: valid UTF-8, within the limit, storable text only. */
function readableBody(): MiddlewareHandler<HonoVariables> {
  return async (c, next) => {
    // Many programs name the type on every call: what is only read carries no body to check.
    if (!bodiless.has(c.req.method) && c.req.header('content-type')?.includes('json')) {
      const raw = await c.req.raw.arrayBuffer()
      try {
        const text = strict.decode(raw)
        // The operation reads the same text, decoded once.
        Object.assign(c.req.bodyCache, { text: Promise.resolve(text) })
        const found = findUnstorable(JSON.parse(text))
        if (found !== null)
          throw new Refusal(422, 'platform.invalid', undefined, { [found]: { code: 'platform.text' } })
      } catch (error) {
        throw error instanceof Refusal ? error : new Refusal(400, 'platform.unreadable')
      }
    }
    await next()
  }
}

/** Says how long each JSON answer is, so that a short one is sent as it is: packing it costs more than it spares. */
function measuredJson(): MiddlewareHandler<HonoVariables> {
  return (c, next) => {
    const send = (value: unknown, status?: StatusCode) => {
      const text = JSON.stringify(value)
      const length = String(Buffer.byteLength(text))
      return c.newResponse(text, status, { 'content-type': 'application/json', 'content-length': length })
    }
    c.json = send as unknown as typeof c.json
    return next()
  }
}

/**
 * The JSON API, one version, under /api/v1. `files`: ends of addresses that take whole files, to which the limit of
 * JSON bodies does not apply; the limit of all calls does.
 */
export function createApi(app: App, files: readonly string[] = []): Api {
  const api: Api = new OpenAPIHono<HonoVariables>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const fields = Object.fromEntries(
        result.error.issues.map(issue => [issue.path.join('.') || 'body', fieldProblem(issue)]),
      )
      return answer(c, app, 422, { code: 'platform.invalid', fields })
    },
  })
  const limit = sizeLimit(JSON_LIMIT, c =>
    answer(c, app, 413, { code: 'platform.tooLarge', params: { limit: '2 MB' } }),
  )
  const takesFile = (c: HonoContext<HonoVariables>) =>
    c.req.method === 'POST' &&
    files.some(end => c.req.path.endsWith(end)) &&
    !c.req.header('content-type')?.includes('json')
  api.use(measuredJson())
  api.use((c, next) => (takesFile(c) ? next() : limit(c, next)))
  api.use(readableBody())
  api.onError((error, c) => {
    if (error instanceof Refusal) return answer(c, app, error.status, error.problem)
    if (error instanceof HTTPException && error.status === 415)
      return answer(c, app, 415, { code: 'platform.mediaType' })
    if (error instanceof HTTPException && error.status < 500)
      return answer(c, app, error.status, { code: 'platform.unreadable' })
    if (isDatabaseAway(error)) {
      log('warn', 'api.databaseAway', { requestId: c.get('requestId'), error: error.message })
      const away = answer(c, app, 503, { code: 'platform.databaseAway' })
      away.headers.set('retry-after', '2')
      return away
    }
    log('error', 'api', { requestId: c.get('requestId'), ...errorFacts(error) })
    return answer(c, app, 500, { code: 'platform.defect', params: { requestId: c.get('requestId') } })
  })
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  return api
}

/**
 * Runs `work` as the token's member in one transaction of the token's workspace; as the person signed in, within their
 * own rights, where a page of the product calls with their session. `also` is asked along with whose token it is, and
 * its answer handed to the work. Both are remembered: the transaction fails at its beginning where anything of what they
 * were read from has changed (`platform_stamp`), and the call is done again with what is read then. A table that an
 * `also` reads moves the stamp by a trigger.
 */
export async function withToken<T, A = undefined>(
  app: App,
  c: HonoContext,
  options: { scope: Scope; readOnly?: boolean; also?: Question<A> },
  work: (ctx: Context, also: A) => Promise<T>,
): Promise<T> {
  const { scope, readOnly, also } = options
  const person = await sessionActor(app, c)
  if (person)
    return withContext(app.parts, person, async ctx => work(ctx, (also && (await ask(ctx.tx, also))) as A), {
      readOnly,
    })
  const text = c.req.header('authorization')?.replace(/^Bearer /, '') ?? ''
  const workspaceId = tokenWorkspace(text)
  if (workspaceId === null) return refuseToken(app, c)
  const { parts } = app
  const hash = tokenHash(text)
  const asked = JSON.stringify([hash, also?.name, also?.given])
  let used: Bearer | null = null
  const call = (known: Bearer | null) =>
    inWorkspace(
      parts.db,
      workspaceId,
      async tx => {
        const now = parts.now()
        used = known ?? (await app.membership.bearer(tx, workspaceId, hash, new Date(now), also))
        if (!used) return noToken
        if (!known) app.bearers.keep(asked, used)
        const { actor } = used
        if (!actor.scopes?.includes(scope)) throw new Refusal(403, 'platform.scope', { scope })
        const ctx: Context = {
          tx,
          actor,
          now,
          random: parts.random,
          t: parts.translate(actor.locale),
          send: (job, data) => parts.enqueue(tx, job, data),
        }
        return work(ctx, used.also as A)
      },
      { readOnly, stamp: known?.stamp },
    )
  const known = app.bearers.recall(asked, parts.now())
  const answered = await call(known).catch(error => {
    // Something it stood on has changed since it was read: nothing is done, and it is read again.
    if (known && isMoved(error)) return call(null)
    throw error
  })
  if (answered === noToken) return refuseToken(app, c)
  await touch(app, workspaceId, used)
  return answered
}

const noToken = Symbol('no live token')

/** Refuses a call without a live token, and after many of them from one address refuses to look. */
async function refuseToken(app: App, c: HonoContext): Promise<never> {
  await app.limits.count('token', c.get('client') ?? '')
  throw new Refusal(401, 'platform.token')
}

/** Keeps when a token was last used, to the minute, apart from the call's own transaction. */
async function touch(app: App, workspaceId: number, bearer: Bearer | null): Promise<void> {
  const { db, now } = app.parts
  if (!bearer || !isStale(bearer.lastUsedAt, now())) return
  bearer.lastUsedAt = new Date(now())
  await inWorkspace(db, workspaceId, tx => markTokenUsed(tx, bearer.tokenId, new Date(now())))
}

/** Answers a repeated create (same Idempotency-Key) with its first answer; refuses the key with another body. */
export async function idempotently<T>(
  ctx: Context,
  key: string | undefined,
  input: unknown,
  work: () => Promise<T>,
): Promise<T> {
  if (key === undefined) return work()
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
  const claimed = await ctx.tx
    .insertInto('platform_idempotency')
    .values({
      workspace_id: ctx.actor.workspaceId,
      member_id: ctx.actor.memberId,
      key,
      request_hash: hash,
      status: 0,
      response: 'null',
    })
    .onConflict(conflict => conflict.columns(['workspace_id', 'member_id', 'key']).doNothing())
    .executeTakeFirst()
  const mine = (query: Tx) =>
    query
      .updateTable('platform_idempotency')
      .where('member_id', '=', ctx.actor.memberId)
      .where('key', '=', key)
  if (claimed.numInsertedOrUpdatedRows === 1n) {
    const value = await work()
    await mine(ctx.tx)
      .set({ status: 201, response: JSON.stringify(value) })
      .execute()
    return value
  }
  const kept = await ctx.tx
    .selectFrom('platform_idempotency')
    .select(['request_hash', 'response'])
    .where('member_id', '=', ctx.actor.memberId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (kept.request_hash !== hash) throw new Refusal(409, 'platform.idempotency')
  return kept.response as T
}
