import { setTimeout as sleep } from 'node:timers/promises'
import type { Desk } from './faults-desk.ts'
import { startServer } from './server.ts'

export type Victim = 'server' | 'postgres' | 'both'
export const victims: Victim[] = ['server', 'postgres', 'both']

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

/** Kills the victim and waits until the server answers again; where it was killed itself, starts it first. */
export async function strike(desk: Desk, victim: Victim): Promise<void> {
  const { server } = desk.company
  if (victim !== 'server') process.kill(server.postgresPid(), 'SIGKILL')
  if (victim !== 'postgres') {
    server.kill('SIGKILL')
    await server.ended()
    desk.company.server = await startServer({ data: server.data, port: Number(new URL(server.origin).port) })
  } else await sleep(50)
  await untilHealthy(desk.company.server.origin)
}
