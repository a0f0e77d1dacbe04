import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartProblem } from '../env.server.ts'

function isPostgres(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const state = status.slice(status.lastIndexOf(')') + 2, status.lastIndexOf(')') + 3)
    return status.includes('(postgres)') && state !== 'Z'
  } catch {
    return false
  }
}

/** Whether the postmaster says it takes queries: its socket already accepts while it still recovers. */
export function saysReady(cluster: string): boolean {
  const file = join(cluster, 'postmaster.pid')
  return existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready'
}

/** Processes of PostgreSQL that work in the folder of the cluster. */
function processesIn(cluster: string): number[] {
  const folder = realpathSync(cluster)
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder && isPostgres(pid)
      } catch {
        return false
      }
    })
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone by itself meanwhile.
  }
}

/**
 * Ends the sessions of a PostgreSQL that was killed. One in the middle of a long query does not see that its server is
 * gone, and until it ends no other can start; what it was doing is lost with the crash, as nobody was told of it.
 */
async function endOrphans(cluster: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const left = processesIn(cluster)
    if (left.length === 0) return
    for (const pid of left) signal(pid, tries < 20 ? 'SIGQUIT' : 'SIGKILL')
    await sleep(100)
  }
}

/** Looks, a tenth of a second apart, at a PostgreSQL that stays: one at work is another's, one shutting down takes its time. */
const LOOKS = { ready: 30, stopping: 300 }

/** Removes what a killed PostgreSQL left, processes too; waits for one that is still shutting down. */
export async function clearLeftovers(cluster: string, sockets: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  for (let tries = 0; existsSync(file); tries++) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    if (!isPostgres(pid)) break
    if (tries >= (saysReady(cluster) ? LOOKS.ready : LOOKS.stopping))
      throw new StartProblem(
        `Another Stratège already uses this data folder (PostgreSQL process ${pid}). Stop it, or set STRATEGE_DATA to another folder.`,
      )
    await sleep(100)
  }
  await endOrphans(cluster)
  rmSync(file, { force: true })
  for (const name of readdirSync(sockets)) rmSync(join(sockets, name), { force: true })
}
