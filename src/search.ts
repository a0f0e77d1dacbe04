import { searchDesk } from '#desk.server'
import { read } from '#platform/http/page.server.ts'

/** What the palette finds for the words typed, with the words, so that a late answer is told from a new one. */
export const loader = read(async (ctx, { url }) => {
  const typed = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  return { typed, hits: await searchDesk(ctx, typed) }
})

export type Found = Awaited<ReturnType<typeof loader>>
