import { useState } from 'react'
import type { Call } from '../call.ts'

/** What came back of a call: the answer, or that none did. */
export type Answered =
  | {
      ok: true
      status: number
      headers: [string, string][]
      /** Text of the body; JSON is laid out. */
      text: string
      /** Bytes of the body as it came. */
      size: number
      /** Milliseconds from sending to the last byte. */
      took: number
    }
  | { ok: false }

function laidOut(text: string, type: string): string {
  if (!type.includes('json')) return text
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

async function sent(
  call: Call,
  file: File | null,
  who: Record<string, string>,
  session: boolean,
): Promise<Answered> {
  const started = performance.now()
  const answer = await fetch(call.address, {
    method: call.method,
    headers: { ...call.headers, ...who },
    body: file ?? (call.body && 'json' in call.body ? call.body.json : undefined),
    credentials: session ? 'same-origin' : 'omit',
    cache: 'no-store',
    redirect: 'error',
  })
  const bytes = await answer.arrayBuffer()
  const took = performance.now() - started
  const text = new TextDecoder().decode(bytes)
  return {
    ok: true,
    status: answer.status,
    headers: [...answer.headers],
    text: laidOut(text, answer.headers.get('content-type') ?? ''),
    size: bytes.byteLength,
    took,
  }
}

/** Sends calls, by the session of the person signed in to `company` or by a token, and holds the last answer. */
export function useSending(company: string, token: string | null) {
  const [sending, setSending] = useState(false)
  const [answer, setAnswer] = useState<Answered | null>(null)
  const send = async (call: Call, file: File | null) => {
    setSending(true)
    const who: Record<string, string> =
      token === null ? { 'x-stratege-company': company } : { authorization: `Bearer ${token}` }
    setAnswer(await sent(call, file, who, token === null).catch((): Answered => ({ ok: false })))
    setSending(false)
  }
  return { sending, answer, send }
}
