import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser, type TestBrowser } from '#testing/browser.ts'
import { openWorld } from '#testing/world.ts'
import { createServices } from '../../http.server.ts'
import { signInWithPassword } from '../auth/sign-in.server.ts'
import { COMPANY_HEADER } from './session-call.server.ts'

const world = await openWorld()
const http = createServices(world.app)
const ours = { [COMPANY_HEADER]: 'company-1' }
const json = { 'content-type': 'application/json' }

async function signedIn(email: string): Promise<TestBrowser> {
  const browser = openBrowser(http)
  const call = { app: world.app, request: browser.request('/'), client: '198.51.100.9' }
  browser.keep((await signInWithPassword(call, email, 'correct horse battery')).cookies)
  return browser
}

const unit = (browser: TestBrowser, headers: Record<string, string>) =>
  browser.fetch('/api/v1/units', {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify({ name: `Unit ${Math.random()}` }),
  })

test('a page of the product reads and changes as the person signed in, and the log says who', async () => {
  const browser = await signedIn('owner1@example.test')
  const headers = { ...ours, 'sec-fetch-site': 'same-origin' }
  assert.equal((await browser.fetch('/api/v1/units', { headers })).status, 200)
  const made = await unit(browser, headers)
  assert.equal(made.status, 201)
  const { id } = (await made.json()) as { id: number }
  const [row] = await world.run(({ tx }) =>
    tx.selectFrom('platform_audit').selectAll().where('action', '=', 'unit.create').execute(),
  )
  assert.deepEqual([row.actor_id, row.thing_id], [world.owner.memberId, String(id)])
})

test('a session alone opens nothing: without the header, from another site, or beside a token that is none', async () => {
  const browser = await signedIn('owner1@example.test')
  const status = async (headers: Record<string, string>) =>
    (await browser.fetch('/api/v1/units', { headers })).status
  assert.equal(await status({}), 401)
  assert.equal(await status({ ...ours, 'sec-fetch-site': 'cross-site' }), 401)
  assert.equal(await status({ ...ours, 'sec-fetch-site': 'same-site' }), 401)
  assert.equal(await status({ ...ours, 'sec-fetch-site': 'none' }), 401)
  assert.equal(await status({ ...ours, authorization: 'Bearer stg_none' }), 401)
  assert.equal((await unit(browser, { ...ours, 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await unit(browser, { ...ours, origin: 'https://evil.example' })).status, 403)
  const asked = await browser.fetch('/api/v1/units', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-headers': COMPANY_HEADER },
  })
  assert.equal(asked.headers.get('access-control-allow-origin'), null)
  assert.equal(asked.headers.get('access-control-allow-headers'), null)
})

test('a company that is not theirs is closed, and so is everything to nobody', async () => {
  await world.neighbour()
  const neighbour = await signedIn('owner2@example.test')
  const units = (browser: TestBrowser, company: string) =>
    browser.fetch('/api/v1/units', { headers: { [COMPANY_HEADER]: company } })
  assert.equal((await units(neighbour, 'company-1')).status, 401)
  assert.equal((await units(neighbour, 'company-2')).status, 200)
  assert.equal((await units(neighbour, 'no-such-company')).status, 401)
  assert.equal((await units(openBrowser(http), 'company-1')).status, 401)
})

test('a person’s rights bound their calls as they bound their pages', async () => {
  const requester = await world.member('requester')
  await world.run(async ({ tx }) => {
    const other = await tx
      .selectFrom('people_member')
      .select('user_id')
      .where('id', '=', world.owner.memberId)
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('people_member')
      .set({ user_id: null })
      .where('id', '=', world.owner.memberId)
      .execute()
    await tx
      .updateTable('people_member')
      .set({ user_id: other.user_id })
      .where('id', '=', requester.memberId)
      .execute()
  })
  const browser = await signedIn('owner1@example.test')
  assert.equal((await unit(browser, ours)).status, 403)
  assert.equal((await browser.fetch('/api/v1/audit', { headers: ours })).status, 403)
})
