// Pictures of the main pages over the sample company, in both languages and both schemes: `npm run screenshots`.
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser, speak, visit } from '../e2e/browser.ts'
import { owner, removeFolder, startServer } from '../e2e/server.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const LIMIT = 150_000
const pages = [
  ['path', 'path?period=12m'],
  ['figures', 'path/figures?period=12m'],
  ['clock', 'path/clock'],
  ['levers', 'path/levers'],
  ['desk', 'desk'],
  ['portal', 'portal'],
  ['effort', 'people/effort'],
  ['settings', 'desk/settings'],
] as const

const server = await startServer()
const browser = await openBrowser()
try {
  const visitor = await visit(browser, server.origin, { width: 1280, height: 800 })
  const { page } = visitor
  await page.goto(server.link ?? '')
  await page.locator('[name="name"]').fill(owner.name)
  await page.locator('[name="email"]').fill(owner.email)
  await page.locator('[name="password"]').fill(owner.password)
  await page.locator('[name="company"]').fill('Helios')
  await page.locator('[name="sample"]').check()
  await page.locator('main button[type="submit"]').click()
  await page.waitForURL(/\/w\/[^/]+\/path/, { timeout: 120_000 })
  const sample = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
  for (const language of ['en', 'fr'] as const) {
    const folder = join(root, 'docs', 'user', language, 'images')
    mkdirSync(folder, { recursive: true })
    await speak(visitor, language)
    for (const [name, path] of pages) {
      await page.goto(`${sample}/${path}`, { waitUntil: 'networkidle' })
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        const file = join(folder, `${name}-${scheme}.png`)
        await page.screenshot({ path: file })
        const size = statSync(file).size
        console.log(`${file}: ${Math.round(size / 1000)} kB`)
        if (size > LIMIT) throw new Error(`${file} is larger than ${LIMIT / 1000} kB: show less of the page.`)
      }
    }
  }
} finally {
  await browser.close()
  await server.stop()
  removeFolder(server.data)
}
