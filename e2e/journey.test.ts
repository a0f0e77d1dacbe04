import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkBoth, checkPage, openBrowser, settled, speak, type Visitor, visit } from './browser.ts'
import { keepsScenarios } from './scenarios.ts'
import { owner, removeFolder, type Server, startServer } from './server.ts'

// One company's first days: founded with the sample beside it, a colleague invited, asked of, answered.
let server: Server
let browser: Browser
let claire: Visitor
let marc: Visitor

beforeEach(() => speak(claire, 'en'))

before(async () => {
  server = await startServer()
  browser = await openBrowser()
  claire = await visit(browser, server.origin, { language: 'en' })
  marc = await visit(browser, server.origin, { language: 'en' })
})
after(async () => {
  await browser?.close()
  await server?.stop()
  if (server) removeFolder(server.data)
})

/** Looks at every address and says at the end all that is wrong with them. */
async function lookAt(visitor: Visitor, paths: string[]): Promise<void> {
  const wrong: string[] = []
  for (const path of paths)
    await checkBoth(visitor, path).catch(error => {
      wrong.push((error as Error).message)
      visitor.errors.splice(0)
    })
  assert.deepEqual(wrong, [])
}

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

test('the first owner founds the company and loads the sample, and lands on its path', async () => {
  const { page } = claire
  assert.ok(server.link)
  await checkBoth(claire, new URL(server.link).pathname)
  await field(page, 'name').fill(owner.name)
  await field(page, 'email').fill(owner.email)
  await field(page, 'password').fill('short')
  await field(page, 'company').fill('Helios')
  await page.locator('[name="sample"]').check()
  await field(page, 'password').fill(owner.password)
  await page.getByRole('button', { name: 'Create' }).click()
  await page.waitForURL(/\/w\/[^/]+\/path/, { timeout: 90_000 })
  assert.match(await page.title(), /.+/)
  assert.ok((await page.locator('main h1').innerText()).length > 0)
})

test('every main page of the sample is sound, in both languages and both schemes', async () => {
  const { page } = claire
  const sample = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
  assert.notEqual(sample, '/w/helios')
  const pages = [
    'path',
    'path/figures',
    'path/clock',
    'path/levers',
    'path/scenarios',
    'path/effects',
    'desk',
    'desk/board',
    'desk/guides',
    'portal',
    'portal/ask/other',
    'portal/requests',
    'people/units',
    'people/members',
    'people/effort',
    'people/work',
    'people/capacity',
    'desk/settings',
  ]
  await lookAt(
    claire,
    pages.map(path => `${sample}/${path}`),
  )
  await page.goto(`${sample}/desk`)
  const first = page.locator('main table tbody a').first()
  await checkBoth(claire, new URL((await first.getAttribute('href')) ?? '', server.origin).pathname)
})

test('a plan is proposed, kept, compared, renamed, copied and deleted by keyboard alone, in French', async () => {
  const { page } = claire
  const sample = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
  await speak(claire, 'fr')
  await keepsScenarios(claire, sample)
})

test('a company without records tells the next step on every page', async () => {
  const pages = [
    'path',
    'path/clock',
    'path/levers',
    'path/effects',
    'desk',
    'desk/board',
    'portal',
    'people/units',
    'people/members',
    'settings',
    'account',
  ]
  await lookAt(
    claire,
    pages.map(path => `/w/helios/${path}`),
  )
})

