// Creates through the API over HTTP, with 1 and 8 clients: `node bench/create.ts [seconds]`. An answer means committed.
import { removeFolder, startCompany } from '../e2e/server.ts'

const seconds = Number(process.argv[2] ?? 10)
const { server, token } = await startCompany()
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
const types = (await (await fetch(`${server.origin}/api/v1/request-types`, { headers })).json()) as {
  items: { id: number; isOther: boolean }[]
}
const typeId = types.items.find(type => type.isOther)?.id

async function client(until: number, times: number[]): Promise<void> {
  while (performance.now() < until) {
    const started = performance.now()
    const body = JSON.stringify({ typeId, subject: `Ask ${times.length}`, body: 'We need it in May.' })
    const answer = await fetch(`${server.origin}/api/v1/requests`, { method: 'POST', headers, body })
    await answer.arrayBuffer()
    if (answer.status !== 201) throw new Error(`a create was answered ${answer.status}`)
    times.push(performance.now() - started)
  }
}

try {
  await client(performance.now() + 2000, [])
  for (const clients of [1, 8]) {
    const times: number[] = []
    const until = performance.now() + seconds * 1000
    await Promise.all(Array.from({ length: clients }, () => client(until, times)))
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.floor(times.length * share)].toFixed(1)
    console.log(
      `${clients} client${clients > 1 ? 's' : ''}: ${(times.length / seconds).toFixed(0)} a second, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
    )
  }
} finally {
  await server.stop()
  removeFolder(server.data)
}
