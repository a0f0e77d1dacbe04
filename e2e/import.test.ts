import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import exceljs from 'exceljs'
import { checkBoth, checkPage, openBrowser, visit } from './browser.ts'
import { owner, removeFolder, startCompany, startServer } from './server.ts'

const log = fileURLToPath(
  new URL('../../shared/data/helpdesk/uci_servicenow_incident_event_log.csv.gz', import.meta.url),
)
const absent = existsSync(log) ? false : 'the real request logs are not beside the project'

// One company for the imports of this file that nobody kills.
const { server, token, slug } = await startCompany()
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.stop()
  removeFolder(server.data)
})
const visitor = await visit(browser, server.origin)
const { page } = visitor

async function handIn(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto(`/w/${slug}/desk/import`)
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.waitForURL(/desk\/import\/\d+$/, { timeout: 60_000 })
}

/** Reads the file that was handed in another way. */
async function readAgain(what: string, choice: string): Promise<void> {
  const reading = page.getByLabel(what, { exact: true })
  if (!(await reading.isVisible())) await page.locator('main summary').first().click()
  await reading.selectOption(choice)
  await page.getByRole('button', { name: 'Read again' }).click()
}

const rows = [
  ['Number', 'Summary', 'State', 'Opened', 'Requester', 'Comments'],
  ['S-1', 'Un été à l’atelier', 'Closed', '2026-03-02 09:00', 'Zoé', 'Déjà fait'],
  ['S-2', 'Une page', 'Open', '2026-03-03 10:00', 'Zoé', ''],
]

async function workbookOf(): Promise<Buffer> {
  const workbook = new exceljs.Workbook()
  workbook.addWorksheet('Read me').addRow(['This sheet says nothing'])
  const sheet = workbook.addWorksheet('Log')
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

test('a sheet of a workbook goes in; the same as CSV, with the mapping saved and the encoding put right, changes nothing', async () => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`**/w/${slug}**`)

  await handIn({ name: 'log.xlsx', mimeType: '', buffer: await workbookOf() })
  await page.getByText('Choose the column that holds the number of each request.').waitFor()
  await readAgain('Sheet', 'Log')
  await page.getByText('Internal note: Déjà fait').waitFor()
  await page.getByLabel('Name to save this mapping under').fill('From the workbook')
  await page.getByRole('button', { name: 'Save the mapping' }).click()
  await page.getByText('The mapping is saved.').waitFor()
  await page.getByRole('button', { name: 'Start the import' }).click()
  await page.getByText('2 requests made').waitFor()

  const csv = rows.map(row => row.join(';')).join('\n')
  const buffer = gzipSync(Buffer.from(csv.replaceAll('’', '\u0092'), 'latin1'))
  await handIn({ name: 'log.csv.gz', mimeType: 'application/gzip', buffer })
  await page.getByText('Read as windows-1252, delimiter “;”.').waitFor()
  await readAgain('Encoding', 'utf-16le')
  await page.getByText('This file is not in utf-16le. Choose another encoding').waitFor()
  await readAgain('Encoding', 'utf-8')
  await page.getByText('The row is not valid UTF-8. Choose another encoding for the file').first().waitFor()
  await checkPage(visitor, 'a wrong encoding')
  await readAgain('Encoding', 'windows-1252')
  await page.getByText('Un été à l’atelier').first().waitFor()
  await page.getByLabel('Saved mapping').selectOption('From the workbook')
  await page.getByRole('button', { name: 'Use it' }).click()
  await page.getByText('The preview is up to date.').waitFor()
  await page.getByRole('button', { name: 'Start the import' }).click()
  await page.getByText('2 found as they were').waitFor()

  await page.goto(`/w/${slug}/desk/import`)
  await page
    .getByRole('row', { name: /log\.xlsx/ })
    .getByRole('link')
    .click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await page.getByText('This import was undone').waitFor()
})

test('the ServiceNow log goes in through the wizard, again changes nothing, and is undone', {
  skip: absent,
}, async () => {
  const api = async (path: string) => {
    const answer = await fetch(`${server.origin}/api/v1${path}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return answer.json()
  }

  await checkBoth(visitor, `/w/${slug}/desk/import`)

  async function bring(): Promise<void> {
    await handIn(log)
    await page.getByText('141,712 rows, 36 columns').waitFor()
    await page.getByText('29/2/2016 01:16 in the file').first().waitFor()
  }
  async function start(): Promise<void> {
    await page.getByRole('button', { name: 'Start the import' }).click()
    await page.getByText(/requests? made/).waitFor({ timeout: 120_000 })
  }

  await bring()
  await checkPage(visitor, 'mapping')
  await start()
  assert.match(await page.locator('main').innerText(), /24,918 requests made/)
  assert.match(await page.locator('main').innerText(), /-100/)
  await checkPage(visitor, 'result')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the bad rows (CSV)' }).click(),
  ])
  assert.match(download.suggestedFilename(), /\.csv$/)
  const { items } = await api('/requests?opened=2016-03-01..2016-04-01&limit=1')
  assert.equal(items.length, 1)

  await bring()
  await page.getByRole('button', { name: 'Start the import' }).click()
  await page.getByText('24,918 found as they were').waitFor({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await page.getByText('This import was undone').waitFor({ timeout: 60_000 })

  await page.goto(`/w/${slug}/desk/import`)
  await page
    .getByRole('row', { name: /uci_servicenow.*Imported/ })
    .getByRole('link')
    .click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await page.getByText('This import was undone').waitFor({ timeout: 120_000 })
  assert.deepEqual((await api('/requests?limit=1')).items, [])
})

test('an import whose server is killed goes on by itself at the next start, whole', {
  skip: absent,
}, async () => {
  const company = await startCompany()
  let { server } = company
  after(async () => {
    await server.stop()
    removeFolder(server.data)
  })
  const call = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${company.token}`, 'content-type': 'application/gzip' }
    const answer = await fetch(`${server.origin}/api/v1${path}`, { headers, ...init })
    assert.ok(answer.ok, `${path}: ${answer.status}`)
    return answer.json()
  }
  const { id } = await call('/imports?fileName=log.csv.gz', { method: 'POST', body: readFileSync(log) })
  const started = { authorization: `Bearer ${company.token}`, 'content-type': 'application/json' }
  await call(`/imports/${id}/start`, { method: 'POST', headers: started, body: '{}' })
  const until = async (wanted: (kept: { state: string; progress: number }) => boolean) => {
    for (let tries = 0; tries < 1200; tries++) {
      const kept = await call(`/imports/${id}`)
      if (wanted(kept)) return kept
      await sleep(100)
    }
    throw new Error('the import did not come that far')
  }
  await until(kept => kept.state === 'running' && kept.progress > 0)
  server.kill('SIGKILL')
  await server.ended()
  server = await startServer({ data: server.data })
  assert.notEqual((await call(`/imports/${id}`)).state, 'done')
  const done = await until(kept => kept.state !== 'waiting' && kept.state !== 'running')
  assert.deepEqual([done.state, done.created, done.bad], ['done', 24_918, 5])
})