test('a unit and a member are made, and the member comes in by a one-time link', async () => {
  const { page } = claire
  await page.goto('/w/helios/people/units')
  await settled(page)
  await page
    .locator('#new-unit ~ form [name="name"], [aria-labelledby="new-unit"] [name="name"]')
    .first()
    .fill('Retail France')
  await page.locator('[aria-labelledby="new-unit"] button[type="submit"]').click()
  await page.getByRole('link', { name: 'Retail France' }).waitFor()
  await page.goto('/w/helios/people/members')
  await settled(page)
  const form = page.locator('[aria-labelledby="new-member"]')
  await form.locator('[name="name"]').fill('Marc Petit')
  await form.locator('[name="email"]').fill('marc@example.test')
  await form.locator('[name="role"]').selectOption('requester')
  await form.locator('button[type="submit"]').click()
  await page.waitForURL(/people\/members\/\d+/)
  await settled(page)
  await page.locator('button[value="invite"]').click()
  const link = await page.locator('main input[readonly]').inputValue()
  assert.match(link, /\/invitation\//)
  await checkPage(claire, 'a member with an invitation')

  await checkBoth(marc, new URL(link).pathname)
  await marc.page.locator('[name="password"]').fill('another long password')
  await marc.page.locator('main button[type="submit"]').click()
  await marc.page.waitForURL(/\/w\/helios/)
})

async function ask(page: Page, subject: string): Promise<string> {
  await page.goto('/w/helios/portal/ask/other')
  await settled(page)
  await field(page, 'subject').fill(subject)
  await field(page, 'body').fill('The shop opens on 12 March.')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.waitForURL(/portal\/requests\/\d+/)
  return /requests\/(\d+)/.exec(page.url())?.[1] ?? ''
}

let asked = ''

test('what a requester asks is worked by keyboard alone, and the answer reaches them', async () => {
  asked = await ask(marc.page, 'A post for the shop in Lyon')
  await checkPage(marc, 'a request as its requester sees it')

  const { page } = claire
  await page.goto('/w/helios/people/units')
  await settled(page)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.waitForURL(/\/w\/helios\/desk/)
  await page.getByText('A post for the shop in Lyon').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`desk/requests/${asked}$`))
  await page.locator('#reply').waitFor()
  await page.keyboard.press('r')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'reply')
  await page.keyboard.type('We write it this week.')
  const next = page.locator('select[name="next"]')
  await next.focus()
  await next.selectOption('in_progress')
  await page.locator('button[value="reply"]').focus()
  await page.keyboard.press('Enter')
  await page.locator('article').getByText('We write it this week.').waitFor()
  assert.equal(await page.locator('#reply').inputValue(), '', 'the form is clear again')

  await page.keyboard.press('Escape')
  await page.locator('#note-box summary').click()
  await page.locator('#note').fill('Ask the agency first.')
  await page.locator('button[value="note"]').click()
  await page.locator('article').getByText('Ask the agency first.').waitFor()
  await checkPage(claire, 'a request in work')

  await marc.page.goto(`/w/helios/portal/requests/${asked}`)
  await marc.page.getByText('We write it this week.').waitFor()
  assert.equal(await marc.page.getByText('Ask the agency first.').count(), 0, 'a note never leaves the team')
  await settled(marc.page)
  await marc.page.locator('main [name="body"]').fill('Thank you.')
  await marc.page.locator('button[value="reply"], main form button[type="submit"]').first().click()
  await marc.page.locator('article').getByText('Thank you.').waitFor()
  const refused = await marc.page.goto(`/w/helios/desk/requests/${asked}`)
  assert.equal(refused?.status(), 403, 'the team’s page is not a requester’s')
  marc.errors.splice(0)
})

test('two requests are merged and taken apart again, and one is resolved', async () => {
  const twin = await ask(marc.page, 'The shop in Lyon again')
  const { page } = claire
  await page.goto(`/w/helios/desk/requests/${twin}`)
  await settled(page)
  await page.locator('summary', { hasText: 'Merge into another request' }).click()
  await field(page, 'into').fill(asked)
  await page.locator('button[value="merge"]').click()
  await page.getByText(`This request was merged into no. ${asked}.`).waitFor()
  await page.goto(`/w/helios/desk/requests/${asked}`)
  await page.getByText(`from no. ${twin}`).first().waitFor()
  await checkPage(claire, 'a request with another merged into it', { scheme: 'dark', width: 390 })
  await settled(page)
  await page.locator('button[value="undo"]').first().click()
  await page.getByText('Undone', { exact: true }).first().waitFor()
  assert.equal(await page.getByText(`from no. ${twin}`).count(), 0)
  await page.locator('select#status').selectOption('resolved')
  await page.locator('form:has(select#status) button[type="submit"]').first().click()
  await page.getByText('Resolved').first().waitFor()
  await marc.page.goto(`/w/helios/portal/requests/${asked}`)
  await marc.page.getByText('Resolved').first().waitFor()
})

test('the palette goes anywhere by keyboard alone', async () => {
  const { page } = claire
  await page.goto('/w/helios/desk')
  await settled(page)
  await page.keyboard.press('Control+k')
  const palette = page.locator('dialog[open] [role="combobox"]')
  await palette.waitFor()
  await checkPage(claire, 'the open palette')
  await page.keyboard.type('capa')
  await page.keyboard.press('Enter')
  await page.waitForURL(/people\/capacity/)
  await page.keyboard.press('?')
  await page.locator('dialog[open]').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
})

test('signing out and in again, in French', async () => {
  const { page } = claire
  await page.context().clearCookies()
  await speak(claire, 'fr')
  await page.goto('/w/helios/people/units')
  await page.waitForURL(/sign-in/)
  await checkBoth(claire, '/sign-in?next=%2Fw%2Fhelios%2Fpeople%2Funits')
  await field(page, 'email').fill(owner.email)
  await field(page, 'password').fill('wrong password')
  await page.locator('main button[type="submit"]').last().click()
  await page.getByRole('alert').waitFor()
  await field(page, 'password').fill(owner.password)
  await page.locator('main button[type="submit"]').last().click()
  await page.waitForURL(/people\/units/)
})
