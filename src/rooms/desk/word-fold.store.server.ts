import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '#platform/context.server.ts'
import { here } from './demand-cell.store.server.ts'

/** Blocks whose words one fold finds again. */
const BLOCKS = 16
const FOLD_LOCK = 7_310_222

type Table = 'desk_request' | 'desk_message'

/** The block that is still being added to; its texts are read themselves until the next one begins. */
const newest = (table: Table) =>
  sql`(select (max(n.id) >> 10)::int from ${sql.table(table)} n where n.workspace_id = ${here})`

const clear = (tx: Tx, sources: string[], blocks: readonly number[]) =>
  sql`/* word.clear */ delete from desk_word where workspace_id = ${here} and block = any(${[...blocks]}::int[])
    and source = any(${sources}::text[])`.execute(tx)

const source = { desk_request: sql`'request'`, desk_message: sql`t.kind` }

/** Finds the words of some blocks: up to 63 places each by number, else as bits. */
const keep = (tx: Tx, table: Table, blocks: readonly number[]) =>
  sql`/* word.keep */ insert into desk_word (workspace_id, word, source, block, places)
    select ${here}, w.word, w.source, w.block,
      case when count(*) < 64 then string_agg(int2send(w.place), '')
        else substring(bit_send(bit_or(set_bit(repeat('0', 1024)::bit(1024), w.place, 1))) from 5) end
    from (select b.block, ${source[table]} as source, (t.id & 1023)::smallint as place, unnest(tsvector_to_array(t.search)) as word
      from unnest(${[...blocks]}::int[]) b (block) cross join lateral (
        select * from ${sql.table(table)} r where r.workspace_id = ${here}
          and r.id >= b.block::bigint << 10 and r.id < (b.block + 1)::bigint << 10 offset 0) t) w
    group by w.word, w.source, w.block`.execute(tx)

/**
 * Finds the words of stale blocks again and keeps them; true where more are left. One fold of a company at a time: a
 * second one leaves at once. The company is held, so that no words are left behind where it is being removed.
 */
export async function foldWords(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`/* word.hold */
    select pg_try_advisory_xact_lock(${FOLD_LOCK}, ${here}) as free`.execute(tx)
  if (!rows[0].free) return false
  const company =
    await sql`/* word.company */ select 1 from platform_workspace where workspace_id = ${here} for key share`.execute(
      tx,
    )
  if (company.rows.length === 0) return false
  const taken = await sql<{ source: 'request' | 'message'; block: number }>`/* word.take */
    with ripe as (select distinct source, block from desk_word_stale where workspace_id = ${here}
      and block is distinct from case source when 'request' then ${newest('desk_request')} else ${newest('desk_message')} end
      order by 1, 2 limit ${BLOCKS}),
    gone as (delete from desk_word_stale where workspace_id = ${here} and (source, block) in (select * from ripe))
    select * from ripe`.execute(tx)
  const blocksOf = (source: string) => taken.rows.filter(row => row.source === source).map(row => row.block)
  const requests = blocksOf('request')
  const messages = blocksOf('message')
  if (requests.length > 0) {
    await clear(tx, ['request'], requests)
    await keep(tx, 'desk_request', requests)
  }
  if (messages.length > 0) {
    await clear(tx, ['reply', 'note'], messages)
    await keep(tx, 'desk_message', messages)
  }
  return taken.rows.length === BLOCKS
}

/** Companies that have stale words to find; read as the owner, as no company sees another's. */
export async function staleWordWorkspaces(owner: pg.Pool): Promise<number[]> {
  const last = (table: Table) =>
    `(select (max(n.id) >> 10)::int from ${table} n where n.workspace_id = w.workspace_id)`
  const { rows } = await owner.query<{ workspace_id: number }>(`/* word.waiting */
    select w.workspace_id from platform_workspace w
    where exists (select 1 from desk_word_stale s where s.workspace_id = w.workspace_id
      and s.block is distinct from case s.source when 'request' then ${last('desk_request')} else ${last('desk_message')} end)
    order by 1`)
  return rows.map(row => row.workspace_id)
}
