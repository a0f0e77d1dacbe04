// Claim (c): the open requests by due date, search and the request page, p99 under 100 ms whatever the number of requests.
// The least says what a reading costs where other work shares the processors.
// node bench/lists.ts [requests,...] [readings]; the companies are kept in STRATEGE_BENCH, where it is set.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Context, withContext } from '#platform/context.server.ts'
import { listFollowed, listRequests } from '../src/rooms/desk/request-list.server.ts'
import { pageOfRequests } from '../src/rooms/desk/request-list.store.server.ts'
import { readFilter } from '../src/rooms/desk/request-list.ts'
import { viewRequest } from '../src/rooms/desk/request-view.server.ts'
import { searchDesk } from '../src/rooms/desk/search.server.ts'
import { explainReadings } from './explain.ts'
import { longApart, openKept } from './kept.ts'

const counts = (process.argv[2] ?? '100000,1000000').split(',').map(Number)
const readings = Number(process.argv[3] ?? 200)
const folder = process.env.STRATEGE_BENCH ?? mkdtempSync(join(tmpdir(), 'stratege-bench-'))
const say = (text: string) => process.stdout.write(`${text}\n`)

/** The words of the n-th request that was asked once, as the company of the bench spells them. */
const wordOf = (n: number) => [...String(n)].map(digit => 'abcdefghij'[Number(digit)]).join('')

const byDue = readFilter(new URLSearchParams('status=open&sort=due'))
const list = (query: string) => (ctx: Context) => listRequests(ctx, new URLSearchParams(query))

/** One of the company's requests: its place from 0, its id, and one with a long conversation near it. */
interface Drawn {
  n: number
  id: number
  long: number
  memberId: number
}

const pages: Record<string, (ctx: Context, drawn: Drawn) => Promise<unknown>> = {
  'open by due date, 50 rows': ctx =>
    pageOfRequests(ctx, byDue, { reach: { units: 'all' }, notes: true, after: null, limit: 50 }),
  'the whole list page': list('status=open&sort=due'),
  'search, a word of one request': (ctx, { n }) => searchDesk(ctx, wordOf(n)),
  'search, words of a third': ctx => searchDesk(ctx, 'usual ask'),
  'search, two words of several': (ctx, { n }) => searchDesk(ctx, `usual ${wordOf(n % 26)}`),
  'list of a rare word': (ctx, { n }) => list(`q=${wordOf(n)}`)(ctx),
  'list of a common word, open': list('q=usual&status=open'),
  'list of words in order': list('q="usual ask"&sort=opened'),
  'a requester’s own list': (ctx, { memberId }) =>
    listFollowed(ctx, { member: memberId }, new URLSearchParams('sort=opened')),
  'request page': (ctx, { id }) => viewRequest(ctx, id),
  'request page, 300 messages': (ctx, { long }) => viewRequest(ctx, long),
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

const plans: string[] = []
try {
  for (const count of counts) {
    const began = Date.now()
    const { app, actor, close, drop } = await openKept(folder, count)
    try {
      const { rows } = await app.ownerPool.query<{ id: number; member: number }>(
        `/* bench.first */ select min(id) as id, (select min(id) from people_member where name like 'Member %') as member
         from desk_request where workspace_id = $1`,
        [actor.workspaceId],
      )
      const [first, member] = [Number(rows[0].id), Number(rows[0].member)]
      const apart = longApart(count)
      const draw = (): Drawn => {
        const n = Math.floor(app.parts.random() * count)
        const long = Math.max(1, Math.floor((first + n) / apart)) * apart
        return { n, id: first + n, long, memberId: member + (n % 500) }
      }
      say(`${count} requests, open after ${((Date.now() - began) / 1000).toFixed(1)} s`)
      say('page                             least ms   p50 ms   p99 ms')
      for (const [name, read] of Object.entries(pages)) {
        const taken: number[] = []
        for (let run = -10; run < readings; run++) {
          const drawn = draw()
          const start = performance.now()
          await withContext(app.parts, actor, ctx => read(ctx, drawn), { readOnly: true })
          if (run >= 0) taken.push(performance.now() - start)
        }
        taken.sort((a, b) => a - b)
        const cells = [taken[0], at(taken, 0.5), at(taken, 0.99)].map(ms => ms.toFixed(1).padStart(8))
        say(`${name.padEnd(32)} ${cells.join(' ')}`)
        const drawn = draw()
        if (count === counts.at(-1))
          plans.push(`---- ${name}\n\n${await explainReadings(app, actor, ctx => read(ctx, drawn))}`)
      }
    } finally {
      await close()
      await drop()
    }
  }
  mkdirSync(new URL('plans/', import.meta.url), { recursive: true })
  writeFileSync(
    new URL('plans/lists.txt', import.meta.url),
    `-- ${counts.at(-1)} requests\n\n${plans.join('\n')}`,
  )
  say('plans kept in bench/plans/lists.txt')
} finally {
  if (!process.env.STRATEGE_BENCH) rmSync(folder, { recursive: true, force: true })
}
