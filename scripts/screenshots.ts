// Pictures of the main pages over the sample company, in both languages and both schemes: `npm run screenshots`.
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { type Language, openBrowser, speak, visit } from '../e2e/browser.ts'
import { owner, removeFolder, startServer } from '../e2e/server.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const LIMIT = 150_000
const pages = [
  ['path', 'path?period=12m'],
  ['figures', 'path/figures?period=12m'],
  ['clock', 'path/clock'],
  ['levers', 'path/levers'],
  ['scenarios', 'path/scenarios'],
  ['effects', 'path/effects'],
  ['dossier', 'path/dossier?lever=guides&lever=training&lever=declining&reader=Claire+Martin#as-is'],
  ['desk', 'desk'],
  ['board', 'desk/board'],
  ['portal', 'portal'],
  ['effort', 'people/effort'],
  ['settings', 'desk/settings'],
] as const

/** Dense with words: less of them says as much. */
const dense = new Set(['board', 'effects'])

/** A log as a team may keep it, for the picture of the import. */
const logs = {
  en: [
    'Number;Subject;Status;Priority;Department;Requester;Opened;Closed;Comments',
    'REQ-101;A post for the trade fair;Closed;High;Sales;Anna Weber;02/11/2026 09:15;03/11/2026 16:40;Visual sent by the agency',
    'REQ-102;Who answers on Sunday?;Open;Low;Customer service;Tom Hale;15/11/2026 11:00;;Call back on Monday',
    'REQ-103;A page for the new range;In progress;Medium;Marketing;Ines Duarte;17/11/2026 14:30;;',
  ],
  fr: [
    'Numéro;Objet;Statut;Priorité;Direction;Demandeur;Ouverte le;Clôturée le;Commentaires',
    'D-101;Une publication pour le salon;Clôturé;Haute;Ventes;Anne Vidal;02/11/2026 09:15;03/11/2026 16:40;Visuel envoyé par l’agence',
    'D-102;Qui répond le dimanche ?;Ouvert;Basse;Service client;Luc Hamon;15/11/2026 11:00;;Rappeler lundi',
    'D-103;Une page pour la nouvelle gamme;En cours;Moyenne;Marketing;Inès Duarte;17/11/2026 14:30;;',
  ],
}

/** Hands the log of a language in; answers where its mapping is shown. */
async function handIn(page: Page, workspace: string, language: Language): Promise<string> {
  await page.goto(`${workspace}/desk/import`)
  const buffer = Buffer.from(logs[language].join('\n'))
  await page.locator('input[type="file"]').setInputFiles({ name: 'log.csv', mimeType: 'text/csv', buffer })
  await page.locator('form[enctype] button[type="submit"]').click()
  await page.waitForURL(/desk\/import\/\d+$/)
  return new URL(page.url()).pathname.slice(workspace.length + 1)
}

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
    const shown: (readonly [string, string])[] = [...pages, ['import', await handIn(page, sample, language)]]
    for (const [name, path] of shown) {
      await page.setViewportSize({ width: 1280, height: dense.has(name) ? 640 : 800 })
      await page.goto(`${sample}/${path}`, { waitUntil: 'networkidle' })
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor()
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
