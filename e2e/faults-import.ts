import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Desk, everything, headers } from './faults-desk.ts'

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
export async function beginImport(desk: Desk, number: number): Promise<number> {
  const { id } = await importCall(desk, `?fileName=log-${number}.csv`, {
    method: 'POST',
    headers: { ...headers(desk), 'content-type': 'text/csv' },
    body: logOf(number),
  })
  await importCall(desk, `/${id}/start`, { method: 'POST', body: '{}' })
  return id
}

/** The import once it has ended, however often the server goes away meanwhile. */
export async function untilDone(desk: Desk, id: number): Promise<KnownImport> {
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

/** What is wrong with an ended import of which `found` requests were there after the kill. */
export async function judgeImport(desk: Desk, kept: KnownImport, found: number): Promise<string[]> {
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
export async function interruptImport(
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
