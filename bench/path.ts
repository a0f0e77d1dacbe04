// Claim (d): the path page's figures over 1 million requests are read in under 300 ms (p95), and stay the requests' own.
// node bench/path.ts [requests] [readings]; over the company kept in STRATEGE_BENCH, where it is set.
import { mkdirSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { type Context, inWorkspace, withContext } from '#platform/context.server.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import { foldDemand } from '../src/rooms/desk/demand-fold.store.server.ts'
import { readFigures } from '../src/rooms/path/figures.server.ts'
import { readPath } from '../src/rooms/path/position.server.ts'
import { benchNow, openCompany } from './company.ts'
import { explainReadings } from './explain.ts'
import { openKept } from './kept.ts'

const count = Number(process.argv[2] ?? 1_000_000)
const readings = Number(process.argv[3] ?? 60)
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`
const say = (text: string) => process.stdout.write(`${text}\n`)

const began = Date.now()
const folder = process.env.STRATEGE_BENCH
const company = await (folder ? openKept(folder, count) : openCompany(count))
const { app, actor } = company
say(`${count} requests ready after ${seconds(began)}`)

const pages = {
  /** Where the company stands, its history and its units. */
  position: readPath,
  /** Figures of the period and of the one before, months, units, types, guides, effort. */
  figures: readFigures,
}

/** The alternative: the figures and months asked of the requests themselves, in as few statements as SQL allows. */
async function readNaively({ tx }: Context, scope: IndicatorScope): Promise<number> {
  const zone = 'Europe/Paris'
  const opened = sql`workspace_id = (select app_workspace()) and merged_into_id is null
    and opened_at >= (${scope.from}::timestamp at time zone ${zone}) and opened_at < (${scope.to}::timestamp at time zone ${zone})`
  const { rows } = await sql<{ resolve: number }>`
    select count(*), percentile_cont(array[0.5, 0.9]) within group (order by floor(extract(epoch from first_reply_at - opened_at))::int),
      (percentile_cont(0.5) within group (order by floor(extract(epoch from resolved_at - opened_at))::int)) / 3600 as resolve,
      percentile_cont(0.9) within group (order by floor(extract(epoch from resolved_at - opened_at))::int),
      avg(extract(epoch from resolved_at - opened_at)), count(*) filter (where resolved_at <= resolution_due_at),
      count(*) filter (where exists (select 1 from desk_request e where e.workspace_id = r.workspace_id and e.ask_key = r.ask_key
        and e.merged_into_id is null and (e.opened_at, e.id) < (r.opened_at, r.id)))
    from desk_request r where ${opened}`.execute(tx)
  await sql`select date_trunc('month', opened_at at time zone ${zone}), unit_id, type_id, count(*) from desk_request
    where ${opened} group by 1, 2, 3`.execute(tx)
  await sql`select date_trunc('month', done_at at time zone ${zone}), count(*), count(*) filter (where logged_minutes = 0)
    from desk_request where workspace_id = (select app_workspace()) and merged_into_id is null
      and done_at >= (${scope.from}::timestamp at time zone ${zone}) and done_at < (${scope.to}::timestamp at time zone ${zone}) group by 1`.execute(
    tx,
  )
  await sql`select count(*) from desk_request where workspace_id = (select app_workspace()) and merged_into_id is null
    and opened_at < (${scope.from}::timestamp at time zone ${zone})
    and (done_at is null or done_at >= (${scope.from}::timestamp at time zone ${zone}))`.execute(tx)
  return rows[0].resolve
}

async function times(runs: number, work: (ctx: Context) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await withContext(app.parts, actor, work, { readOnly: true })
    taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

const year = { from: '2025-11-25', to: '2026-11-25' }
const twoYears = { from: '2024-11-25', to: '2026-11-25' }

try {
  const folding = Date.now()
  while (await inWorkspace(app.parts.db, actor.workspaceId, foldDemand));
  say(`sums made in ${seconds(folding)}`)
  await app.ownerPool.query('vacuum analyze')
  const unit = await app.ownerPool.query<{ id: number }>(
    'select id from people_unit where workspace_id = $1 and parent_id is null order by id limit 1',
    [actor.workspaceId],
  )
  const division = unit.rows[0].id
  // The least says what a reading costs where other work shares the processors.
  say('page, window, scope             least ms   p50 ms   p95 ms   requests read instead, ms   ratio')
  for (const [name, window, unitId] of [
    ['12 months, company', year, null],
    ['12 months, a division', year, division],
    ['24 months, company', twoYears, null],
  ] as const) {
    const scope = { ...window, unitId }
    for (const [page, read] of Object.entries(pages)) {
      await times(3, ctx => read(ctx, scope))
      const own = await times(readings, ctx => read(ctx, scope))
      const cells = [own[0], at(own, 0.5), at(own, 0.95)].map(ms => ms.toFixed(0).padStart(7)).join('  ')
      const row = `${`${page}, ${name}`.padEnd(32)} ${cells}`
      if (page !== 'figures' || unitId !== null) {
        say(row)
        continue
      }
      let counted = 0
      const [naive] = await times(1, async ctx => {
        counted = await readNaively(ctx, scope)
      })
      say(`${row} ${naive.toFixed(0).padStart(20)} ${(naive / at(own, 0.5)).toFixed(1).padStart(14)}`)
      const kept = await withContext(
        app.parts,
        actor,
        async ctx =>
          (await readFigures(ctx, scope)).figures.find(({ id }) => id === 'desk.resolve')?.value ?? -1,
      )
      if (Math.abs(kept - counted) > 1e-6)
        throw new Error(`median ${kept} h from sums, ${counted} h from requests`)
    }
  }
  const plans: string[] = []
  for (const [page, read] of Object.entries(pages))
    plans.push(
      `---- ${page}\n\n${await explainReadings(app, actor, ctx => read(ctx, { ...year, unitId: null }))}`,
    )
  mkdirSync(new URL('plans/', import.meta.url), { recursive: true })
  writeFileSync(
    new URL('plans/path.txt', import.meta.url),
    `-- ${count} requests, 12 months, the whole company\n\n${plans.join('\n')}`,
  )
  say(
    `plans kept in bench/plans/path.txt; all in ${seconds(began)}, at ${new Date(benchNow).toISOString().slice(0, 10)} of the company`,
  )
} finally {
  await company.close()
  await company.drop()
}
