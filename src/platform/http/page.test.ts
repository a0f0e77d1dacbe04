import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RouterContextProvider } from 'react-router'
import { openWorld } from '../../testing/world.ts'
import { type Call, callContext } from './app.server.ts'
import { read } from './page.server.ts'

const world = await openWorld()
const { rows } = await world.app.ownerPool.query<{ user_id: string; slug: string }>(
  'select m.user_id, w.slug from people_member m join platform_workspace w using (workspace_id) where m.id = $1',
  [world.owner.memberId],
)
const [{ user_id: userId, slug }] = rows

/** What a page reads as its language, with these headers. */
function languageOf(headers: Record<string, string>): Promise<string> {
  const context = new RouterContextProvider()
  const call = { app: world.app, person: async () => ({ userId }) }
  context.set(callContext, call as unknown as Call)
  const request = new Request(`http://127.0.0.1/w/${slug}/desk`, { headers })
  return read(async ctx => `${ctx.actor.locale} ${ctx.t('platform.rooms.people')}`)({
    request,
    params: { workspace: slug },
    context,
  })
}

test('what a page is filled with speaks the language the page is in, whatever the member’s own', async () => {
  assert.equal(
    await languageOf({ cookie: 'stratege.locale=fr', 'accept-language': 'en' }),
    'fr Équipes et unités',
  )
  assert.equal(await languageOf({ cookie: 'stratege.locale=en', 'accept-language': 'fr' }), 'en People')
  assert.equal(await languageOf({ 'accept-language': 'fr-FR, en;q=0.5' }), 'fr Équipes et unités')
})
