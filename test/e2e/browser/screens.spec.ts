import type { Page } from '@playwright/test'
import { type Locale, locales, messagesOf } from '#shared/messages/messages.ts'
import { expectAccessible } from '../support/axe.ts'
import { expect, test } from '../support/test.ts'

const sections = ['overview', 'evidence', 'timeline', 'money', 'bundle', 'handover', 'history'] as const
const schemes = ['light', 'dark'] as const
const folder = 'out/screens'

/** Nothing may stick out of the window, and no text out of its button. */
async function expectUnclipped(page: Page, what: string) {
  const found = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > innerWidth + 1 ? ['the page scrolls sideways'] : []
    const cut = [...document.querySelectorAll<HTMLElement>('button, a, h1, h2, h3, th')]
      .filter((element) => element.offsetParent !== null && element.scrollWidth > element.clientWidth + 2)
      .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis')
      .filter((element) => getComputedStyle(element).display !== 'inline' && element.clientWidth > 0)
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 60)}`)
    return [...wide, ...cut]
  })
  expect(found, what).toEqual([])
}

async function openSample(page: Page, locale: Locale): Promise<string> {
  const text = messagesOf(locale)
  await page.goto('/')
  await page.getByRole('button', { name: text.cases.sample.add }).click()
  await page.waitForURL(/\/case\/[^/]+\//, { timeout: 60_000 })
  return /\/case\/([^/]+)\//.exec(page.url())?.[1] ?? ''
}

/** The choices of a bundle that have a panel of their own. */
async function lookAtProfiles(page: Page, locale: Locale, look: (name: string) => Promise<void>) {
  const { bundle, redaction } = messagesOf(locale)
  const choose = (profile: 'public-platform' | 'platform-image-pack') =>
    page.getByRole('radio', { name: bundle.profile.names[profile] }).check()
  await choose('public-platform')
  const panel = page.getByRole('region', { name: redaction.title })
  await expect(panel.getByRole('switch', { name: redaction.switch })).toBeChecked()
  await expect(panel.getByRole('list', { name: redaction.list })).toBeVisible({ timeout: 60_000 })
  await panel.scrollIntoViewIfNeeded()
  await look('bundle-redaction')
  await choose('platform-image-pack')
  const plan = page.getByRole('region', { name: bundle.plan.title })
  await expect(plan.locator('[data-file=picture]').first()).toBeVisible({ timeout: 60_000 })
  await plan.scrollIntoViewIfNeeded()
  await look('bundle-pictures')
}

for (const locale of locales) {
  for (const colorScheme of schemes) {
    test.describe(`every screen in ${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme, viewport: { width: 1280, height: 900 } })
      test.setTimeout(180_000)

      test('has nothing that axe objects to and nothing clipped', async ({ page }) => {
        const look = async (name: string) => {
          await page.waitForTimeout(400) // transitions end, so that contrast is measured on the final colours
          await page.screenshot({ path: `${folder}/${name}-${locale}-${colorScheme}.png` })
          await expectAccessible(page, name)
          await expectUnclipped(page, name)
        }
        await page.goto('/')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await look('start')
        await page.goto('/#/new-case')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await look('new-case')
        await page.goto('/#/settings')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await look('settings')
        await page.goto('/#/trash')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await look('trash-empty')
        const id = await openSample(page, locale)
        for (const section of sections) {
          await page.goto(`/#/case/${id}/${section}`)
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
          if (section === 'bundle')
            await expect(page.getByText(messagesOf(locale).bundle.plan.exhibits).first()).toBeVisible()
          await look(section)
          if (section === 'bundle') await lookAtProfiles(page, locale, look)
        }
        await page.goto(`/#/case/${id}/evidence`)
        await page.locator('[data-exhibit]').first().getByRole('button').nth(1).press('Enter')
        await look('exhibit')
        await page.goto('/')
        await expect(page.getByText(messagesOf(locale).cases.sample.badge).first()).toBeVisible()
        await look('cases')
      })
    })
  }
}
