const bounds = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000]
const calls = new Map<string, number>()
const buckets = new Array<number>(bounds.length + 1).fill(0)
let total = 0
let count = 0

/** Counts one answered call. */
export function countCall(method: string, status: number, milliseconds: number): void {
  const key = `method="${method}",status="${status}"`
  calls.set(key, (calls.get(key) ?? 0) + 1)
  const bucket = bounds.findIndex(bound => milliseconds <= bound)
  buckets[bucket === -1 ? bounds.length : bucket]++
  total += milliseconds
  count++
}

/** What Prometheus reads at /metrics. */
export function metricsText(): string {
  const lines = [
    '# HELP stratege_http_requests_total Answered HTTP requests.',
    '# TYPE stratege_http_requests_total counter',
  ]
  for (const [labels, value] of calls) lines.push(`stratege_http_requests_total{${labels}} ${value}`)
  lines.push(
    '# HELP stratege_http_request_seconds Time to answer.',
    '# TYPE stratege_http_request_seconds histogram',
  )
  let below = 0
  bounds.forEach((bound, index) => {
    below += buckets[index]
    lines.push(`stratege_http_request_seconds_bucket{le="${bound / 1000}"} ${below}`)
  })
  lines.push(
    `stratege_http_request_seconds_bucket{le="+Inf"} ${count}`,
    `stratege_http_request_seconds_sum ${total / 1000}`,
    `stratege_http_request_seconds_count ${count}`,
  )
  const memory = process.memoryUsage()
  lines.push(
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${memory.rss}`,
    '# TYPE nodejs_heap_used_bytes gauge',
    `nodejs_heap_used_bytes ${memory.heapUsed}`,
    '# TYPE process_uptime_seconds gauge',
    `process_uptime_seconds ${process.uptime()}`,
  )
  return `${lines.join('\n')}\n`
}
