import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { en } from '#shared/messages/en/en.ts'
import { attachDesktop } from '../support/desktop.ts'
import { hasJudge, judged } from '../support/judge.ts'
import { expect, test } from '../support/test.ts'

const { bundle, cases, app } = en

test.setTimeout(240_000)

test('a bundle goes through the native dialog to the chosen file', async ({ page, baseURL }, info) => {
  const folder = info.outputPath('saved')
  await mkdir(folder, { recursive: true })
  const desktop = await attachDesktop(page, folder, baseURL ?? '')
  await page.goto('/')
  await page.getByRole('button', { name: cases.sample.add }).click()
  await page.waitForURL(/\/case\//, { timeout: 60_000 })
  await page.getByRole('link', { name: new RegExp(`^${app.nav.sections.bundle}( \\d+)?$`) }).click()
  await page.getByRole('button', { name: bundle.make.button, exact: true }).click()
  await expect(page.getByText(bundle.result.title)).toBeVisible({ timeout: 120_000 })

  desktop.choose(undefined)
  await page.getByRole('button', { name: bundle.result.save }).click()
  await expect.poll(() => desktop.suggested.length).toBe(1)
  expect(await readdir(folder)).toEqual([])
  await expect(page.getByText(bundle.history.empty)).toBeVisible()

  desktop.choose('for the court.pdf')
  await page.getByRole('button', { name: bundle.result.save }).click()
  const path = join(folder, 'for the court.pdf')
  await expect(page.getByText(bundle.result.savedAt(path))).toBeVisible({ timeout: 30_000 })

  expect(await readdir(folder)).toEqual(['for the court.pdf'])
  const hash = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  await expect(page.getByRole('table').filter({ hasText: bundle.history.head })).toContainText(
    hash.slice(0, 8),
  )
  expect(desktop.openSaves()).toBe(0)
  expect(desktop.logged).toEqual([])
  if (hasJudge('qpdf')) expect(judged('qpdf', ['--check', path])).toMatchObject({ status: 0 })
})
