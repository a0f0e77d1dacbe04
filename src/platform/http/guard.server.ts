import { randomBytes } from 'node:crypto'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { isStorable } from './text.ts'

export type HonoVariables = { Variables: { nonce: string; requestId: string; client: string } }

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

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
    const nonce = randomBytes(16).toString('base64')
    c.set('nonce', nonce)
    c.set('requestId', randomBytes(8).toString('hex'))
    await next()
    c.header('Content-Security-Policy', policy(nonce))
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'same-origin')
    c.header('X-Frame-Options', 'DENY')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
    c.header('X-Request-Id', c.get('requestId'))
    if (origin.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000')
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
