import type { Page } from '@playwright/test'
import { type Locale, messagesOf } from '#shared/messages/messages.ts'

/**
 * Makes a case through the short intake with the two answers it needs, and opens one of its sections. Pictures are read
 * only where a test is about that: it takes seconds for each.
 */
export async function openNewCase(
  page: Page,
  section: string,
  locale: Locale = 'en',
  { readsPictures = false }: { readonly readsPictures?: boolean } = {},
): Promise<string> {
  const text = messagesOf(locale)
  await page.addInitScript(
    ([chosen, reads]) => {
      // later pages of the same test may have chosen otherwise
      if (localStorage.getItem('recourse.preferences') === null)
        localStorage.setItem(
          'recourse.preferences',
          JSON.stringify({ locale: chosen, dismissed: ['browser-shell'], readsPictures: reads }),
        )
    },
    [locale, readsPictures] as const,
  )
  await page.goto('/#/new-case')
  await page.getByRole('combobox', { name: text.cases.fields.product }).click()
  await page.getByRole('option', { name: text.vocabulary.product['outbound-robot'] }).click()
  await page.getByRole('textbox', { name: text.cases.fields.vendorName }).fill('云绘科技')
  await page.getByRole('button', { name: text.cases.intake.finishNow }).click()
  await page.waitForURL(/\/case\/[^/]+\/overview/)
  const id = /\/case\/([^/]+)\//.exec(page.url())?.[1] ?? ''
  await page.goto(`/#/case/${id}/${section}`)
  // what is dropped between two pages is heard by neither
  await page.locator(`a[aria-current="page"][href$="/${section}"]`).waitFor({ state: 'attached' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return id
}
