import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { checkBoth, checkPage, openBrowser, settled, type Visitor, visit } from './browser.ts'
import { type Company, owner, removeFolder, startCompany } from './server.ts'

// A requester asks, is answered by a guide, follows and settles; the team writes guides and reads what they spared.
let company: Company
let browser: Browser
const password = 'correct horse battery'
const secret = 'Their budget is a marmalade jar'

before(async () => {
  company = await startCompany()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await company.server.stop()
  removeFolder(company.server.data)
})

const path = (rest: string) => `/w/${company.slug}/${rest}`

async function api(method: string, rest: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${company.server.origin}/api/v1${rest}`, {
    method,
    headers: { authorization: `Bearer ${company.token}`, 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  assert.ok(answer.ok, `${method} ${rest}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

async function signIn(): Promise<Visitor> {
  const visitor = await visit(browser, company.server.origin)
  const { page } = visitor
  await page.goto('/sign-in')
  await page.fill('[name=email]', owner.email)
  await page.fill('[name=password]', owner.password)
  await page.click('form button[type=submit]')
  await page.waitForURL(/\/w\//)
  return visitor
}

/** A new requester, signed in by their invitation. */
async function requester(team: Visitor, name: string, email: string): Promise<Visitor> {
  const { id } = await api('POST', '/members', { name, email, roles: [{ role: 'requester' }] })
  await team.page.goto(path(`people/members/${id}`))
  await team.page.click('button[value=invite]')
  const link = await team.page.locator('section input[readonly]').inputValue()
  const visitor = await visit(browser, company.server.origin)
  const { page } = visitor
  await page.goto(link)
  await page.fill('[name=password]', password)
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/portal$/)
  return visitor
}

/** Goes on with the Tab key until the thing called `name` is reached. */
async function tabTo({ page }: Visitor, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const { activeElement: it } = document
      return [it?.getAttribute('aria-label'), it?.getAttribute('name'), it?.textContent].map(text =>
        text?.trim(),
      )
    })
    if (at.some(text => text?.startsWith(name))) return
  }
  assert.fail(`${name} is not reached by keyboard`)
}

