import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import { monthStart } from '#platform/day.ts'
import { type DemandGround, demandCells } from './demand.store.server.ts'
import { type Cell, here } from './demand-cell.store.server.ts'
import { cutWindow, type Days } from './demand-cut.ts'
import { countWaits, quantilesAt, readWaits, sizesAt, waitsOfSizes, writeWaits } from './waits.ts'

/** Months kept by one fold. */
const MONTHS = 4

const bytes = (text: string | null) => Buffer.from(text ?? '', 'base64')
// As base64, which is two thirds of the text that bytes are otherwise sent as.
const waitsOf = sql`encode(string_agg(c.reply_waits, ''), 'base64') as reply, encode(string_agg(c.resolve_waits, ''), 'base64') as resolve`

/** Forgets the waits of the months that hold these cells; null: of every month. */
export async function dropWaits(tx: Tx, cells: readonly Cell[] | null): Promise<void> {
  const months = cells && [...new Set(cells.map(cell => monthStart(cell.day)))]
  await sql`/* demand.dropWaits */ delete from desk_demand_wait where workspace_id = ${here}
    and ${months ? sql`month = any(${months}::date[])` : sql`true`}`.execute(tx)
}

/** Keeps the waits of some months that have none kept, the latest first; true where more may be left. */
export async function keepWaits(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    month: string
    reply: string | null
    resolve: string | null
  }>`/* demand.unkept */
    select c.day::text as month, ${waitsOf} from desk_demand_month c where c.workspace_id = ${here} and c.day = any(array(
      select distinct m.day from desk_demand_month m where m.workspace_id = ${here}
        and not exists (select 1 from desk_demand_wait w where w.workspace_id = ${here} and w.month = m.day)
      order by 1 desc limit ${MONTHS}))
    group by 1`.execute(tx)
  for (const { month, reply, resolve } of rows) {
    const [replies, ends] = [reply, resolve].map(text => readWaits(bytes(text)).sort())
    await sql`/* demand.keepWaits */
      insert into desk_demand_wait (workspace_id, month, reply_counts, reply_waits, resolve_counts, resolve_waits)
      values (${here}, ${month}::date, ${writeWaits(countWaits(replies))}, ${writeWaits(replies)},
        ${writeWaits(countWaits(ends))}, ${writeWaits(ends)})`.execute(tx)
  }
  return rows.length === MONTHS
}

const kinds = ['reply', 'resolve'] as const
type Kind = (typeof kinds)[number]

interface KeptMonth extends Record<Kind, Uint32Array> {
  month: string
  made: number
}

async function keptMonths(ctx: Context, { from, to }: Days): Promise<KeptMonth[]> {
  const { rows } = await sql<{
    month: string
    made: number
    reply: string
    resolve: string
  }>`/* demand.waitCounts */
    select month::text, made, encode(reply_counts, 'base64') as reply, encode(resolve_counts, 'base64') as resolve
    from desk_demand_wait where workspace_id = ${here} and month >= ${from}::date and month < ${to}::date`.execute(
    ctx.tx,
  )
  return rows.map(({ month, made, ...counts }) => ({
    month,
    made,
    reply: Uint32Array.from(readWaits(bytes(counts.reply))),
    resolve: Uint32Array.from(readWaits(bytes(counts.resolve))),
  }))
}

/** Months without kept waits as windows, those next to each other as one. */
function unkept({ from, to }: Days, kept: ReadonlySet<string>): Days[] {
  const windows: Days[] = []
  for (let month = from; month < to; month = monthStart(month, 1)) {
    if (kept.has(month)) continue
    const last = windows.at(-1)
    if (last?.to === month) last.to = monthStart(month, 1)
    else windows.push({ from: month, to: monthStart(month, 1) })
  }
  return windows
}

/** Every wait of some windows, read from the sums. */
async function looseWaits(
  ctx: Context,
  ground: DemandGround,
  windows: readonly Days[],
  unitIds: readonly number[] | null,
): Promise<Record<Kind, Int32Array>> {
  if (windows.length === 0) return { reply: new Int32Array(), resolve: new Int32Array() }
  const cells = windows.map(days => sql`(${demandCells(ground, days, unitIds)})`)
  const { rows } = await sql<Record<Kind, string | null>>`/* demand.waits */
    select ${waitsOf} from (${sql.join(cells, sql` union all `)}) c`.execute(ctx.tx)
  return { reply: readWaits(bytes(rows[0].reply)), resolve: readWaits(bytes(rows[0].resolve)) }
}

