import type { Context as HonoContext } from 'hono'

interface NodeBindings {
  incoming?: { socket?: { remoteAddress?: string } }
}

const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

/**
 * Address a call came from. Behind `proxies` proxies of our own it is the entry that the outermost of them wrote into
 * X-Forwarded-For; whatever the caller wrote before it is not believed. Empty where there is no socket (in process).
 */
export function clientAddress(c: HonoContext, proxies: number): string {
  const socket = plain((c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? '')
  if (proxies === 0) return socket
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map(plain)
  return (hops.length >= proxies ? hops[hops.length - proxies] : '').slice(0, 64) || socket
}

/** Whether the call comes from this machine itself, and not through a proxy that stands on it. */
export function isFromThisMachine(c: HonoContext, client: string): boolean {
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some(
    name => c.req.header(name) !== undefined,
  )
  return !forwarded && (client === '::1' || client.startsWith('127.'))
}
