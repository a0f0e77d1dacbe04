import { readFileSync } from 'node:fs'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { signedIn } from '#platform/auth/auth.server.ts'
import { type App, type Call, callContext } from '#platform/http/app.server.ts'
import {
  addressGuard,
  crossSiteGuard,
  type HonoVariables,
  secureHeaders,
} from '#platform/http/guard.server.ts'
import { countCall, metricsText } from '#platform/http/metrics.server.ts'
import { errorFacts, log } from '#platform/log.server.ts'
import { mountApi } from './api.server.ts'

const PAGE_LIMIT = 64 * 1024 * 1024
const root = new URL('../', import.meta.url)

function callFor(app: App, request: Request, requestId: string, nonce: string): Call {
  let person: ReturnType<Call['person']> | undefined
  return {
    app,
    requestId,
    nonce,
    person() {
      person ??= signedIn(app.auth, request.headers)
      return person
    },
  }
}

/** Everything but the pages: guards, health, assets, sign-in, API. */
export function createServices(app: App): Hono<HonoVariables> {
  const http = new Hono<HonoVariables>()
  http.use(secureHeaders())
  http.use(async (c, next) => {
    const started = performance.now()
    await next()
    countCall(c.req.method, c.res.status, performance.now() - started)
  })
  http.onError((error, c) => {
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
  http.get('/metrics', c => c.text(metricsText(), 200, { 'content-type': 'text/plain; version=0.0.4' }))
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
  http.use(bodyLimit({ maxSize: PAGE_LIMIT, onError: c => c.text('This is larger than 64 MB.', 413) }))
  http.use(compress())
  http.on(['GET', 'POST'], '/api/auth/*', c => app.auth.handler(c.req.raw))
  mountApi(http, app)
  return http
}

/** The whole web side. */
export function createHttp(app: App, build: ServerBuild): Hono<HonoVariables> {
  const http = createServices(app)
  const pages = createRequestHandler(build, process.env.NODE_ENV)
  http.all('*', async c => {
    const context = new RouterContextProvider()
    context.set(callContext, callFor(app, c.req.raw, c.get('requestId'), c.get('nonce')))
    return pages(c.req.raw, context)
  })
  return http
}
