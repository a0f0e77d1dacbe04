import { sql } from 'kysely'
import type { Context } from '#platform/context.server.ts'
import { readOnce } from '#platform/readings.server.ts'
import { here } from './demand-cell.store.server.ts'
import { idsHolding, readWordQuery, type WordPlaces, type WordQuery, wordsOf } from './word-query.ts'

/** Stale blocks up to which their texts are read themselves; beyond, every text is. */
const MOST_STALE = 64
/** The latest blocks, looked at before all others: a common word is known by them. */
const LATEST = 64
/** Requests in the latest blocks from which on a word is common: any order of a list soon meets those that hold it. */
const COMMON = 1000
/** Requests that hold the words up to which they are looked up one by one. */
const MOST_IDS = 50_000
/** Of requests that have the words, those looked at to know whether they often have them as asked for. */
const SAMPLE = 1000
/** Messages whose requests are found; the latest ones. */
const SAID = 2000

type Source = 'request' | 'reply' | 'note'

/** A search of words, and the blocks that must be read themselves, the latest first. */
interface WordGround {
  asked: ReturnType<typeof readWordQuery>
  stale: { request: number[]; message: number[] }
  newest: { request: number; message: number }
  /** The request with this reference. */
  referred: number | null
}

async function wordGround(ctx: Context, text: string): Promise<WordGround> {
  const { rows } = await sql<{
    query: string
    stale: { source: 'request' | 'message'; block: number }[]
    request: number | null
    message: number | null
    referred: number | null
  }>`/* word.ground */ select desk_search_query(${text})::text as query,
      coalesce((select jsonb_agg(s) from (select distinct source, block from desk_word_stale where workspace_id = ${here}
        order by 2 desc) s), '[]') as stale,
      (select max(id) >> 10 from desk_request where workspace_id = ${here}) as request,
      (select max(id) >> 10 from desk_message where workspace_id = ${here}) as message,
      (select id from desk_request where workspace_id = ${here} and external_id = ${text}) as referred`.execute(
    ctx.tx,
  )
  const [{ query, stale, request, message, referred }] = rows
  const blocksOf = (source: string) => stale.filter(one => one.source === source).map(one => one.block)
  return {
    asked: readWordQuery(query),
    stale: { request: blocksOf('request'), message: blocksOf('message') },
    newest: { request: request ?? 0, message: message ?? 0 },
    referred,
  }
}

interface PlacesRow {
  word: string
  block: number
  places: Buffer
}

/** What is looked up in the words kept: `stale` blocks are left out, as what they held is not what they hold. */
interface Lookup {
  query: WordQuery
  sources: readonly Source[]
  stale: readonly number[]
  newest: number
}

/** Ids that hold the words by what is kept, the latest first: of the blocks from `from` up to and without `to`. */
async function kept(
  ctx: Context,
  { query, sources, stale }: Lookup,
  { from, to }: { from: number; to: number },
): Promise<number[]> {
  const { rows } = await sql<PlacesRow>`/* word.places */ select word, block, places from desk_word
    where workspace_id = ${here} and word = any(${wordsOf(query)}::text[]) and source = any(${[...sources]}::text[])
      and block >= ${from} and block < ${to}`.execute(ctx.tx)
  const fresh: WordPlaces[] = rows.filter(row => !stale.includes(row.block))
  return idsHolding(query, fresh)
}

const firstLate = (newest: number) => Math.max(0, newest + 1 - LATEST)

/** The `most` latest ids that hold the words by what is kept, or more; all of them where they are fewer. */
async function keptLatest(ctx: Context, lookup: Lookup, most: number): Promise<number[]> {
  const middle = firstLate(lookup.newest)
  const latest = await kept(ctx, lookup, { from: middle, to: lookup.newest + 1 })
  if (latest.length >= most || middle === 0) return latest
  return [...latest, ...(await kept(ctx, lookup, { from: 0, to: middle }))]
}

const inBlocks = (blocks: readonly number[]) => sql`unnest(${[...blocks]}::int[]) b (block)`
const ofBlock = sql`id >= b.block::bigint << 10 and id < (b.block + 1)::bigint << 10`

