import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Company, removeFolder, startCompany, startServer } from './server.ts'

export type Victim = 'server' | 'postgres' | 'both'
const victims: Victim[] = ['server', 'postgres', 'both']
const CLIENTS = 8

export interface Round {
  victim: Victim
  /** Creates answered 201 in this round. */
  acknowledged: number
  /** Creates that got no answer, or 503, and were sent again with the same key. */
  repeated: number
  /** From the kill to the first answer of a healthy server, in milliseconds. */
  back: number
}

export interface Faults {
  rounds: Round[]
  /** Requests kept at the end, all of them acknowledged or sent and never answered. */
  kept: number
  lost: string[]
  doubled: string[]
}

interface Desk {
  company: Company
  typeId: number
  /** Subject of every create that was answered 201, with the id answered. */
  acknowledged: Map<string, number>
  sent: Set<string>
}

const headers = (desk: Desk) => ({
  authorization: `Bearer ${desk.company.token}`,
  'content-type': 'application/json',
})

async function call(
  desk: Desk,
  path: string,
): Promise<{ items: { id: number; subject: string }[]; next: string | null }> {
  const answer = await fetch(`${desk.company.server.origin}/api/v1${path}`, { headers: headers(desk) })
  assert.equal(answer.status, 200, `${path}: ${answer.status}`)
  return (await answer.json()) as { items: { id: number; subject: string }[]; next: string | null }
}

/** Makes the request once, however often it has to be sent. Gives up where `over` says so; anything but 201 or 503 is a defect. */
async function create(desk: Desk, subject: string, over: () => boolean): Promise<number> {
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

async function untilHealthy(origin: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const ok = await fetch(`${origin}/health`).then(
      answer => answer.status === 200,
      () => false,
    )
    if (ok) return
    await sleep(50)
  }
  throw new Error('the server did not come back within half a minute')
}

async function strike(desk: Desk, victim: Victim): Promise<void> {
  const { server } = desk.company
  if (victim !== 'server') process.kill(server.postgresPid(), 'SIGKILL')
  if (victim !== 'postgres') {
    server.kill('SIGKILL')
    await server.ended()
    desk.company.server = await startServer({ data: server.data, port: Number(new URL(server.origin).port) })
  } else await sleep(50)
  await untilHealthy(desk.company.server.origin)
}

async function round(desk: Desk, number: number, victim: Victim): Promise<Round> {
  let [repeated, over] = [0, false]
  const before = desk.acknowledged.size
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    for (let n = 0; !over; n++)
      repeated += await create(desk, `Round ${number}, client ${client}, no. ${n}`, () => over)
  })
  // As long as it takes for work to be under way, on a busy machine too.
  for (let waited = 0; waited < 300 && desk.acknowledged.size < before + 5 * CLIENTS; waited++)
    await sleep(100)
  const started = performance.now()
  await strike(desk, victim)
  const back = performance.now() - started
  await sleep(300)
  over = true
  await Promise.all(clients)
  return { victim, acknowledged: desk.acknowledged.size - before, repeated, back }
}

/** Every request there is, page by page. */
async function everything(desk: Desk): Promise<{ id: number; subject: string }[]> {
  const all: { id: number; subject: string }[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page = await call(desk, `/requests?sort=opened&limit=200${next ? `&cursor=${next}` : ''}`)
    all.push(...page.items)
    next = page.next
  }
  return all
}

/**
 * Eight clients create through the API while the server, its PostgreSQL, or both are killed, `count` times in turn;
 * afterwards every acknowledged request must be there, once, under the id that was answered.
 */
export async function killAround(
  count: number,
  tell: (round: Round) => void = () => undefined,
): Promise<Faults> {
  const desk: Desk = { company: await startCompany(), typeId: 0, acknowledged: new Map(), sent: new Set() }
  const { data } = desk.company.server
  try {
    const types = (await call(desk, '/request-types')).items as unknown as { id: number; isOther: boolean }[]
    desk.typeId = types.find(type => type.isOther)?.id ?? types[0].id
    const rounds: Round[] = []
    for (let number = 0; number < count; number++) {
      rounds.push(await round(desk, number, victims[number % victims.length]))
      tell(rounds[number])
    }
    const kept = await everything(desk)
    const ids = new Map(kept.map(({ id, subject }) => [subject, id]))
    const lost = [...desk.acknowledged]
      .filter(([subject, id]) => ids.get(subject) !== id)
      .map(([subject]) => subject)
    const seen = new Set<string>()
    const doubled = kept
      .map(({ subject }) => subject)
      .filter(subject => seen.has(subject) || !seen.add(subject))
    const strange = kept.filter(({ subject }) => !desk.sent.has(subject))
    assert.deepEqual(strange, [])
    return { rounds, kept: kept.length, lost, doubled }
  } finally {
    desk.company.server.kill('SIGTERM')
    await desk.company.server.ended(40_000)
    removeFolder(data)
  }
}
