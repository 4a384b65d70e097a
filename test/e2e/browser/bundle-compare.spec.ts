import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { pdf } from '../../fixtures/make/pdf.mjs'
import { expectAccessible } from '../support/axe.ts'
import { dropFiles, textFile } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { bundle: text, handover: words } = en
test.setTimeout(240_000)

const compare = (page: Page) => page.getByRole('region', { name: words.reopen.title })
const choose = (page: Page) => compare(page).locator('input[type=file]')

async function saveBundle(page: Page, path: string) {
  await page.getByRole('button', { name: text.make.button, exact: true }).click()
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 120_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  await download.saveAs(path)
  await page.getByRole('button', { name: text.result.discard }).click()
}

async function addFiles(page: Page, id: string, names: readonly string[], inAll: number) {
  await page.goto(`/#/case/${id}/evidence`)
  await expect(page.getByRole('heading', { level: 1, name: en.evidence.title })).toBeVisible()
  await dropFiles(
    page,
    names.map((name) => textFile(`${name}.txt`, `${name}\n`)),
  )
  await expect(page.locator('[data-exhibit]')).toHaveCount(inAll, { timeout: 60_000 })
  await page.goto(`/#/case/${id}/bundle`)
}

test('a bundle is handed over, the case goes on, and what is new since then is told', async ({
  page,
}, info) => {
  const id = await openNewCase(page, 'evidence')
  await addFiles(page, id, ['contract', 'invoice'], 2)
  const path = info.outputPath('first.pdf')
  await saveBundle(page, path)

  // who received it
  const history = page.getByRole('region', { name: text.history.title })
  await history.getByRole('button', { name: /^Add who received/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: words.recipients.name }).fill('Ms Wang')
  await dialog.getByRole('textbox', { name: words.recipients.on }).fill('2026-11-20')
  await expectAccessible(page, 'the dialog of recipients')
  await page.screenshot({ path: info.outputPath('recipients.png') })
  await dialog.getByRole('button', { name: en.app.save }).click()
  await expect(history.getByText(/Ms Wang, .*by e-mail/)).toBeVisible()

  // later there is more evidence
  await addFiles(page, id, ['recording notes'], 3)
  await expect(compare(page).locator('[data-comparison]')).toContainText('New: 1. Gone: 0. Changed: 0.', {
    timeout: 60_000,
  })
  await expect(compare(page).getByRole('combobox', { name: words.compare.earlier })).toHaveValue(
    /^What Ms Wang received/,
  )
  await expect(compare(page).getByRole('region', { name: words.compare.added })).toContainText(
    '3 · recording notes',
  )

  // the file itself is read back, as on another machine
  await choose(page).setInputFiles(path)
  await expect(compare(page).locator('[data-reopened=unchanged]')).toBeVisible({ timeout: 60_000 })
  await expect(compare(page).getByText(words.reopen.originalsSame('2', '2'))).toBeVisible()
  await expect(compare(page).getByText(words.reopen.thisCase, { exact: true })).toBeVisible()
  await expect(compare(page).getByText(/the file that was saved on/)).toBeVisible()
  await expect(compare(page).getByText(/^entry \d+ of the records here; the chain is unbroken/)).toBeVisible()
  await expect(compare(page).getByText(words.reopen.rootFound.same, { exact: true })).toBeVisible()
  await expectAccessible(page, 'a bundle that was read back')
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await compare(page).screenshot({ path: info.outputPath(`compare-${scheme}.png`) })
  }

  // an altered one, one of another program, and no PDF at all
  const altered = Buffer.from(await readFile(path))
  altered.write('INVOICE', altered.indexOf('invoice\n'))
  const changed = info.outputPath('altered.pdf')
  await writeFile(changed, altered)
  await choose(page).setInputFiles(changed)
  await expect(compare(page).locator('[data-reopened=altered]')).toBeVisible({ timeout: 60_000 })
  await expect(compare(page).getByText(words.reopen.states.altered)).toBeVisible()
  await expect(compare(page).getByText(words.reopen.historyOther)).toBeVisible()
  await compare(page).screenshot({ path: info.outputPath('altered.png') })
  const foreign = {
    name: 'invoice.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(pdf([{ text: 'x' }])),
  }
  await choose(page).setInputFiles(foreign)
  await expect(compare(page).getByText(/was not made by Recourse/)).toBeVisible({ timeout: 60_000 })
  await choose(page).setInputFiles({ ...foreign, buffer: Buffer.from('hello') })
  await expect(compare(page).getByText(/is not a PDF/)).toBeVisible({ timeout: 60_000 })
})

test('a bundle with a password asks for it', async ({ page }, info) => {
  const id = await openNewCase(page, 'evidence')
  await addFiles(page, id, ['contract'], 1)
  await page.getByText(en.protection.title).click()
  await page.getByLabel(en.protection.password).fill('密码123')
  await page.getByLabel(en.protection.again).fill('密码123')
  const path = info.outputPath('locked.pdf')
  await saveBundle(page, path)

  await choose(page).setInputFiles(path)
  const password = compare(page).getByLabel(words.reopen.password)
  await password.fill('wrong')
  await password.press('Enter')
  await expect(compare(page).getByText(/This password does not open/)).toBeVisible({ timeout: 60_000 })
  await compare(page).getByLabel(words.reopen.password).fill('密码123')
  await compare(page).getByRole('button', { name: words.reopen.open }).click()
  await expect(compare(page).locator('[data-reopened=unchanged]')).toBeVisible({ timeout: 60_000 })
})

for (const locale of ['zh-CN', 'zh-TW'] as const)
  test(`the screen speaks ${locale}`, async ({ page }, info) => {
    const id = await openNewCase(page, 'evidence', locale)
    const { handover, bundle } = messagesOf(locale)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await dropFiles(page, [textFile('合同.txt', '合同\n')])
    await expect(page.locator('[data-exhibit]')).toHaveCount(1, { timeout: 60_000 })
    await page.goto(`/#/case/${id}/bundle`)
    await page.getByRole('button', { name: bundle.make.button, exact: true }).click()
    await expect(page.getByText(bundle.result.title, { exact: true })).toBeVisible({ timeout: 120_000 })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: bundle.result.save }).click(),
    ])
    const path = info.outputPath('bundle.pdf')
    await download.saveAs(path)
    const panel = page.getByRole('region', { name: handover.reopen.title })
    await panel.locator('input[type=file]').setInputFiles(path)
    await expect(panel.getByText(handover.reopen.unchanged, { exact: true })).toBeVisible({ timeout: 60_000 })
    await expectAccessible(page, locale)
    await panel.screenshot({ path: info.outputPath(`compare-${locale}.png`) })
  })
