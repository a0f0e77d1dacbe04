import { errorFacts, log } from '../log.server.ts'
import { startPostgres } from './postgres.server.ts'

/** An embedded PostgreSQL that is started again when it ends by itself. */
export interface KeptPostgres {
  socketFolder: string
  /** Called once where it cannot be kept up: it ended six times in a minute, or would not start again. */
  onGivingUp(tell: () => void): void
  stop(): Promise<void>
}

const PATIENCE = { times: 5, within: 60_000 }

/** Starts PostgreSQL under `data` and keeps it up until stopped: killed, it is back in about a second. */
export async function keepPostgres(data: string): Promise<KeptPostgres> {
  let current = await startPostgres(data)
  let stopping = false
  let tell: () => void = () => undefined
  let restart: Promise<void> = Promise.resolve()
  const ends: number[] = []

  async function again(): Promise<void> {
    log('error', 'postgres.ended', { pid: current.pid })
    const now = Date.now()
    ends.push(now)
    if (ends.filter(at => at > now - PATIENCE.within).length > PATIENCE.times) return tell()
    try {
      current = await startPostgres(data)
      log('info', 'postgres.started', { pid: current.pid })
      watch()
    } catch (error) {
      log('error', 'postgres.start', errorFacts(error))
      tell()
    }
  }

  function watch(): void {
    current.ended.then(() => {
      if (!stopping) restart = again()
    })
  }

  watch()
  return {
    socketFolder: current.socketFolder,
    onGivingUp(told) {
      tell = told
    },
    async stop() {
      stopping = true
      await restart
      await current.stop()
    },
  }
}
