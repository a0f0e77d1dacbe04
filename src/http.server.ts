import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { signedIn } from '#platform/auth/auth.server.ts'
import { endProvider } from '#platform/auth/sign-in.server.ts'
import { type App, type Call, callContext } from '#platform/http/app.server.ts'
import { clientAddress, isFromThisMachine } from '#platform/http/client.server.ts'
import {
  addressGuard,
  crossSiteGuard,
  type HonoVariables,
  secureHeaders,
  sizeLimit,
} from '#platform/http/guard.server.ts'
import { countCall, metricsText } from '#platform/http/metrics.server.ts'
import { errorFacts, log } from '#platform/log.server.ts'
import { Refusal } from '#platform/refusal.ts'
import { buildApi } from './api.server.ts'

const PAGE_LIMIT = 64 * 1024 * 1024
/** Forms of people who are not signed in. */
const DOOR_LIMIT = 64 * 1024
const root = new URL('../', import.meta.url)

function callFor(
  app: App,
  request: Request,
  facts: Pick<Call, 'requestId' | 'nonce' | 'client' | 'apiDocument'>,
): Call {
  let person: ReturnType<Call['person']> | undefined
  return {
    app,
    ...facts,
    person() {
      person ??= signedIn(app.auth, request.headers)
      return person
    },
  }
}

function mayReadMetrics(app: App, c: Context<HonoVariables>): boolean {
  const given = c.req.header('authorization')?.replace(/^Bearer /, '') ?? ''
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const known = app.metricsToken !== null && timingSafeEqual(digest(given), digest(app.metricsToken))
  return known || isFromThisMachine(c, c.get('client'))
}

/** Everything but the pages: guards, health, assets, sign-in, API. */
export function createServices(app: App, { api } = buildApi(app)): Hono<HonoVariables> {
  const http = new Hono<HonoVariables>()
  http.use(secureHeaders(app.origin))
  http.use(async (c, next) => {
    c.set('client', clientAddress(c, app.proxies))
    await next()
  })
  http.use(async (c, next) => {
    const started = performance.now()
    await next()
    countCall(c.req.method, c.res.status, performance.now() - started)
  })
  http.onError((error, c) => {
    // The caller has gone in the middle of its body: nobody is left to answer.
    if (c.req.raw.signal.aborted || error.message === 'aborted') return c.text('The body was cut short.', 400)
    log('error', 'http', { requestId: c.get('requestId'), ...errorFacts(error) })
    return c.text('Internal error', 500)
  })
  http.get('/health', async c => {
    const ok = await app.ownerPool.query('select 1').then(
      () => true,
      () => false,
    )
    return c.json({ status: ok ? 'ok' : 'database unreachable' }, ok ? 200 : 503)
  })
  http.get('/metrics', c => {
    if (!mayReadMetrics(app, c))
      return c.text('Only this machine, or the bearer of STRATEGE_METRICS_TOKEN.', 403)
    return c.text(metricsText(), 200, { 'content-type': 'text/plain; version=0.0.4' })
  })
  http.use(addressGuard())
  http.use('/assets/*', compress())
  http.use(
    '/assets/*',
    serveStatic({
      root: './build/client',
      onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  )
  const favicon = readFileSync(new URL('public/favicon.svg', root))
  http.get('/favicon.svg', c =>
    c.body(favicon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  )
  http.use(crossSiteGuard(app.origin))
  for (const door of ['/sign-in/*', '/sign-in', '/setup/*', '/invitation/*', '/language', '/sign-out'])
    http.use(
      door,
      sizeLimit(DOOR_LIMIT, c => c.text('This is larger than 64 kB.', 413)),
    )
  http.use(sizeLimit(PAGE_LIMIT, c => c.text('This is larger than 64 MB.', 413)))
  http.use(compress())
  http.get('/api/auth/sso/callback/:provider', c => {
    return endProvider({ app, request: c.req.raw, client: c.get('client') }).catch(error => {
      if (error instanceof Refusal) return c.redirect(`/sign-in?error=tooMany`)
      throw error
    })
  })
  http.all('/api/auth/*', c => c.text('There is nothing at this address.', 404))
  http.route('/api/v1', api)
  return http
}

/** The whole web side. */
export function createHttp(app: App, build: ServerBuild): Hono<HonoVariables> {
  const built = buildApi(app)
  const http = createServices(app, built)
  // Behind a proxy the browser's address is the origin's, not the one this server was called by.
  const allowedActionOrigins = [new URL(app.origin).host]
  const pages = createRequestHandler({ ...build, allowedActionOrigins }, process.env.NODE_ENV)
  http.all('*', async c => {
    const context = new RouterContextProvider()
    const facts = {
      requestId: c.get('requestId'),
      nonce: c.get('nonce'),
      client: c.get('client'),
      apiDocument: built.document,
    }
    context.set(callContext, callFor(app, c.req.raw, facts))
    return pages(c.req.raw, context)
  })
  return http
}
