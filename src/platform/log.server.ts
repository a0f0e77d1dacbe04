export type Level = 'debug' | 'info' | 'warn' | 'error'

const rank: Record<Level, number> = { debug: 0, info: 1, warn: 2, error: 3 }
const threshold = rank[(process.env.LOG_LEVEL as Level) in rank ? (process.env.LOG_LEVEL as Level) : 'info']

/** One structured line (JSON) on standard output. Never hand it request bodies or secrets. */
export function log(level: Level, event: string, facts: Record<string, unknown> = {}): void {
  if (rank[level] < threshold) return
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`)
}

/** What is worth keeping of an error. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (error instanceof Error) return { error: error.message, name: error.name, stack: error.stack }
  // The queue tells of errors by plain copies of them.
  const { message, stack } = (error ?? {}) as { message?: unknown; stack?: unknown }
  return typeof message === 'string' ? { error: message, stack } : { error: String(error) }
}
