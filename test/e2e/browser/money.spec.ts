import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { expect, test } from '../support/test.ts'

/** A case with nothing but its vendor, opened at its ledger. */
async function openLedger(page: Page) {
  await page.goto('/#/new-case')
  await page.getByRole('combobox', { name: 'Kind of product' }).click()
  await page.getByRole('option', { name: 'Online course' }).click()
  await page.getByLabel('Vendor’s legal name').fill('Example Learning Ltd')
  await page.getByRole('button', { name: 'Create now' }).click()
  await page.getByRole('link', { name: /^Money/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Money')
}

async function addEntry(page: Page, kind: string, amount: string, on: string, account = '') {
  await page.getByRole('button', { name: kind, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New entry' })
  await dialog.getByLabel('Amount').fill(amount)
  await dialog.getByRole('textbox', { name: 'Date' }).fill(on)
  if (account !== '') await dialog.getByLabel('Account').fill(account)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}

const totals = (page: Page) => page.getByRole('region', { name: 'Totals' })
const atStake = (page: Page) => page.getByRole('region', { name: 'At stake' })

test('payments, fees and refunds add up to what is at stake', async ({ page }) => {
  await openLedger(page)
  await expect(atStake(page)).toContainText('No amount yet')
  await addEntry(page, 'Payment', '1,200.50', '10 May 2025')
  await addEntry(page, 'Fee', '9.50', '2025-05-11')
  await addEntry(page, 'Refund', '200', '2025/06/01')

  await expect(totals(page).getByRole('row', { name: /Outstanding/ })).toContainText('US$1,010.00')
  await expect(atStake(page)).toContainText('US$1,010.00')
  await expect(page.getByRole('row', { name: /10 May 2025/ })).toContainText('US$1,200.50')
})

test('currencies are never added up', async ({ page }) => {
  await openLedger(page)
  await addEntry(page, 'Payment', '100', '2025-05-10')
  await page.getByRole('button', { name: 'Payment', exact: true }).click()
  await page.getByRole('combobox', { name: 'Currency' }).click()
  await page.getByRole('option', { name: /CNY/ }).click()
  await page.getByRole('dialog').getByLabel('Amount').fill('88')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Date' }).fill('2025-05-12')
  await page.getByRole('button', { name: 'Save' }).click()

  await expect(totals(page).getByRole('row', { name: /Paid/ })).toContainText(/US\$100\.00.*¥88\.00/)
})

test('an amount and a date are asked for, and a date that no calendar has is refused', async ({ page }) => {
  await openLedger(page)
  await page.getByRole('button', { name: 'Payment', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Please fill this in.')).toHaveCount(2)

  await dialog.getByLabel('Amount').fill('ten')
  await dialog.getByRole('textbox', { name: 'Date' }).fill('2025-02-30')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('This is not an amount.')).toBeVisible()
  await expect(dialog.getByText('This is not a date.')).toBeVisible()
})

test('an account is covered until it is asked for', async ({ page }) => {
  await openLedger(page)
  await addEntry(page, 'Payment', '10', '2025-05-10', '6222021234567890')
  await expect(page.getByText('•••• 7890')).toBeVisible()
  await expect(page.getByText('6222021234567890')).toHaveCount(0)

  await page.getByRole('button', { name: 'Show the account' }).click()
  await expect(page.getByText('6222021234567890')).toBeVisible()
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('link', { name: /^Money/ }).click()
  await expect(page.getByText('•••• 7890')).toBeVisible()
})

test('an entry is changed, removed, and comes back by undo', async ({ page }) => {
  await openLedger(page)
  await addEntry(page, 'Payment', '10', '2025-05-10')
  await page.getByRole('button', { name: /^Edit: Payment/ }).click()
  await page.getByRole('dialog').getByLabel('Amount').fill('12')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(atStake(page)).toContainText('US$12.00')

  await page.getByRole('button', { name: /^Remove: Payment/ }).click()
  await expect(page.getByRole('heading', { name: 'No payments yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo: removing a ledger entry' }).click()
  await expect(atStake(page)).toContainText('US$12.00')
})

test('a payment is linked to the exhibit that proves it', async ({ page }) => {
  await openLedger(page)
  await page.getByRole('link', { name: /^Evidence/ }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add files' }).click()
  await (
    await chooser
  ).setFiles({ name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('paid 10\n') })
  await expect(page.getByRole('link', { name: 'Evidence 1' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: /^Money/ }).click()
  await page.getByRole('button', { name: 'Payment', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Amount').fill('10')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Date' }).fill('2025-05-10')
  await page.getByRole('combobox', { name: 'Exhibits that prove it' }).click()
  await page.getByRole('option', { name: /receipt/ }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save' }).click()

  await page
    .getByRole('table')
    .last()
    .getByRole('link', { name: /receipt/ })
    .click()
  await expect(page).toHaveURL(/evidence\?exhibit=/)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the ledger and its form, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await openLedger(page)
    await expectAccessible(page, 'empty ledger')
    await addEntry(page, 'Payment', '10', '2025-05-10', '6222021234567890')
    await expect(page.getByRole('row', { name: /10 May 2025/ })).toBeVisible()
    await expectAccessible(page, 'ledger')
    await page.getByRole('button', { name: 'Refund', exact: true }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForTimeout(300)
    await expectAccessible(page, 'form with issues')
  })
