import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { knownVersions } from '../../../renderer/data/databases.ts'
import { dropFiles, dropMany, textFile } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { storedRows } from '../support/stored-rows.ts'
import { expect, test } from '../support/test.ts'

const { evidence: text } = en
/** Every batch is flushed to the disk, and the disk may be busy. */
const slowly = { timeout: 60_000 }
const whole = { broken: 0, orphans: 0, staging: 0, chainWhole: true }
const list = (page: Page) => page.getByRole('grid', { name: text.list.label })
const imports = (page: Page) => page.getByRole('region', { name: text.import.region })
const counted = (page: Page, count: number) =>
  expect(page.getByText(text.filter.count(count, count), { exact: true })).toBeVisible(slowly)
const notes = (who: string, count: number) =>
  Array.from({ length: count }, (_, n) => textFile(`${who}-${n}.txt`, `${who} wrote note ${n}`))
const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ })
const redo = (page: Page) => page.getByRole('button', { name: /^Redo/ })

test('a drop is undone and redone as one step, with a restart of the browser before each', async ({
  profile,
}) => {
  test.slow()
  const first = await profile.start()
  const id = await openNewCase(first, 'evidence')
  await dropFiles(first, notes('a', 20))
  await expect(imports(first)).toContainText(text.import.kept(20), slowly)

  const second = await profile.start()
  await second.goto(`/#/case/${id}/evidence`)
  await counted(second, 20)
  await undo(second).click()
  await expect(list(second)).toBeHidden()

  const third = await profile.start()
  await third.goto(`/#/case/${id}/evidence`)
  await redo(third).click()
  await counted(third, 20)
  expect(await storedRows(third)).toMatchObject({ ...whole, exhibits: 20 })
})

test('a window closed in the middle of an import leaves nothing half-visible', async ({ page, context }) => {
  test.slow()
  const id = await openNewCase(page, 'evidence')
  await dropMany(page, 400, 100_000)
  await expect(list(page).locator('[data-exhibit]').first()).toBeVisible(slowly)
  await page.close()

  const next = await context.newPage()
  await next.goto(`/#/case/${id}/evidence`)
  await expect(list(next)).toBeVisible(slowly)
  await expect.poll(async () => await storedRows(next), slowly).toMatchObject(whole)
  const { exhibits } = await storedRows(next)
  expect(exhibits).toBeGreaterThan(0)
  expect(exhibits).toBeLessThan(400)
  await counted(next, exhibits)
})

test('two windows that take files in at once write one journal', async ({ page, context }) => {
  test.slow()
  const id = await openNewCase(page, 'evidence')
  const other = await context.newPage()
  await other.goto(`/#/case/${id}/evidence`)
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()

  await Promise.all([dropFiles(page, notes('here', 24)), dropFiles(other, notes('there', 24))])

  await counted(page, 48)
  await counted(other, 48)
  await expect(imports(page)).toContainText(text.import.kept(24), slowly)
  await expect(imports(other)).toContainText(text.import.kept(24), slowly)
  await expect.poll(async () => await storedRows(page), slowly).toMatchObject({ ...whole, exhibits: 48 })
})

test('a database of a newer program is left alone, and the page says so', async ({ page }) => {
  // Dexie counts its versions in tens
  const newer = knownVersions.records + 1
  // a page of the same origin that is not the program
  await page.route('**/beside.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }),
  )
  await page.goto('/beside.html')
  const versionAfter = (upgradeTo?: number) =>
    page.evaluate(
      (version) =>
        new Promise<number>((resolve, reject) => {
          const request = indexedDB.open('recourse-records', version)
          request.addEventListener('error', () => reject(new Error(String(request.error))))
          request.addEventListener('success', () => {
            resolve(request.result.version)
            request.result.close()
          })
        }),
      upgradeTo,
    )
  await versionAfter(newer * 10)

  await page.goto('/')
  await expect(
    page.getByText(
      en.failures['storage/newer-version']({
        kind: 'storage/newer-version',
        found: newer,
        known: knownVersions.records,
      }),
    ),
  ).toBeVisible()
  expect(await versionAfter()).toBe(newer * 10)
})
