import { type RawBuilder, sql } from 'kysely'
import type { Locale } from '#platform/actor.ts'
import type { Context, Tx } from '#platform/context.server.ts'
import type { Guide, GuideState, PublishedGuide } from './guide.ts'

/** Types a guide `g` is for, in order. */
const typesOf = sql<number[]>`coalesce((select json_agg(t.type_id order by t.type_id) from desk_guide_type t
  where t.workspace_id = g.workspace_id and t.guide_id = g.id), '[]')`

const columns = sql`g.id, g.title, g.body, g.language, g.state, g.published_at, g.updated_at, g.version, g.unit_id,
  ${typesOf} as type_ids`

const select = (tx: Tx) =>
  tx
    .selectFrom('desk_guide as g')
    .select([
      'g.id',
      'g.title',
      'g.body',
      'g.language',
      'g.state',
      'g.published_at',
      'g.updated_at',
      'g.version',
      'g.unit_id',
      typesOf.as('type_ids'),
    ])
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toGuide = (row: Row): Guide => ({
  id: row.id,
  title: row.title,
  body: row.body,
  language: row.language as Locale,
  state: row.state as GuideState,
  typeIds: row.type_ids,
  unitId: row.unit_id,
  publishedAt: row.published_at?.getTime() ?? null,
  updatedAt: row.updated_at.getTime(),
  version: row.version,
})

export async function findGuide(tx: Tx, id: number): Promise<Guide | null> {
  const row = await select(tx).where('g.id', '=', id).executeTakeFirst()
  return row ? toGuide(row) : null
}

/** The guide, held until the transaction ends. */
export async function holdGuide(tx: Tx, id: number): Promise<Guide | null> {
  const row = await select(tx).where('g.id', '=', id).forUpdate().executeTakeFirst()
  return row ? toGuide(row) : null
}

/** A guide that is there. */
async function kept(tx: Tx, id: number): Promise<Guide> {
  return toGuide(await select(tx).where('g.id', '=', id).executeTakeFirstOrThrow())
}

/** Sets the types a guide is for. */
async function setTypes({ tx, actor }: Context, guideId: number, typeIds: readonly number[]): Promise<void> {
  await tx.deleteFrom('desk_guide_type').where('guide_id', '=', guideId).execute()
  if (typeIds.length > 0)
    await tx
      .insertInto('desk_guide_type')
      .values(typeIds.map(type_id => ({ workspace_id: actor.workspaceId, guide_id: guideId, type_id })))
      .execute()
}

export async function insertGuide(
  ctx: Context,
  guide: Omit<Guide, 'id' | 'updatedAt' | 'version'>,
): Promise<Guide> {
  const { title, body, language, state, publishedAt, typeIds, unitId } = guide
  const { id } = await ctx.tx
    .insertInto('desk_guide')
    .values({
      workspace_id: ctx.actor.workspaceId,
      title,
      body,
      language,
      state,
      unit_id: unitId,
      published_at: publishedAt === null ? null : new Date(publishedAt),
      written_by: ctx.actor.memberId,
      created_at: new Date(ctx.now),
      updated_at: new Date(ctx.now),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await setTypes(ctx, id, typeIds)
  return kept(ctx.tx, id)
}

/** Writes the changed fields of a guide that is held. */
export async function updateGuide(ctx: Context, guide: Guide, change: Partial<Guide>): Promise<Guide> {
  const { publishedAt, title, body, language, state, typeIds, unitId } = change
  await ctx.tx
    .updateTable('desk_guide')
    .set({
      title,
      body,
      language,
      state,
      unit_id: unitId,
      published_at: publishedAt === undefined || publishedAt === null ? undefined : new Date(publishedAt),
      updated_at: new Date(ctx.now),
      version: guide.version + 1,
    })
    .where('id', '=', guide.id)
    .execute()
  if (typeIds) await setTypes(ctx, guide.id, typeIds)
  return kept(ctx.tx, guide.id)
}

/** What a list of guides is narrowed to; null and '': to nothing. */
export interface GuideFilter {
  text: string
  state: GuideState | null
  language: Locale | null
  sort: 'updated' | 'title'
}

const orders: Record<GuideFilter['sort'], { key: RawBuilder<unknown>; descending: boolean }> = {
  updated: { key: sql`g.updated_at`, descending: true },
  title: { key: sql`app_fold(g.title)`, descending: false },
}

/** One page of guides; `next` is the id after which the following one begins, null at the end. */
export async function pageOfGuides(
  ctx: Context,
  filter: GuideFilter,
  { after, limit }: { after: number | null; limit: number },
): Promise<{ guides: Guide[]; next: number | null }> {
  const { key, descending } = orders[filter.sort]
  const way = descending ? sql`desc` : sql`asc`
  const beyond = descending ? sql`<` : sql`>`
  const { workspaceId } = ctx.actor
  const { rows } = await sql<Row>`/* guide.page */
    select ${columns} from desk_guide g
    where g.workspace_id = ${workspaceId}
      and (${filter.state}::text is null or g.state = ${filter.state})
      and (${filter.language}::text is null or g.language = ${filter.language})
      and (${filter.text} = '' or g.search @@ desk_search_query(${filter.text}))
      and (${after}::bigint is null or (${key}, g.id) ${beyond}
        (select ${key}, g.id from desk_guide g where g.workspace_id = ${workspaceId} and g.id = ${after}))
    order by ${key} ${way}, g.id ${way} limit ${limit + 1}`.execute(ctx.tx)
  const guides = rows.slice(0, limit).map(toGuide)
  return { guides, next: rows.length > limit ? guides[limit - 1].id : null }
}

/**
 * Published guides that answer to the typed words, best first: at least half of the words that mean something (no stop
 * word of either language) stand in the guide, whatever their accents and endings. More words, words of the title and
 * the reader's language come first.
 */
export async function guidesAbout(
  ctx: Context,
  words: readonly string[],
  { language, limit }: { language: Locale; limit: number },
): Promise<Guide[]> {
  if (words.length === 0) return []
  const { rows } = await sql<Row>`/* guide.about */
    with word as (
      select desk_search_query(w) as query from unnest(${[...words]}::text[]) w
      where numnode(websearch_to_tsquery('pg_catalog.french', w)) > 0
        and numnode(websearch_to_tsquery('pg_catalog.english', app_fold(w))) > 0
    )
    select ${columns} from desk_guide g,
      lateral (select count(*) filter (where g.search @@ word.query) as found,
        count(*) filter (where desk_search_vector(g.title) @@ word.query) as titled, count(*) as asked from word) fit
    where g.workspace_id = ${ctx.actor.workspaceId} and g.state = 'published'
      and g.search @@ desk_search_query(${words.join(' or ')})
      and fit.found > 0 and fit.found * 2 >= fit.asked
    order by fit.found desc, (g.language = ${language}) desc, fit.titled desc, g.id limit ${limit}`.execute(
    ctx.tx,
  )
  return rows.map(toGuide)
}

/** Published guides and the days they were published, in the company's time zone, the first first. */
export async function guidesOut(ctx: Context): Promise<PublishedGuide[]> {
  const { rows } = await sql<PublishedGuide>`/* guide.out */
    select g.id, g.title, ${typesOf} as "typeIds", g.unit_id as "unitId",
      (g.published_at at time zone w.time_zone)::date as "publishedOn"
    from desk_guide g join platform_workspace w on w.workspace_id = g.workspace_id
    where g.workspace_id = ${ctx.actor.workspaceId} and g.state = 'published' and g.published_at is not null
    order by g.published_at, g.id`.execute(ctx.tx)
  return rows
}