/** Requests of stale blocks that hold the words. */
async function staleRequests(ctx: Context, text: string, blocks: readonly number[]): Promise<number[]> {
  if (blocks.length === 0) return []
  const { rows } = await sql<{ id: number }>`/* word.staleRequests */
    select r.id from ${inBlocks(blocks)} cross join lateral (select id, search from desk_request
      where workspace_id = ${here} and ${ofBlock} offset 0) r where r.search @@ desk_search_query(${text})`.execute(
    ctx.tx,
  )
  return rows.map(row => row.id)
}

/** Requests with a message that holds the words, of the latest such messages; notes are read only for the team. */
async function requestsSaying(
  ctx: Context,
  text: string,
  { asked, stale, newest }: WordGround,
  notes: boolean,
): Promise<number[]> {
  const mine = sql`workspace_id = ${here} and (kind = 'reply' or ${notes})`
  const holds = sql`search @@ desk_search_query(${text})`
  if (asked === null) return []
  const found =
    asked.query === null || stale.message.length > MOST_STALE
      ? null
      : await keptLatest(
          ctx,
          {
            query: asked.query,
            sources: notes ? ['reply', 'note'] : ['reply'],
            stale: stale.message,
            newest: newest.message,
          },
          SAID,
        )
  const walk = found === null || (!asked.exact && found.length > SAID)
  const { rows } = walk
    ? await sql<{ request_id: number }>`/* message.search */ select request_id from desk_message
        where ${mine} and ${holds} order by id desc limit ${SAID}`.execute(ctx.tx)
    : await sql<{ request_id: number }>`/* word.said */ select request_id from (
        select id, request_id from desk_message where ${mine} and id = any(${found.slice(0, SAID)}::bigint[])
          and ${asked.exact ? sql`true` : holds}
        union select m.id, m.request_id from ${inBlocks(stale.message)} cross join lateral
          (select * from desk_message where ${mine} and ${ofBlock} offset 0) m where m.${holds}
        ) said order by id desc limit ${SAID}`.execute(ctx.tx)
  return [...new Set(rows.map(row => row.request_id))]
}

/** Requests that a search finds. */
export interface FoundRequests {
  /** By their own words; null: so many, or so little told by words, that each request of a list is looked at. */
  own: number[] | null
  /** Whether each of `own` must be looked at too, as an order of words or an absence was asked for. */
  unsure: boolean
  /** By what was said, or by their number or reference. */
  other: number[]
}

/** Whether one in twenty or more of these requests, which have the words, has them as they were asked for. */
async function holdOften(ctx: Context, text: string, ids: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`/* word.sample */ select count(*)::int as n from desk_request
    where workspace_id = ${here} and id = any(${[...ids]}::bigint[]) and search @@ desk_search_query(${text})`.execute(
    ctx.tx,
  )
  return rows[0].n * 20 >= ids.length
}

async function ownWords(
  ctx: Context,
  text: string,
  { asked, stale, newest }: WordGround,
): Promise<number[] | null> {
  if (asked === null) return []
  if (asked.query === null || stale.request.length > MOST_STALE) return null
  const lookup: Lookup = {
    query: asked.query,
    sources: ['request'],
    stale: stale.request,
    newest: newest.request,
  }
  const middle = firstLate(newest.request)
  const latest = await kept(ctx, lookup, { from: middle, to: newest.request + 1 })
  const many = latest.length >= COMMON
  if (many && (asked.exact || (await holdOften(ctx, text, latest.slice(0, SAMPLE))))) return null
  const earlier = middle === 0 ? [] : await kept(ctx, lookup, { from: 0, to: middle })
  if (latest.length + earlier.length > MOST_IDS) return null
  const fresh = await staleRequests(ctx, text, stale.request)
  return fresh.length >= COMMON ? null : [...new Set([...latest, ...earlier, ...fresh])]
}

/** Finds the requests whose own words or whose conversation holds the words, or whose number or reference they are. */
export const findRequests = (ctx: Context, text: string, notes: boolean): Promise<FoundRequests> =>
  readOnce(ctx, `word.found ${notes} ${text}`, async () => {
    const ground = await wordGround(ctx, text)
    const number = /^#?(\d{1,15})$/.exec(text)?.[1]
    return {
      own: await ownWords(ctx, text, ground),
      unsure: ground.asked?.exact === false,
      other: [
        ...(await requestsSaying(ctx, text, ground, notes)),
        ...(number ? [Number(number)] : []),
        ...(ground.referred === null ? [] : [ground.referred]),
      ],
    }
  })
