import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab until the element has the focus; fails when it cannot be reached so. */
export async function tabTo(page: Page, target: Locator, atMost = 80): Promise<void> {
  for (let presses = 0; presses < atMost; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target, 'reached by Tab').toBeFocused()
}

/** Tabs to a control and presses Enter on it. */
export async function pressByKeyboard(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeEnabled()
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Tabs to a field and types. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.insertText(text)
}