interface Piece {
  kind: Kind
  size: number
  month: string
  made: number
  first: number
  length: number
}

/** The kept waits of some sizes; null where a month was made anew meanwhile. */
async function keptPieces(ctx: Context, pieces: readonly Piece[]): Promise<Map<string, Int32Array> | null> {
  if (pieces.length === 0) return new Map()
  const all = <K extends keyof Piece>(key: K) => pieces.map(piece => piece[key])
  const { rows } = await sql<{ kind: Kind; size: number; waits: string }>`/* demand.waitPieces */
    select p.kind, p.size, encode(string_agg(substring(case p.kind when 'reply' then w.reply_waits else w.resolve_waits end
      from p.first for p.length), ''), 'base64') as waits
    from unnest(${all('kind')}::text[], ${all('size')}::int[], ${all('month')}::date[], ${all('made')}::bigint[],
      ${all('first')}::int[], ${all('length')}::int[]) p (kind, size, month, made, first, length)
    join desk_demand_wait w on w.workspace_id = ${here} and w.month = p.month and w.made = p.made group by 1, 2`.execute(
    ctx.tx,
  )
  const found = new Map(rows.map(({ kind, size, waits }) => [`${kind} ${size}`, readWaits(bytes(waits))]))
  const read = [...found.values()].reduce((sum, { length }) => sum + 4 * length, 0)
  return read === all('length').reduce((sum, length) => sum + length, 0) ? found : null
}

function piecesOf(kind: Kind, sizes: readonly number[], kept: readonly KeptMonth[]): Piece[] {
  return kept.flatMap(({ month, made, [kind]: counts }) =>
    sizes.flatMap(size => {
      const before = counts.subarray(0, size).reduce((sum, count) => sum + count, 0)
      const length = 4 * counts[size]
      return length === 0 ? [] : { kind, size, month, made, first: 4 * before + 1, length }
    }),
  )
}

function added(parts: readonly Uint32Array[]): Uint32Array {
  const sum = new Uint32Array(parts[0].length)
  for (const part of parts) for (let n = 0; n < sum.length; n++) sum[n] += part[n]
  return sum
}

function joined(some: Int32Array, more: Int32Array): Int32Array {
  const all = new Int32Array(some.length + more.length)
  all.set(some)
  all.set(more, some.length)
  return all
}

/**
 * Quantiles of the waits of a window in seconds: of whole months of the company from the waits kept in order, of all
 * else from the sums. Null of none.
 */
export async function waitQuantiles(
  ctx: Context,
  { ground, unitIds }: { ground: DemandGround; unitIds: readonly number[] | null },
  window: Days,
  shares: readonly number[],
): Promise<Record<Kind, (number | null)[]>> {
  const { months, rest } =
    unitIds === null && ground.stale !== null
      ? cutWindow(window, ground.known)
      : { months: null, rest: [window] }
  const stale = new Set(ground.stale?.map(cell => monthStart(cell.day)))
  const kept = months ? (await keptMonths(ctx, months)).filter(({ month }) => !stale.has(month)) : []
  const answer = async (from: readonly KeptMonth[], others: readonly Days[]) => {
    const loose = await looseWaits(ctx, ground, others, unitIds)
    const told = kinds.map(kind => {
      const counts = added([countWaits(loose[kind]), ...from.map(month => month[kind])])
      return { kind, counts, sizes: sizesAt(counts, shares) }
    })
    const pieces = await keptPieces(
      ctx,
      told.flatMap(({ kind, sizes }) => piecesOf(kind, sizes, from)),
    )
    if (pieces === null) return null
    const quantiles = told.map(({ kind, counts, sizes }) => {
      const ordered = new Map<number, Int32Array>()
      for (const [size, some] of waitsOfSizes(loose[kind], sizes))
        ordered.set(size, joined(some, pieces.get(`${kind} ${size}`) ?? new Int32Array()).sort())
      return [kind, quantilesAt(counts, shares, ordered)]
    })
    return Object.fromEntries(quantiles) as Record<Kind, (number | null)[]>
  }
  const beside = months ? unkept(months, new Set(kept.map(({ month }) => month))) : []
  const found = await answer(kept, [...rest, ...beside])
  // Between its two readings a month may be made anew: then every wait is read.
  return found ?? ((await answer([], [window])) as Record<Kind, (number | null)[]>)
}
