import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { chatPictures } from '../support/chat-pictures.ts'
import { dropFiles } from '../support/drop-files.ts'
import { hasJudge, judged, noJudge } from '../support/judge.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { bundle: text, evidence, reading } = en
test.setTimeout(240_000)

/** A telephone's chat as WeChat draws it. */
const greenChat = async (page: Page) => {
  const [chat] = await chatPictures(page, [
    [
      '< 您好，请问有什么可以帮您',
      '> 三天打不通一个电话',
      '< 我们会尽快处理',
      '> 请全额退款三千六百元',
      '< 退款需要技术部门确认',
    ],
  ])
  return chat ?? new Uint8Array()
}

test('a chat on green bubbles is read after its import and found in the bundle', async ({ page }, info) => {
  const id = await openNewCase(page, 'evidence', 'en', { readsPictures: true })
  await dropFiles(page, [{ name: 'chat.png', bytes: await greenChat(page) }])
  await expect(page.locator('[data-exhibit]')).toHaveCount(1, { timeout: 60_000 })

  const search = page.getByRole('searchbox', { name: evidence.filter.text })
  await search.fill('没有写在图片里的字')
  await expect(page.locator('[data-exhibit]')).toHaveCount(0)
  await search.fill('全额退款')
  // found once it is read
  await expect(page.locator('[data-exhibit]')).toHaveCount(1, { timeout: 120_000 })
  await search.fill('')

  await page.goto(`/#/case/${id}/bundle`)
  const make = page.getByRole('button', { name: text.make.button, exact: true })
  await make.click({ timeout: 60_000 })
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 100_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  const path = info.outputPath('bundle.pdf')
  await download.saveAs(path)

  for (const judge of ['qpdf', 'pdftotext', 'pdfinfo'] as const) test.skip(!hasJudge(judge), noJudge(judge))
  expect(judged('qpdf', ['--check', path]).stdout).toContain('No syntax or stream encoding errors')
  expect(judged('pdfinfo', ['-meta', path]).stdout).toContain('<pdfaid:part>3</pdfaid:part>')
  const read = judged('pdftotext', [path, '-']).stdout
  expect(read).toContain('三天打不通一个电话')
  expect(read).toContain('请全额退款三千六百元')
  expect(read.replaceAll(/\s+/g, ' ')).toContain('recognised by a machine')
})

test('what was read stands under the picture with a warning, and outlasts a restart', async ({ page }) => {
  await openNewCase(page, 'evidence', 'en', { readsPictures: true })
  await dropFiles(page, [{ name: 'chat.png', bytes: await greenChat(page) }])
  await page.locator('[data-exhibit]').first().dblclick({ timeout: 60_000 })

  const panel = page.getByRole('region', { name: reading.heading })
  await expect(panel).toContainText('三天打不通一个电话', { timeout: 120_000 })
  await expect(panel).toContainText(reading.unchecked)
  await page.reload()
  await expect(panel).toContainText('三天打不通一个电话')
})

test('the bundle says how many pictures are still to be read, and is planned again when they are', async ({
  page,
}) => {
  const id = await openNewCase(page, 'evidence', 'en', { readsPictures: true })
  await dropFiles(page, [{ name: 'chat.png', bytes: await greenChat(page) }])
  await expect(page.getByText(reading.progress(1, 1))).toBeVisible({ timeout: 60_000 })
  await page.goto(`/#/case/${id}/bundle`)

  const note = page.getByText(reading.beforeBundle('1'))
  await expect(note).toBeVisible({ timeout: 30_000 })
  const panel = page.getByRole('region', { name: text.plan.title })
  await expect(note).toHaveCount(0, { timeout: 120_000 })
  await expect(panel.getByText(text.plan.working)).toHaveCount(0, { timeout: 60_000 })
  const announced = await panel.locator('.mantine-Badge-root').nth(1).innerText()
  await page.getByRole('button', { name: text.make.button, exact: true }).click()
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 100_000 })
  await expect(page.getByRole('row', { name: text.result.size })).toContainText(announced)
})

test('reading can be stopped, and switched on again in the settings', async ({ page }) => {
  const id = await openNewCase(page, 'evidence', 'en', { readsPictures: true })
  await dropFiles(page, [{ name: 'chat.png', bytes: await greenChat(page) }])
  await page.getByRole('button', { name: reading.stop, exact: true }).click({ timeout: 60_000 })
  await expect(page.getByRole('progressbar', { name: reading.label })).toHaveCount(0)

  await page.goto('/#/settings')
  const toggle = page.getByRole('switch', { name: reading.switch })
  await expect(toggle).not.toBeChecked()
  await toggle.check()
  await page.goto(`/#/case/${id}/evidence`)
  const search = page.getByRole('searchbox', { name: evidence.filter.text })
  await search.fill('没有写在图片里的字')
  await expect(page.locator('[data-exhibit]')).toHaveCount(0)
  await search.fill('退款')
  await expect(page.locator('[data-exhibit]')).toHaveCount(1, { timeout: 120_000 })
})
