import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countCall, metricsText } from './metrics.server.ts'

/** One line of the text format: a name, labels, a number. */
const LINE = /^([a-z_]+)(\{(?:[a-z]+="[^"\\\n]*",?)*\})? (-?\d+(?:\.\d+)?(?:e[+-]\d+)?)$/

test('what Prometheus reads is in its text format, and its histogram adds up', () => {
  countCall('GET', 200, 3)
  countCall('POST', 201, 40)
  countCall('GET', 503, 60_000)
  const text = metricsText()
  assert.ok(text.endsWith('\n'))
  const values = new Map<string, number>()
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith('# ')) {
      assert.match(line, /^# (HELP|TYPE) [a-z_]+ \S/)
      continue
    }
    const parts = LINE.exec(line)
    assert.ok(parts, line)
    values.set(parts[1] + (parts[2] ?? ''), Number(parts[3]))
  }
  const buckets = [...values].filter(([name]) => name.startsWith('stratege_http_request_seconds_bucket'))
  const counts = buckets.map(([, count]) => count)
  assert.ok(buckets.length > 5)
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => a - b),
  )
  assert.equal(counts.at(-1), values.get('stratege_http_request_seconds_count'))
  assert.equal(values.get('stratege_http_request_seconds_count'), 3)
  assert.equal(values.get('stratege_http_requests_total{method="GET",status="503"}'), 1)
  assert.ok((values.get('process_resident_memory_bytes') ?? 0) > 1e6)
})
