import { expectAccessible } from '../support/axe.ts'
import { expect, test } from '../support/test.ts'

test('the program speaks the language that is chosen, and still does after a reload', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: '繁體中文' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('案件')
  await page.reload()

  await expect(page.getByRole('link', { name: '設定' }).first()).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await expect(page).toHaveTitle('案件 · 據理')
})

test('a menu needs no more than a keyboard', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Language' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio', { name: 'English' })).toHaveAttribute('aria-checked', 'true')
  await expect(page.getByRole('menuitemradio', { name: 'English' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('案件')
})

test('the colours that are chosen outlast a reload', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Colours' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.reload()

  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})

test('the browser’s limits are said once, and stay readable in the settings', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('You are using Recourse in a browser')).toBeVisible()
  await page.getByRole('button', { name: 'Understood' }).click()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('You are using Recourse in a browser')).toBeHidden()

  await page.getByRole('link', { name: 'Settings' }).first().click()
  await expect(page.getByText(/the browser owns the storage/)).toBeVisible()
})

test('the first Tab leads past the navigation', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('button', { name: 'Skip to the content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('main')).toBeFocused()
})

test('a new page begins at its top, for the keyboard too', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Settings' }).first().click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page).toHaveTitle('Settings · Recourse')
})

test('the command palette finds a page and changes the language', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const search = page.getByRole('textbox', { name: /^Go to a case/ })
  await page.keyboard.press('Control+K')
  await expect(search).toBeFocused()
  await page.keyboard.type('sett')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
  await expect(search).toBeHidden()
  await page.keyboard.press('Control+K')
  await expect(search).toBeFocused()
  await page.keyboard.type('简体')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('设置')
})

test('an address that leads nowhere says so and offers the way back', async ({ page }) => {
  await page.goto('/#/case/none/overview')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here')
  await page.getByRole('link', { name: 'To the cases' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cases')
})

test('a narrow window folds the navigation away behind a button', async ({ page }) => {
  await page.setViewportSize({ width: 600, height: 800 })
  await page.goto('/')
  await page.getByRole('button', { name: 'Show the navigation' }).click()
  await page
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('link', { name: 'Settings' })
    .click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
  await expect(page.getByRole('button', { name: 'Show the navigation' })).toBeVisible()
})

for (const locale of ['en', 'zh-CN', 'zh-TW'])
  test.describe(locale, () => {
    test.use({ locale })
    test('nothing is wider than a window of 900 pixels', async ({ page }) => {
      await page.setViewportSize({ width: 900, height: 700 })
      for (const address of ['/#/', '/#/new-case', '/#/settings']) {
        await page.goto(address)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, address).toBeLessThanOrEqual(0)
      }
    })
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the frame, the menus, the palette and the settings, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/#/settings')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page, 'settings')
    await page.getByRole('button', { name: 'Language' }).click()
    await expect(page.getByRole('menuitemradio', { name: 'English' })).toBeVisible()
    await page.waitForTimeout(300)
    await expectAccessible(page, 'language menu')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+K')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.waitForTimeout(300)
    await expectAccessible(page, 'palette')
    await page.keyboard.press('Escape')
    await page.goto('/#/nowhere')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here')
    await expectAccessible(page, 'no such page')
  })

test('the sample case comes and goes in one click each, and undo takes either back', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Look at the sample case' }).click()
  await expect(page.getByText('This is the sample case.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('link', { name: /^Evidence 1\d/ })).toBeVisible()
  await page.getByRole('button', { name: 'Remove the sample case' }).click()
  await expect(page.getByRole('heading', { name: 'Start your first case' })).toBeVisible()

  await page.getByRole('button', { name: 'Undo: removing the sample case' }).click()
  await expect(page.getByText('Sample', { exact: true })).toBeVisible()
})
