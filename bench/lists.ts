// Claim (c): the open requests by due date, search and the request page, p99 under 100 ms whatever the number of requests.
// node bench/lists.ts [requests] [readings]
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Context, withContext } from '#platform/context.server.ts'
import { listRequests } from '../src/rooms/desk/request-list.server.ts'
import { pageOfRequests } from '../src/rooms/desk/request-list.store.server.ts'
import { readFilter } from '../src/rooms/desk/request-list.ts'
import { viewRequest } from '../src/rooms/desk/request-view.server.ts'
import { searchDesk } from '../src/rooms/desk/search.server.ts'
import { openCompany } from './company.ts'
import { explainReadings } from './explain.ts'

const count = Number(process.argv[2] ?? 1_000_000)
const readings = Number(process.argv[3] ?? 200)
const say = (text: string) => process.stdout.write(`${text}\n`)

/** The words of the n-th request that was asked once, as the company of the bench spells them. */
const wordOf = (n: number) => [...String(n)].map(digit => 'abcdefghij'[Number(digit)]).join('')

const byDue = readFilter(new URLSearchParams('status=open&sort=due'))

/** What is read, for the n-th of the company's requests, whose id is `id`. */
const pages: Record<string, (ctx: Context, n: number, id: number) => Promise<unknown>> = {
  'open by due date, 50 rows': ctx =>
    pageOfRequests(ctx, byDue, { reach: { units: 'all' }, notes: true, after: null, limit: 50 }),
  'the whole list page': ctx => listRequests(ctx, new URLSearchParams('status=open&sort=due')),
  'search, a word of one request': (ctx, n) => searchDesk(ctx, wordOf(n)),
  'search, words of a third': ctx => searchDesk(ctx, 'usual ask'),
  'request page': (ctx, _, id) => viewRequest(ctx, id),
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

const began = Date.now()
const { app, actor, close, drop } = await openCompany(count)
try {
  say(`${count} requests made in ${((Date.now() - began) / 1000).toFixed(1)} s`)
  const { rows } = await app.ownerPool.query<{ id: number }>(
    '/* bench.first */ select min(id) as id from desk_request where workspace_id = $1',
    [actor.workspaceId],
  )
  const first = Number(rows[0].id)
  const plans: string[] = []
  say('page                               p50 ms   p99 ms')
  for (const [name, read] of Object.entries(pages)) {
    const taken: number[] = []
    for (let run = -10; run < readings; run++) {
      const n = Math.floor(app.parts.random() * count)
      const start = performance.now()
      await withContext(app.parts, actor, ctx => read(ctx, n, first + n), { readOnly: true })
      if (run >= 0) taken.push(performance.now() - start)
    }
    taken.sort((a, b) => a - b)
    const cells = [at(taken, 0.5), at(taken, 0.99)].map(ms => ms.toFixed(1).padStart(8))
    say(`${name.padEnd(32)} ${cells.join(' ')}`)
    const middle = Math.floor(count / 2)
    const plan = await explainReadings(app, actor, ctx => read(ctx, middle, first + middle))
    plans.push(`---- ${name}\n\n${plan}`)
  }
  mkdirSync(new URL('plans/', import.meta.url), { recursive: true })
  writeFileSync(new URL('plans/lists.txt', import.meta.url), `-- ${count} requests\n\n${plans.join('\n')}`)
  say('plans kept in bench/plans/lists.txt')
} finally {
  await close()
  await drop()
}
