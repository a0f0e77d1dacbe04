import type { Hono } from 'hono'
import type { HonoVariables } from '#platform/http/guard.server.ts'

/** A browser of a test: keeps the cookies it is given, and says where its calls come from. */
export interface TestBrowser {
  cookies: Map<string, string>
  /** Every Set-Cookie header received, whole. */
  received: string[]
  /** Calls as a page of the product itself would. */
  fetch(path: string, init?: RequestInit & { address?: string }): Promise<Response>
  /** Sends a form to a page. */
  post(path: string, fields: Record<string, string>): Promise<Response>
  /** A request with this browser's cookies, for code that takes one. */
  request(path: string): Request
  keep(cookies: readonly string[]): void
}

/** Opens a browser on a server in process, at `origin`. */
export function openBrowser(http: Hono<HonoVariables>, origin = 'http://localhost'): TestBrowser {
  const cookies = new Map<string, string>()
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const browser: TestBrowser = {
    cookies,
    received: [],
    keep(texts) {
      for (const text of texts) {
        browser.received.push(text)
        const pair = text.split(';', 1)[0]
        const name = pair.slice(0, pair.indexOf('='))
        const value = pair.slice(pair.indexOf('=') + 1)
        if (value === '' || /max-age=0/i.test(text)) cookies.delete(name)
        else cookies.set(name, value)
      }
    },
    async fetch(path, init = {}) {
      const headers = new Headers(init.headers)
      if (cookies.size > 0) headers.set('cookie', header())
      const bindings = { incoming: { socket: { remoteAddress: init.address ?? '192.0.2.10' } } }
      const answer = await http.fetch(new Request(origin + path, { ...init, headers }), bindings)
      browser.keep(answer.headers.getSetCookie())
      return answer
    },
    post: (path, fields) =>
      browser.fetch(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          origin,
        },
        body: new URLSearchParams(fields).toString(),
      }),
    request: path => new Request(origin + path, { headers: { cookie: header() } }),
  }
  return browser
}
