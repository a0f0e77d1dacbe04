import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { RunOptions } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

export type Scheme = 'light' | 'dark'
export type Language = 'en' | 'fr'

/** One person's browser. */
export interface Visitor {
  context: BrowserContext
  page: Page
  origin: string
  /** Errors of the console and uncaught ones since the last look. */
  errors: string[]
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.STRATEGE_BROWSER ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
}

/** A fresh person on the site: no cookie, a window of its own. */
export async function visit(
  browser: Browser,
  origin: string,
  options: { language?: Language; scheme?: Scheme; width?: number; height?: number } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: options.language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: options.scheme ?? 'light',
    reducedMotion: 'reduce',
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
  })
  // A limit, not a measure: a machine with much else to do takes its time.
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(`uncaught: ${error.message}`))
  page.on('console', message => {
    // An answer of 4xx to a form is an answer: the browser's own line about it is none of ours.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text())
  })
  return { context, page, origin, errors }
}

/** Speaks `language` from the next page on. */
export async function speak(visitor: Visitor, language: Language): Promise<void> {
  await visitor.context.addCookies([{ name: 'stratege.locale', value: language, url: visitor.origin }])
}

/** Waits until the page's own scripts are at work: keys and forms behave as written from then on. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => new Promise(idle => requestIdleCallback(idle)))
}

/** A key left where a sentence belongs: the words library prints the key itself. */
const MISSING = /\b(?:platform|people|desk|path|signIn|setup|sample)\.[a-z]\w*(?:\.\w+)*\b/

async function sound(visitor: Visitor, where: string): Promise<void> {
  const text = await visitor.page.locator('body').innerText()
  assert.doesNotMatch(text, MISSING, `${where}: a word is missing`)
  assert.deepEqual(visitor.errors.splice(0), [], `${where}: the console shows errors`)
}

const ALL: RunOptions['runOnly'] = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What can change with the scheme or the width of a page that is sound otherwise. */
const LOOKS: RunOptions['runOnly'] = {
  type: 'rule',
  values: ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'],
}

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** No page holds a frame or a file of another origin, so axe is put into the page once and loads nothing itself. */
async function accessible(page: Page, where: string, whole: boolean): Promise<void> {
  await page.evaluate(axeSource)
  const options: RunOptions = {
    runOnly: whole ? ALL : LOOKS,
    resultTypes: ['violations'],
    // Barriers are told by their HTML, so axe needs no selector of each node it tried.
    selectors: false,
    preload: false,
  }
  const barriers = await page.evaluate(async options => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options)
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`,
    )
  }, options)
  assert.deepEqual(barriers, [], `${where}: axe finds barriers`)
}

/** Nothing makes the page scroll sideways; wide tables scroll inside a region of their own. */
async function reflows(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    return [...document.body.querySelectorAll('*')]
      .filter(element => {
        const { right, width } = element.getBoundingClientRect()
        return width > 0 && right > room + 1 && !element.querySelector('*')
      })
      .slice(0, 5)
      .map(element => element.outerHTML.slice(0, 160))
      .concat(`${document.documentElement.scrollWidth} px of ${room}`)
  })
  assert.deepEqual(wide, [], `${where}: scrolls sideways`)
}

interface Look {
  scheme: Scheme
  width: number
}

async function dress(page: Page, { scheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await page.setViewportSize({ width, height: 844 })
}

/** Does `work`, which changes how the page is looked at, and gives the window back as it was. */
async function borrowing(page: Page, work: () => Promise<void>): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  try {
    await work()
  } finally {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(size)
  }
}

/** No word missing, no error in the console, no barrier that axe finds, no sideways scroll at 320 px (400 % of 1280). */
async function inspect(visitor: Visitor, where: string, look: Look): Promise<void> {
  const { page } = visitor
  await sound(visitor, where)
  await accessible(page, `${where}, ${look.scheme}, ${look.width} px`, look.scheme === 'light')
  await page.setViewportSize({ width: 320, height: 256 })
  await reflows(page, `${where} at 320 px`)
}

/** One look at a page as it stands, with what was done to it. */
export async function checkPage(
  visitor: Visitor,
  where: string,
  look: Look = { scheme: 'light', width: 1280 },
): Promise<void> {
  await borrowing(visitor.page, async () => {
    await dress(visitor.page, look)
    await inspect(visitor, where, look)
  })
}

let turn = 0

/** Opens an address and looks at it in both languages: one light and wide, the other dark and 390 px wide, in turns. */
export async function checkBoth(visitor: Visitor, path: string): Promise<void> {
  const { page } = visitor
  turn++
  await borrowing(page, async () => {
    for (const [index, language] of (['fr', 'en'] as const).entries()) {
      const look: Look =
        (turn + index) % 2 === 0 ? { scheme: 'light', width: 1280 } : { scheme: 'dark', width: 390 }
      await speak(visitor, language)
      // Before the page comes, so that it is laid out once, for its reader.
      await dress(page, look)
      const answer = await page.goto(path, { waitUntil: 'load' })
      assert.ok(answer !== null && answer.status() < 400, `${path}: ${answer?.status()}`)
      assert.equal(await page.locator('html').getAttribute('lang'), language)
      await inspect(visitor, `${path} (${language})`, look)
    }
  })
}
