import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, create, type Desk, everything } from './faults-desk.ts'
import {
  beginImport,
  type InterruptedImport,
  interruptImport,
  judgeImport,
  untilDone,
} from './faults-import.ts'
import { strike, type Victim, victims } from './faults-strike.ts'
import { removeFolder, startCompany } from './server.ts'

const CLIENTS = 8

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
