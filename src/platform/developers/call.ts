import type { OperationDetail } from './operation.ts'

/** A call of the API as it will be sent, but for who sends it. */
export interface Call {
  method: string
  /** Path and query below the server's own address. */
  address: string
  headers: Record<string, string>
  /** JSON text, the name of a file, or nothing. */
  body: { json: string } | { file: string } | null
}

/** The call of an operation with these values by parameter: an empty one is left out, of a path it stays a hole. */
export function callOf(
  operation: Pick<OperationDetail, 'method' | 'path' | 'asked'>,
  values: Readonly<Record<string, string>>,
  body: { type: string; json: string } | { type: string; file: string } | null,
): Call {
  const given = operation.asked.filter(({ name }) => values[name])
  const path = given
    .filter(one => one.in === 'path')
    .reduce((all, { name }) => all.replace(`{${name}}`, encodeURIComponent(values[name])), operation.path)
  const query = new URLSearchParams(
    given.filter(one => one.in === 'query').map(({ name }) => [name, values[name]]),
  )
  const headers = Object.fromEntries(
    given.filter(one => one.in === 'header').map(({ name }) => [name, values[name]]),
  )
  const sent = body && 'json' in body && body.json.trim() === '' ? null : body
  if (sent) headers['content-type'] = sent.type
  return {
    method: operation.method,
    address: `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`,
    headers,
    body: sent && ('json' in sent ? { json: sent.json } : { file: sent.file }),
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** The call as a line for a shell. The token is read from the environment: a pasted one is never shown again. */
export function curlOf({ method, address, headers, body }: Call, origin: string): string {
  const parts = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} ${quoted(origin + address)}`,
    '-H "Authorization: Bearer $STRATEGE_TOKEN"',
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
  ]
  if (body && 'json' in body) parts.push(`--data-binary ${quoted(body.json)}`)
  if (body && 'file' in body) parts.push(`--data-binary ${quoted(`@${body.file}`)}`)
  return parts.join(' \\\n  ')
}
