import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Company, removeFolder, startCompany, startServer } from './server.ts'

export type Victim = 'server' | 'postgres' | 'both'
const victims: Victim[] = ['server', 'postgres', 'both']
const CLIENTS = 8
/** Requests of an import's log, and rows of each. */
const LOGGED = 6000
const ROWS_EACH = 3

/** The import of a round, and when it was interrupted. */
export interface InterruptedImport {
  id: number
  /** How long it had been at work, in milliseconds. */
  after: number
  /** What of its requests was there when the server was back: none or all. */
  found: number
  /** From the return of the server until it was done, without a hand, in milliseconds. */
  finished: number
}

export interface Round {
  victim: Victim
  import: InterruptedImport | null
  /** Creates answered 201 in this round. */
  acknowledged: number
  /** Creates that got no answer, or 503, and were sent again with the same key. */
  repeated: number
  /** From the kill to the first answer of a healthy server, in milliseconds. */
  back: number
}

export interface Faults {
  rounds: Round[]
  /** What is wrong with imports: in part there, in part missing, twice there, not finished. */
  broken: string[]
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
  /** How long an import takes that nobody disturbs, in milliseconds. */
  importTakes: number
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

/** A log of requests that no other round's log names. */
function logOf(number: number): string {
  const rows = ['Number,Subject,State,Opened,Updated']
  for (let request = 0; request < LOGGED; request++)
    for (let step = 0; step < ROWS_EACH; step++)
      rows.push(
        [
          `R${number}-${request}`,
          `Logged ${number}/${request}`,
          step === ROWS_EACH - 1 ? 'Closed' : 'New',
          '2026-03-02 09:00',
          `2026-03-0${3 + step} 1${step}:00`,
        ].join(','),
      )
  return rows.join('\n')
}

interface KnownImport {
  id: number
  state: string
  created: number
  bad: number
}

async function importCall(desk: Desk, path: string, init: RequestInit = {}): Promise<KnownImport> {
  const answer = await fetch(`${desk.company.server.origin}/api/v1/imports${path}`, {
    headers: headers(desk),
    ...init,
  })
  const text = await answer.text()
  assert.ok(answer.ok, `/imports${path}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

/** Hands a log in and starts its import; answers its id once the start is acknowledged. */
async function beginImport(desk: Desk, number: number): Promise<number> {
  const { id } = await importCall(desk, `?fileName=log-${number}.csv`, {
    method: 'POST',
    headers: { ...headers(desk), 'content-type': 'text/csv' },
    body: logOf(number),
  })
  await importCall(desk, `/${id}/start`, { method: 'POST', body: '{}' })
  return id
}

async function untilDone(desk: Desk, id: number): Promise<KnownImport> {
  for (let tries = 0; ; tries++) {
    const kept = await importCall(desk, `/${id}`).catch(error => {
      if (tries > 1200) throw error
      return null
    })
    if (kept && !['waiting', 'running'].includes(kept.state)) return kept
    assert.ok(tries < 1200, `the import ${id} is not done after two minutes: ${kept?.state}`)
    await sleep(100)
  }
}

/** Subjects of all that an import has brought in, as the list shows them. */
async function broughtIn(desk: Desk, id: number): Promise<string[]> {
  return (await everything(desk, `&import=${id}`)).map(({ subject }) => subject)
}

async function judgeImport(desk: Desk, kept: KnownImport, found: number): Promise<string[]> {
  const subjects = await broughtIn(desk, kept.id)
  const name = `import ${kept.id}`
  return [
    ...(found === 0 || found === LOGGED ? [] : [`${name}: ${found} of ${LOGGED} there after the kill`]),
    ...(kept.state === 'done' && kept.created === LOGGED && kept.bad === 0
      ? []
      : [`${name}: ${JSON.stringify(kept)}`]),
    ...(new Set(subjects).size === LOGGED && subjects.length === LOGGED
      ? []
      : [`${name}: ${subjects.length} requests of ${new Set(subjects).size} subjects`]),
  ]
}

/** Kills in the middle of an import, at another moment of it each time, and sees that it is whole or absent, then whole. */
async function interruptImport(
  desk: Desk,
  number: number,
  strikeNow: () => Promise<void>,
): Promise<{ import: InterruptedImport; broken: string[] }> {
  const id = await beginImport(desk, number)
  // Multiples of the golden ratio: moments as unlike each other as can be.
  const after = desk.importTakes * ((number * 0.618034) % 1)
  await sleep(after)
  await strikeNow()
  const back = performance.now()
  const found = (await broughtIn(desk, id)).length
  const kept = await untilDone(desk, id)
  const finished = performance.now() - back
  return { import: { id, after, found, finished }, broken: await judgeImport(desk, kept, found) }
}

async function round(
  desk: Desk,
  number: number,
  victim: Victim,
  importing: boolean,
): Promise<Round & { broken: string[] }> {
  let [repeated, over] = [0, false]
  const before = desk.acknowledged.size
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    for (let n = 0; !over; n++)
      repeated += await create(desk, `Round ${number}, client ${client}, no. ${n}`, () => over)
  })
  // As long as it takes for work to be under way, on a busy machine too.
  for (let waited = 0; waited < 300 && desk.acknowledged.size < before + 5 * CLIENTS; waited++)
    await sleep(100)
  let back = 0
  const strikeNow = async () => {
    const started = performance.now()
    await strike(desk, victim)
    back = performance.now() - started
  }
  let interrupted: Awaited<ReturnType<typeof interruptImport>> | null = null
  try {
    if (importing) interrupted = await interruptImport(desk, number, strikeNow)
    else await strikeNow()
    await sleep(300)
  } finally {
    over = true
    await Promise.all(clients)
  }
  return {
    victim,
    import: interrupted?.import ?? null,
    broken: interrupted?.broken ?? [],
    acknowledged: desk.acknowledged.size - before,
    repeated,
    back,
  }
}

/** Every request there is, page by page; with `filter`, of those. */
async function everything(desk: Desk, filter = ''): Promise<{ id: number; subject: string }[]> {
  const all: { id: number; subject: string }[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page = await call(desk, `/requests?sort=opened&limit=200${filter}${next ? `&cursor=${next}` : ''}`)
    all.push(...page.items)
    next = page.next
  }
  return all
}

/**
 * Eight clients create through the API while the server, its PostgreSQL, or both are killed, `count` times in turn;
 * in the rounds that `imports` says, in the middle of an import too. Afterwards every acknowledged request must be
 * there, once, under the id that was answered, and every import whole.
 */
export async function killAround(
  count: number,
  imports: (round: number) => boolean,
  tell: (round: Round) => void = () => undefined,
): Promise<Faults> {
  const desk: Desk = {
    company: await startCompany(),
    typeId: 0,
    acknowledged: new Map(),
    sent: new Set(),
    importTakes: 0,
  }
  const { data } = desk.company.server
  try {
    const types = (await call(desk, '/request-types')).items as unknown as { id: number; isOther: boolean }[]
    desk.typeId = types.find(type => type.isOther)?.id ?? types[0].id
    const rounds: Round[] = []
    const broken: string[] = []
    const started = performance.now()
    const undisturbed = await untilDone(desk, await beginImport(desk, -1))
    desk.importTakes = performance.now() - started
    broken.push(...(await judgeImport(desk, undisturbed, 0)))
    for (let number = 0; number < count; number++) {
      const victim = victims[number % victims.length]
      const { broken: found, ...one } = await round(desk, number, victim, imports(number))
      rounds.push(one)
      broken.push(...found)
      tell(one)
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
    const strange = kept.filter(({ subject }) => !desk.sent.has(subject) && !subject.startsWith('Logged '))
    assert.deepEqual(strange, [])
    return { rounds, broken, kept: kept.length, lost, doubled }
  } finally {
    desk.company.server.kill('SIGTERM')
    await desk.company.server.ended(60_000)
    removeFolder(data)
  }
}
