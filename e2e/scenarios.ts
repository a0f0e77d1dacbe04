import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import { checkPage, settled, type Visitor } from './browser.ts'

/** Presses Tab until the focus is there, as who has no mouse does. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page()
  for (let presses = 0; presses < 300; presses++) {
    if (await target.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`The Tab key never reaches ${target}`)
}

async function press(target: Locator, key = 'Enter'): Promise<void> {
  await target.waitFor()
  await tabTo(target)
  await target.page().keyboard.press(key)
}

const item = (page: Page, name: string) =>
  page.locator('li').filter({ has: page.getByRole('link', { name, exact: true }) })

async function names(page: Page): Promise<string[]> {
  return page.locator('[aria-labelledby="kept"] li a').allInnerTexts()
}

/** Has the planner propose a plan in French, and keeps it under `name`, shared. */
async function planAndKeep(visitor: Visitor, sample: string, name: string): Promise<void> {
  const { page } = visitor
  await page.goto(`${sample}/path/levers`)
  await settled(page)
  await press(page.getByRole('button', { name: 'Proposer un plan' }))
  await press(page.locator('[aria-labelledby="proposal"]').getByRole('link').first())
  await page.waitForURL(/lever=(?!.*propose)/)
  await checkPage(visitor, 'the levers of a plan')
  const keep = page.locator('[aria-labelledby="keep"]')
  await keep.locator('[name="name"]').waitFor()
  await tabTo(keep.locator('[name="name"]'))
  await page.keyboard.type(name)
  await press(keep.locator('[name="visibility"]'), 'ArrowDown')
  await press(keep.getByRole('button', { name: 'Enregistrer comme nouveau scénario' }))
  await page.getByText('Enregistré.', { exact: true }).waitFor()
  await press(keep.getByRole('link', { name: 'Tous les scénarios' }))
  await page.getByRole('heading', { name: 'Scénarios enregistrés' }).waitFor()
  assert.match(await item(page, name).innerText(), /Partagé/)
}

/** Takes a scenario out of the comparison. */
async function compareLess(page: Page, name: string): Promise<void> {
  const columns = page.locator('[aria-labelledby="compare"] table').first().locator('thead th')
  const before = await columns.count()
  await press(page.getByRole('checkbox', { name: `Comparer « ${name} »` }), 'Space')
  await press(page.getByRole('button', { name: 'Comparer', exact: true }))
  await page.waitForURL(/scenario=/)
  await columns.nth(before - 1).waitFor({ state: 'detached' })
}

/** Has every reading of the page take a while, as under load. */
async function slowly(page: Page, work: () => Promise<void>): Promise<void> {
  const readings = /scenarios\.data/
  await page.route(readings, async route => {
    if (route.request().method() === 'GET') await sleep(500)
    await route.continue()
  })
  await work()
  await page.unroute(readings)
}

/** A plan's life by keyboard alone, in French: proposed, kept, compared, renamed, copied and deleted. What is said to be done shows. */
export async function keepsScenarios(visitor: Visitor, sample: string): Promise<void> {
  const { page } = visitor
  await planAndKeep(visitor, sample, 'Plan de mars')
  const [other] = (await names(page)).filter(name => name !== 'Plan de mars')
  await compareLess(page, other)
  const done = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()
  await slowly(page, async () => {
    await press(item(page, 'Plan de mars').getByText('Renommer, partager'))
    await tabTo(item(page, 'Plan de mars').locator('[name="name"]'))
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Plan d’avril')
    await page.keyboard.press('Enter')
    await done('Enregistré.')
    assert.ok((await names(page)).includes('Plan d’avril'))

    await press(item(page, 'Plan d’avril').getByRole('button', { name: 'Dupliquer' }))
    await done('Dupliqué')
    const copy = (await names(page)).find(name => /^Plan d’avril.+copie/.test(name))
    assert.ok(copy)

    await press(item(page, copy).getByText('Supprimer…'))
    await press(item(page, copy).getByRole('button', { name: `Supprimer « ${copy} »` }))
    await done('Supprimé.')
    assert.ok(!(await names(page)).includes(copy), 'what is said to be deleted is gone')
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /Supprimé/)
  })
  await checkPage(visitor, 'scenarios after a deletion', { scheme: 'dark', width: 390 })
}
