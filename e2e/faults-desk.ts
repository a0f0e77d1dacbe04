import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Company } from './server.ts'

/** A company under attack, and what its clients were told. */
export interface Desk {
  company: Company
  typeId: number
  /** Subject of every create that was answered 201, with the id answered. */
  acknowledged: Map<string, number>
  sent: Set<string>
  /** How long an import takes that nobody disturbs, in milliseconds. */
  importTakes: number
}

export const headers = (desk: Desk) => ({
  authorization: `Bearer ${desk.company.token}`,
  'content-type': 'application/json',
})

export async function call(
  desk: Desk,
  path: string,
): Promise<{ items: { id: number; subject: string }[]; next: string | null }> {
  const answer = await fetch(`${desk.company.server.origin}/api/v1${path}`, { headers: headers(desk) })
  assert.equal(answer.status, 200, `${path}: ${answer.status}`)
  return (await answer.json()) as { items: { id: number; subject: string }[]; next: string | null }
}

/** Makes the request once, however often it has to be sent. Gives up where `over` says so; anything but 201 or 503 is a defect. */
export async function create(desk: Desk, subject: string, over: () => boolean): Promise<number> {
  desk.sent.add(subject)
  for (let repeated = 0; ; repeated++) {
    try {
      const answer = await fetch(`${desk.company.server.origin}/api/v1/requests`, {
        method: 'POST',
        headers: { ...headers(desk), 'idempotency-key': subject },
        body: JSON.stringify({ typeId: desk.typeId, subject }),
        signal: AbortSignal.timeout(30_000),
      })
      const body = (await answer.json()) as { id: number; title?: string }
      if (answer.status === 201) {
        desk.acknowledged.set(subject, body.id)
        return repeated
      }
      const logged = () =>
        desk.company.server
          .stdout()
          .match(/"level":"error".*/g)
          ?.at(-1)
      assert.equal(answer.status, 503, `${subject}: ${answer.status} ${body.title} ${logged()}`)
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error
    }
    if (over()) return repeated
    await sleep(100)
  }
}

/** Every request there is, page by page; with `filter`, of those. */
export async function everything(desk: Desk, filter = ''): Promise<{ id: number; subject: string }[]> {
  const all: { id: number; subject: string }[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page = await call(desk, `/requests?sort=opened&limit=200${filter}${next ? `&cursor=${next}` : ''}`)
    all.push(...page.items)
    next = page.next
  }
  return all
}
