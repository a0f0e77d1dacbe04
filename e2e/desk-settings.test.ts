import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { checkBoth, openBrowser, settled, visit } from './browser.ts'
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
const settings = `/w/${slug}/desk/settings`

async function api<T>(path: string): Promise<T> {
  const answer = await fetch(`${server.origin}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  assert.equal(answer.status, 200)
  return answer.json() as Promise<T>
}

test('a strategist writes a type by keyboard, sees it as its requester, and offers it', async () => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.locator('[name="password"]').fill(owner.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/w\//)
  await page.goto(settings)
  await page.getByLabel('Name in French').fill('Vidéo')
  await page.getByLabel('Name in English').fill('Video')
  await page.keyboard.press('Enter')
  await page.waitForURL(/types\/\d+$/)
  await settled(page)
  await page.getByRole('button', { name: 'Add a field' }).press('Enter')
  await page.waitForFunction(() => (document.activeElement as HTMLInputElement).name === 'fields.0.labelFr')
  await page.keyboard.type('Durée')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Length')
  await page.getByLabel('Kind of answer').selectOption('choice')
  for (const [index, [fr, en]] of [
    ['Courte', 'Short'],
    ['Longue', 'Long'],
  ].entries()) {
    await page.getByRole('button', { name: 'Add an answer to “Length”' }).press('Enter')
    await page.waitForFunction(
      name => (document.activeElement as HTMLInputElement).name === name,
      `fields.0.options.${index}.fr`,
    )
    await page.keyboard.type(fr)
    await page.keyboard.press('Tab')
    await page.keyboard.type(en)
  }
  await page.getByRole('button', { name: 'Add a field' }).press('Enter')
  await page.locator('[name="fields.1.labelFr"]').fill('Pourquoi')
  await page.locator('[name="fields.1.labelEn"]').fill('Why so long')
  await page.locator('[name="fields.1.on"]').selectOption({ label: 'Depending on “Length”' })
  await page.getByLabel('Long', { exact: true }).check()
  await page.locator('[name="firstReply.3"]').fill('soon')
  // Enter in a field saves; what is wrong is said, and nothing typed is lost.
  await page.locator('[name="nameEn"]').press('Enter')
  await page.getByRole('alert').waitFor()
  assert.match(await page.getByRole('alert').innerText(), /First reply, Usual: Give a length of working time/)
  assert.equal(await page.locator('[name="fields.1.labelEn"]').inputValue(), 'Why so long')
  await page.locator('[name="firstReply.3"]').fill('1 h 30')
  await page.getByRole('button', { name: 'Save the type' }).click()
  await page.getByText('Saved. Open requests follow').waitFor()

  const preview = page.locator('aside')
  await preview.getByLabel('Length').selectOption('long')
  await preview.getByLabel('Why so long').fill('The chair asked')
  await preview.getByLabel('Length').selectOption('short')
  assert.equal(await preview.getByLabel('Why so long').count(), 0)

  await page.getByRole('button', { name: 'Move “Length” down' }).press('Enter')
  await page.getByText('Moved down.').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Save the type' }).click()
  await page.getByRole('alert').waitFor()
  assert.match(await page.getByRole('alert').innerText(), /Field 1, Asked: A condition rests on a choice/)
  await page.getByRole('button', { name: 'Move “Why so long” down' }).press('Enter')
  await page.waitForFunction(() => document.querySelector('form summary')?.textContent?.includes('Length'))
  await page.getByRole('button', { name: 'Save the type' }).click()
  await page.getByText('Saved. Open requests follow').waitFor()
  const { items } = await api<{ items: { nameEn: string; fields: { key: string; condition: unknown }[] }[] }>(
    '/request-types',
  )
  assert.deepEqual(
    items.at(-1)?.fields.map(({ key, condition }) => [key, condition]),
    [
      ['length', null],
      ['why_so_long', { key: 'length', values: ['long'] }],
    ],
  )
  await checkBoth(visitor, new URL(page.url()).pathname)
})

test('holidays of a year come with one gesture, and are shown', async () => {
  await page.goto(settings)
  await page.getByRole('link', { name: 'Team hours' }).click()
  await page.waitForURL(/calendars\/\d+$/)
  await settled(page)
  await page.getByRole('img', { name: '45 hours a week: Monday to Friday 9:00–18:00.' }).waitFor()
  await page.getByRole('textbox', { name: 'Friday' }).fill('9-12:30')
  await page.getByRole('img', { name: /39\.5 hours a week/ }).waitFor()
  const year = new Date().getUTCFullYear() + 1
  await page.getByRole('button', { name: `Add the French public holidays of ${year}` }).click()
  await page.getByText('Saved. The due times').waitFor()
  const { items } = await api<{ items: { holidays: { day: string; name: string }[]; week: number[][][] }[] }>(
    '/calendars',
  )
  assert.equal(items[0].holidays.length, 11)
  assert.deepEqual(items[0].week[4], [[540, 750]])
  assert.match(
    await page.locator('[name="holidays"]').inputValue(),
    new RegExp(`^${year}-01-01 New Year’s Day`),
  )
  await checkBoth(visitor, new URL(page.url()).pathname)
  await checkBoth(visitor, settings)
})
