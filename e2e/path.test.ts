import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { checkBoth, openBrowser, speak, visit } from './browser.ts'
import { owner, removeFolder, startCompany } from './server.ts'

const { server, token, slug } = await startCompany()
const browser = await openBrowser()
const visitor = await visit(browser, server.origin)
const { page } = visitor
after(async () => {
  await browser.close()
  await server.stop()
  removeFolder(server.data)
})

async function send<T>(path: string, body: object): Promise<T> {
  const response = await fetch(`${server.origin}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const json = await response.json()
  assert.equal(response.status, 201, JSON.stringify(json))
  return json as T
}

/** Ten requests of one unit in the same words, twelve hours of answering and four of teaching. */
async function work(): Promise<void> {
  const unit = await send<{ id: number }>('/units', { name: 'Distribution' })
  const types = await fetch(`${server.origin}/api/v1/request-types`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { items } = (await types.json()) as { items: { id: number; isOther: boolean }[] }
  const typeId = items.find(type => type.isOther)?.id
  for (let n = 0; n < 10; n++)
    await send('/requests', { typeId, subject: 'Post our video', unitId: unit.id, door: 'other' })
  for (let n = 0; n < 12; n++) await send('/effort', { minutes: 60, activity: 'answering', unitId: unit.id })
  await send('/effort', { minutes: 240, activity: 'education', unitId: unit.id })
}

test('an empty company is told what will be here and what to do next', async () => {
  await page.goto('/sign-in')
  await page.fill('input[name=email]', owner.email)
  await page.fill('input[name=password]', owner.password)
  await page.click('form button[type=submit]')
  await page.waitForURL(`**/w/${slug}/path`)
  await page.getByRole('heading', { level: 1, name: /where your team stands/ }).waitFor()
  assert.equal(
    await page.getByRole('link', { name: 'Import a log of requests' }).getAttribute('href'),
    `/w/${slug}/desk/import`,
  )
  await checkBoth(visitor, `/w/${slug}/path`)
})

test('recorded work says where the team stands, and each value opens its records', async () => {
  await work()
  await speak(visitor, 'en')
  await page.goto(`/w/${slug}/path`)
  const finding = await page.getByRole('heading', { level: 1 }).innerText()
  assert.match(finding, /the team spent 75% of its hours on what others asked/)
  await checkBoth(visitor, `/w/${slug}/path`)
  const likely = page.locator('section[aria-labelledby=likely]')
  assert.match(
    await likely.innerText(),
    /The records do not yet tell these steps apart: .*the help desk \(\d+%\)/,
  )
  await likely.getByRole('img', { name: /the help desk \(\d+%\) and escape velocity/ }).waitFor()
  await likely.getByText('The table behind').first().click()
  const file = page.waitForEvent('download')
  await likely.locator('a[download][href*="tables/steps"]').click()
  assert.equal((await file).suggestedFilename(), 'stratege-steps.csv')
  await page
    .getByRole('link', { name: /^75%.*Reactive share of the hours/ })
    .first()
    .click()
  await page.waitForURL('**/people/effort?**')
  await page
    .getByText(/12 entries/)
    .first()
    .waitFor()
})

test('a figure opens its method by keyboard, gives its table, and gives the focus back', async () => {
  await speak(visitor, 'en')
  await checkBoth(visitor, `/w/${slug}/path/figures`)
  const number = page.getByRole('button', { name: '75%' })
  await number.focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Reactive share of the hours' })
  await drawer.waitFor()
  assert.match(await drawer.innerText(), /Given only where time is logged/)
  const download = page.waitForEvent('download')
  await drawer.getByRole('link', { name: 'Download its table (CSV)' }).click()
  assert.equal((await download).suggestedFilename(), 'stratege-figures.csv')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  assert.ok(await number.evaluate(button => button === document.activeElement))
  await page.getByText('The table behind').first().click()
  await page.getByRole('columnheader', { name: 'Reactive hours, estimated' }).waitFor()
})

test('the dossier says what it can, keeps what is written for its reader, and comes as a file', async () => {
  await speak(visitor, 'en')
  await page.goto(`/w/${slug}/path`)
  await page.getByRole('link', { name: 'Dossier', exact: true }).click()
  await page.getByLabel('For whom').fill('Claire Martin')
  await page.getByLabel('What you ask, in your own words').fill('A free hand.')
  await page.getByRole('button', { name: 'Update the dossier' }).click()
  await page.waitForURL('**/path/dossier?*reader=Claire+Martin*')
  await page.getByText('For Claire Martin').first().waitFor()
  await page.locator('blockquote', { hasText: 'A free hand.' }).waitFor()
  await page
    .getByText(/This data cannot say when/)
    .first()
    .waitFor()
  await page
    .locator('tr#note-1')
    .getByRole('link', { name: /Open the records/ })
    .waitFor()
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the PDF' }).click()
  assert.equal((await file).suggestedFilename(), 'stratege-dossier-en.pdf')
  await checkBoth(visitor, new URL(page.url()).pathname)
})