test('from a guide to a request that is settled', async () => {
  const team = await signIn()
  await checkBoth(team, path('desk/guides/new'))
  const { page } = team
  await page.fill('[name=title]', 'Where do I find our logos?')
  await page.fill(
    '[name=body]',
    '# Steps\n\n1. Open [the library](https://brand.example)\n2. Take the **SVG**\n\n<script>alert(1)</script>\n[no](javascript:alert(1))',
  )
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.waitForURL(/guides\/\d+/)
  assert.equal(await page.locator('main script').count(), 0)
  const links = await page
    .locator('main section a')
    .evaluateAll(all => all.map(link => link.getAttribute('href')))
  assert.deepEqual(links, ['https://brand.example/'])
  await checkPage(team, 'a guide being written')
  const guide = Number(/guides\/(\d+)/.exec(page.url())?.[1])

  const rita = await requester(team, 'Rita Requester', 'rita@example.test')
  const { page: mine } = rita
  await checkBoth(rita, path('portal'))
  await checkBoth(rita, path(`portal/guides/${guide}`))
  assert.equal((await mine.goto(path('desk/guides')))?.status(), 403)

  // By keyboard alone: the door that is always there, a guide that answers, and nothing is sent.
  await mine.goto(path('portal'))
  await tabTo(rita, 'Ask for something else')
  await mine.keyboard.press('Enter')
  await mine.waitForURL(/ask\/other/)
  await settled(mine)
  await tabTo(rita, 'subject')
  await mine.keyboard.type('where is the logo')
  await mine.getByRole('status').getByText('One guide may answer this.').waitFor()
  await tabTo(rita, 'Where do I find')
  await mine.keyboard.press('Enter')
  await mine.getByRole('button', { name: 'This answers my question' }).waitFor()
  await checkPage(rita, 'an answer while asking')
  await tabTo(rita, 'This answers')
  await mine.keyboard.press('Enter')
  await mine.getByText('Nothing was sent').waitFor()

  // Asked for good, after a mistake and a reload that lose nothing.
  await mine.goto(path('portal/ask/other'))
  await mine.fill('[name=subject]', 'A logo for the fair')
  await mine.fill('[name=body]', 'With our colours')
  await mine.fill('[name=who]', 'Nobody Such')
  await mine.getByRole('button', { name: 'Send' }).click()
  await mine.getByRole('alert').waitFor()
  assert.equal(await mine.inputValue('[name=body]'), 'With our colours')
  await checkPage(rita, 'an ask with a mistake')
  await mine.reload()
  await mine.getByText('What you had typed is back').waitFor()
  assert.equal(await mine.inputValue('[name=subject]'), 'A logo for the fair')
  await mine.fill('[name=who]', '')
  await mine.getByRole('button', { name: 'Send' }).click()
  await mine.waitForURL(/requests\/\d+/)
  await mine.getByText('Sent. Your request is').waitFor()
  const request = Number(/requests\/(\d+)/.exec(mine.url())?.[1])
  await checkBoth(rita, path(`portal/requests/${request}`))
  await mine.goto(path('portal/ask/other'))
  assert.equal(await mine.inputValue('[name=subject]'), '')

  // A note and its file never reach the requester, on any page or by a guessed address.
  await page.goto(path(`desk/requests/${request}`))
  await page.fill('#reply', 'Not sent yet')
  await page.locator('#note-box summary').click()
  await page.fill('#note', secret)
  await page.locator('#note-box input[type=file]').setInputFiles({
    name: 'marmalade.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(secret),
  })
  await page.getByRole('button', { name: 'Add note' }).click()
  await page.getByRole('paragraph').filter({ hasText: secret }).waitFor()
  await page.fill('[name=duration]', 'soon')
  await page.locator('[name=duration]').press('Enter')
  await page.getByRole('alert').getByText('Other duration, such as 1 h 30: Give a duration').waitFor()
  assert.equal(await page.inputValue('[name=duration]'), 'soon')
  assert.equal(await page.inputValue('#reply'), 'Not sent yet')
  const file = await page.getByRole('link', { name: 'marmalade.txt' }).getAttribute('href')
  assert.ok(file)
  const addresses = [
    `portal/requests/${request}`,
    `desk/requests/${request}`,
    'portal/requests?q=marmalade',
    'portal',
  ]
  for (const address of addresses) {
    for (const form of [address, address.replace(/(\?|$)/, '.data$1')]) {
      const said = await (await mine.request.get(path(form))).text()
      assert.ok(!said.includes(secret) && !said.includes('marmalade.txt'), form)
    }
  }
  const id = /(\d+)$/.exec(file)?.[1]
  for (const side of ['portal', 'desk'])
    assert.equal((await mine.request.get(path(`${side}/files/${id}`))).status(), 404)
  await mine.goto(path('portal/requests?q=marmalade'))
  await mine.getByText('No request answers to this.').waitFor()

  // The palette finds what one may read, and leads there.
  await settled(mine)
  await mine.keyboard.press('Control+k')
  await mine.getByRole('dialog').waitFor()
  const search = mine.waitForResponse(/\/search.*[?&]q=marmalade/)
  await mine.keyboard.type('marmalade')
  await search
  await settled(mine)
  assert.deepEqual(await mine.locator('dialog [role=option]').allInnerTexts(), [])
  await mine.keyboard.press('Control+a')
  await mine.keyboard.type('logos')
  await mine.getByRole('option', { name: 'Where do I find our logos?' }).waitFor()
  await mine.getByRole('option', { name: 'A logo for the fair' }).waitFor()
  await mine.keyboard.press('Enter')
  await mine.waitForURL(/portal\/requests\/\d+$/)

  // Settled by who asked.
  await mine.goto(path(`portal/requests/${request}`))
  await mine.getByRole('button', { name: 'This is settled' }).click()
  await mine.getByText('Thank you: the request is closed.').waitFor()
  await mine.getByText('Ended without a reply').waitFor()

  // Every step was counted, once: two asks were shown the guide, one was spared, one was sent.
  await checkBoth(team, path('desk/guides/spared'))
  await page.getByText('2 asks were shown guides: one guide was opened, one request was spared.').waitFor()
})
