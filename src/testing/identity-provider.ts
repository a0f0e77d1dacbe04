import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import Provider from 'oidc-provider'

/** Somebody an identity provider knows; `login` is what they type. */
export interface Identity {
  login: string
  email: string
  verified: boolean
  name: string
}

export interface TestIdentityProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** Signs in as `login` from the address the product sent the browser to; the address the provider sends it back to. */
  signIn(url: string, login: string): Promise<URL>
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) text += chunk
  return new URLSearchParams(text)
}

/** Signs in whoever the form names, then consents to what the client asks: our own page instead of the demonstration's. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid, prompt, params, session } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login' && request.method === 'GET') {
    response.setHeader('content-type', 'text/html')
    response.end(
      `<form method="post" action="/interaction/${uid}"><input name="login"><button>Sign in</button></form>`,
    )
    return
  }
  if (prompt.name === 'login') {
    const accountId = (await bodyOf(request)).get('login') ?? ''
    const result = { login: { accountId } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
    return
  }
  const grant = new provider.Grant({
    accountId: session?.accountId ?? '',
    clientId: String(params['client_id']),
  })
  grant.addOIDCScope(String(params['scope']))
  const result = { consent: { grantId: await grant.save() } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
}

/** Follows a browser's way through the provider, with its cookies, until it leads back to the product. */
async function walk(start: string, login: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(start)
  let form: string | undefined
  for (let step = 0; step < 12; step++) {
    if (url.origin !== issuer) return url
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const text of answer.headers.getSetCookie()) {
      const [pair] = text.split(';', 1)
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    const page = await answer.text()
    form = undefined
    if (location) url = new URL(location, url)
    else if (page.includes('name="login"')) form = new URLSearchParams({ login }).toString()
    else throw new Error(`The provider answered ${answer.status}: ${page.slice(0, 300)}`)
  }
  throw new Error('The provider never led back.')
}

/** Starts a real OpenID provider on this machine that insists on PKCE; it stops after the last test. */
export async function startIdentityProvider(
  redirectUri: string,
  people: readonly Identity[],
): Promise<TestIdentityProvider> {
  let provider: Provider | undefined
  let answerOf: ReturnType<Provider['callback']> | undefined
  const server = createServer((request, response) => {
    if (!provider) return
    if (!request.url?.startsWith('/interaction/')) return answerOf?.(request, response)
    interact(provider, request, response).catch(error => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const clientId = 'stratege'
  const clientSecret = 'a secret that nobody is shown again'
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['of a test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount(_: unknown, sub: string) {
      const person = people.find(known => known.login === sub)
      if (!person) return undefined
      const { email, verified, name } = person
      return { accountId: sub, claims: () => ({ sub, email, email_verified: verified, name }) }
    },
  })
  answerOf = provider.callback()
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { issuer, clientId, clientSecret, signIn: (url, login) => walk(url, login, issuer) }
}
