import { mkdir } from 'node:fs/promises'
import { attachDesktop } from '../support/desktop.ts'
import { expect, test } from '../support/test.ts'

test('the native menu opens a new case', async ({ page, baseURL }, info) => {
  await mkdir(info.outputPath('saved'), { recursive: true })
  const desktop = await attachDesktop(page, info.outputPath('saved'), baseURL ?? '')
  await page.goto('/')
  await expect(page.getByRole('main')).toBeVisible()

  // the page begins to listen when its store is open
  await expect(async () => {
    await desktop.menu('new-case')
    await expect(page).toHaveURL(/new-case/, { timeout: 500 })
  }).toPass()
})
