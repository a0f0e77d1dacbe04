/** An identity provider of this installation as its pages and API show it: never with its secret. */
export interface Provider {
  /** Part of addresses: letters, digits and hyphens. */
  id: string
  name: string
  issuer: string
  clientId: string
}

/** What an administrator says of a provider; an absent secret keeps the one held. */
export interface ProviderInput {
  name: string
  issuer: string
  clientId: string
  clientSecret?: string
}

/** An id from a provider's name: "Société X (Entra)" becomes "societe-x-entra". */
export function providerIdOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'provider'
  )
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Whether an address of a provider may be called: https, or http on this very machine. */
export function isSafeProviderUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username || url.password || url.hash) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
}

/** Address that a provider sends people back to: it is registered there. */
export const redirectUriOf = (origin: string, id: string): string => `${origin}/api/auth/sso/callback/${id}`
