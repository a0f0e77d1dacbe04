import { randomBytes } from 'node:crypto'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isStorable } from './text.ts'

export type HonoVariables = { Variables: { nonce: string; requestId: string; client: string } }

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

let drawn = Buffer.alloc(0)

/** So many bytes nobody can guess; drawn from the system some hundreds at a time, as each draw costs a call of it. */
function unguessable(bytes: number): Buffer {
  if (drawn.length < bytes) drawn = randomBytes(4096)
  const own = drawn.subarray(0, bytes)
  drawn = drawn.subarray(bytes)
  return own
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Widgets and server-drawn charts carry styles of their own; scripts never do.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "manifest-src 'self'",
  ].join('; ')
}

/** Secure headers on every answer, and a nonce for this page's own scripts. */
export function secureHeaders(origin: string): MiddlewareHandler<HonoVariables> {
  return async (c, next) => {
    const nonce = unguessable(16).toString('base64')
    c.set('nonce', nonce)
    c.set('requestId', unguessable(8).toString('hex'))
    await next()
    // Set on the answer as it is: `c.header` would make a new answer, with a streamed body, for each.
    const { headers } = c.res
    headers.set('Content-Security-Policy', policy(nonce))
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('X-Frame-Options', 'DENY')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    // What is somebody's own is kept by no proxy, and not in the browser of whoever has signed out.
    if (!headers.has('cache-control')) headers.set('Cache-Control', 'private, no-store')
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
    headers.set('X-Request-Id', c.get('requestId'))
    if (origin.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000')
  }
}

/** Refuses bodies of more than so many bytes: at once where their length is told, else when they have grown too long. */
export function sizeLimit(
  maxSize: number,
  refuse: (c: HonoContext<HonoVariables>) => Response | Promise<Response>,
): MiddlewareHandler<HonoVariables> {
  const counted = bodyLimit({ maxSize, onError: c => refuse(c as HonoContext<HonoVariables>) })
  return (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const told = c.req.header('content-length')
    // Node reads no more of a body than its length told. Looking at the body itself makes a stream of it, which costs.
    if (told === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(told) > maxSize ? Promise.resolve(refuse(c)) : next()
  }
}

function sameOrigin(c: HonoContext, origin: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const from = c.req.header('origin')
  return from === undefined || from === origin || from === new URL(c.req.url).origin
}

/** Refuses changes that another site's page sends with a person's cookies. */
export function crossSiteGuard(origin: string): MiddlewareHandler {
  return async (c, next) => {
    const bearer = c.req.header('authorization')?.startsWith('Bearer ')
    if (!SAFE.has(c.req.method) && !bearer && !sameOrigin(c, origin))
      return c.text('This request came from another site.', 403)
    await next()
  }
}

/** Refuses addresses that do not decode, or carry text that cannot be stored. */
export function addressGuard(): MiddlewareHandler {
  return async (c, next) => {
    const url = new URL(c.req.url)
    let path: string
    try {
      path = decodeURIComponent(url.pathname)
    } catch {
      return c.text('This address cannot be read.', 400)
    }
    const texts = [path, ...[...url.searchParams].flat()]
    if (c.req.url.length > 16_000) return c.text('This address is too long.', 414)
    if (!texts.every(isStorable)) return c.text('This address holds characters that cannot be read.', 400)
    await next()
  }
}
