import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { checkBoth, checkPage, openBrowser, settled, speak, visit } from './browser.ts'
import { owner, removeFolder, startCompany } from './server.ts'

const { server, slug, token } = await startCompany()
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.stop()
  removeFolder(server.data)
})

const visitor = await visit(browser, server.origin)
const { page } = visitor
const pages = `/w/${slug}/developers`
const answer = page.locator('[aria-labelledby="try"] [role="status"]').last()

test('whoever is signed in reads an operation and sends it, by keyboard', async () => {
  await page.goto('/developers')
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.locator('[name="password"]').fill(owner.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${pages}`)
  await checkBoth(visitor, pages)
  await speak(visitor, 'en')
  await page.goto(pages)
  await settled(page)
  await page.getByRole('link', { name: '/units', exact: true }).nth(1).press('Enter')
  await page.getByRole('heading', { name: 'Create a unit' }).waitFor()
  assert.match(await page.locator('main').innerText(), /This is no rehearsal.*Helios/)
  const body = page.getByLabel('Body (JSON)')
  assert.ok('name' in JSON.parse(await body.inputValue()))
  await body.fill(JSON.stringify({ name: 'Retail France' }))
  assert.match(await page.locator('pre').last().innerText(), /curl -X POST .*"Retail France"/s)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await answer.getByText('201 The unit made.').waitFor()
  assert.match(await answer.innerText(), /\d ms\s+\d+ bytes/)
  assert.match(await page.getByRole('group', { name: 'Body of the answer' }).innerText(), /"Retail France"/)
  await checkPage(visitor, 'an answer', { scheme: 'dark', width: 390 })
})

test('a pasted token counts instead of the session, is kept in no place, and goes with the page', async () => {
  await page.goto(`${pages}/getUnits`)
  await settled(page)
  await page.getByLabel('Send as').selectOption('token')
  await page.getByRole('textbox', { name: 'A token' }).fill('stg_1_none')
  await page.getByRole('button', { name: 'Send GET' }).click()
  await answer.getByText('401 No live token.').waitFor()
  await page.getByRole('textbox', { name: 'A token' }).fill(token)
  const sent = page.waitForRequest(request => request.url().includes('/api/v1/units'))
  await page.getByRole('button', { name: 'Send GET' }).click()
  const headers = await (await sent).allHeaders()
  assert.deepEqual([headers.authorization, headers.cookie], [`Bearer ${token}`, undefined])
  await answer.getByText('200 Units, by id.').waitFor()
  const kept = () =>
    page.evaluate(() =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        location.href,
        history.state,
      ]),
    )
  assert.ok(!(await kept()).includes(token))
  assert.ok(!(await page.locator('main').innerText()).includes(token))
  await page.getByRole('link', { name: 'The API' }).click()
  await page.getByRole('link', { name: '/members', exact: true }).first().click()
  assert.equal(await page.getByRole('textbox', { name: 'A token' }).inputValue(), token)
  await page.reload()
  await settled(page)
  assert.equal(await page.getByLabel('Send as').inputValue(), 'session')
})

test('a file is handed in', async () => {
  await page.goto(`${pages}/postImports`)
  await settled(page)
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from('id,subject\n1,A post\n') })
  await page.getByRole('button', { name: 'Send POST' }).click()
  await answer.getByText('201 The import, to be started.').waitFor()
  await checkPage(visitor, 'a file handed in')
  await checkBoth(visitor, `${pages}/patchRequestsId`)
})
