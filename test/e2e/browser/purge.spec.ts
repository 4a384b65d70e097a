import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { locales, messagesOf } from '#shared/messages/messages.ts'
import { expectAccessible } from '../support/axe.ts'
import { dropFiles, textFile } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { storedRows } from '../support/stored-rows.ts'
import { expect, test } from '../support/test.ts'

const { custody: text, trash: bin, evidence, app } = en

test.setTimeout(180_000)

const exhibits = (page: Page) => page.locator('[data-exhibit]')
const removed = (page: Page) => page.locator('[data-removed]')

async function removeFirst(page: Page, confirm: string) {
  const before = await exhibits(page).count()
  await exhibits(page).first().focus()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: confirm }).click()
  await expect(exhibits(page)).toHaveCount(before - 1)
}

test('a removed exhibit is deleted for good: its bytes go, its tombstone stays', async ({ page }) => {
  const id = await openNewCase(page, 'evidence')
  await dropFiles(
    page,
    ['alpha', 'beta', 'gamma'].map((name) => textFile(`${name}.txt`, `This is the ${name}.`)),
  )
  await expect(exhibits(page)).toHaveCount(3)
  await removeFirst(page, evidence.remove.confirm(1))
  await page.getByRole('link', { name: app.nav.trash, exact: true }).click()
  await removed(page)
    .getByRole('button', { name: bin.purge.buttonOf('“alpha”') })
    .press('Enter')
  const dialog = page.getByRole('dialog', { name: bin.purge.title })
  const word = dialog.getByRole('textbox', { name: bin.purge.type(bin.purge.word) })
  await expect(word).toBeFocused()
  await page.keyboard.type('no')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(bin.purge.mistyped(bin.purge.word))).toBeVisible()
  await dialog.getByRole('textbox', { name: bin.purge.reason }).fill('A stranger’s passport')
  await word.fill(bin.purge.word)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: bin.empty.title })).toBeVisible()
  await expect.poll(async () => (await storedRows(page)).orphans).toBe(0)
  expect(await storedRows(page)).toMatchObject({ exhibits: 2, broken: 0, staging: 0, chainWhole: true })
  await page.goto(`/#/case/${id}/history`)
  await expect(page.locator('[data-seq]').first()).toContainText(
    'Deleted for good: the exhibit “alpha”. Reason: “A stranger’s passport”',
  )
  await expect(page.locator('[data-seq]').first()).toContainText(text.hash.original)
  await page.getByRole('button', { name: text.chain.check }).press('Enter')
  await expect(page.getByText(/The chain is unbroken/)).toBeVisible()

  await page.reload()
  await expect(page.locator('[data-seq]').first()).toContainText('Deleted for good')
  await page.keyboard.press('Control+z')
  await page.goto('/#/trash')
  await expect(page.getByRole('heading', { name: bin.empty.title })).toBeVisible()
  await page.goto(`/#/case/${id}/evidence`)
  await expect(exhibits(page)).toHaveCount(2)
})

for (const locale of locales)
  test(`deleting for good looks right in ${locale}, light and dark`, async ({ page }) => {
    const words = messagesOf(locale)
    await page.setViewportSize({ width: 1280, height: 900 })
    const id = await openNewCase(page, 'evidence', locale)
    await dropFiles(page, [textFile('身份证照片.txt', 'one'), textFile('invoice 2024-09-18.txt', 'two')])
    await expect(exhibits(page)).toHaveCount(2)
    await removeFirst(page, words.evidence.remove.confirm(1))
    await removeFirst(page, words.evidence.remove.confirm(1))
    const look = async (name: string) => {
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.waitForTimeout(500)
        await page.screenshot({ path: `out/screens/${name}-${locale}-${scheme}.png` })
        await expectAccessible(page, `${name} ${scheme}`)
      }
    }
    await page.goto('/#/trash')
    await expect(removed(page)).toHaveCount(2)
    await removed(page)
      .last()
      .getByRole('button', { name: words.trash.purge.buttonOf('') })
      .click()
    const dialog = page.getByRole('dialog', { name: words.trash.purge.title })
    await expect(dialog.getByText(words.trash.purge.stays)).toBeVisible()
    await dialog.getByRole('textbox', { name: words.trash.purge.reason }).fill('误传')
    await look('purge-form')
    await dialog
      .getByRole('textbox', { name: words.trash.purge.type(words.trash.purge.word) })
      .fill(words.trash.purge.word)
    await dialog.getByRole('button', { name: words.trash.purge.confirm }).click()
    await expect(removed(page)).toHaveCount(1)
    await look('trash-after-purge')
    await page.goto(`/#/case/${id}/history`)
    await expect(page.locator('[data-seq]').first()).toContainText('误传')
    await look('history-purged')
  })
