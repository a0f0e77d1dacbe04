import type { World } from './world.ts'

/** Calls the API in process, with `usual` where no other token is given; answers the status and the JSON, null where there is none. */
export const apiCaller =
  (world: World, usual: string) =>
  async (method: string, path: string, body?: unknown, token = usual, key?: string) => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (key) headers['idempotency-key'] = key
    const response = await world.fetch(`/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, json: text === '' ? null : JSON.parse(text) }
  }
