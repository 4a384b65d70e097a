import type { Page } from '@playwright/test'
import { type Locale, locales, messagesOf } from '#shared/messages/messages.ts'
import { storedRows } from '../support/stored-rows.ts'
import { expect, test } from '../support/test.ts'

// thirteen files go through the import
test.setTimeout(120_000)

async function withSample(page: Page, locale: Locale) {
  await page.addInitScript((chosen) => {
    if (localStorage.getItem('recourse.preferences') === null)
      localStorage.setItem(
        'recourse.preferences',
        JSON.stringify({ locale: chosen, dismissed: ['browser-shell'], readsPictures: false }),
      )
  }, locale)
  const text = messagesOf(locale)
  await page.goto('/')
  await page.getByRole('button', { name: text.cases.sample.add }).click()
  await page.waitForURL(/\/case\/[^/]+\/overview/, { timeout: 60_000 })
  return { text, id: /\/case\/([^/]+)\//.exec(page.url())?.[1] ?? '' }
}

for (const locale of locales) {
  test(`one click brings a case in ${locale} that reads like a real one`, async ({ page }) => {
    const { text, id } = await withSample(page, locale)
    const { sample } = text
    await expect(page.getByRole('heading', { level: 1 })).toContainText(sample.case.title)
    await expect(page.getByText(sample.case.manifestation)).toBeVisible()
    await expect(page.getByText('36,600.00').first()).toBeVisible()

    await page.goto(`/#/case/${id}/evidence`)
    const rows = page.locator('[data-exhibit]')
    await expect(rows).toHaveCount(13)
    for (const { title } of Object.values(sample.exhibits))
      await expect(rows.filter({ hasText: title }).first()).toBeVisible()

    await page.goto(`/#/case/${id}/timeline`)
    await expect(page.getByText(sample.events.refusal.text)).toBeVisible()
    await expect(page.getByText(sample.events.demandLetter.text)).toBeVisible()

    await page.goto(`/#/case/${id}/money`)
    await expect(page.getByText('36,000.00').first()).toBeVisible()
    await expect(page.getByText('600.00').first()).toBeVisible()
  })
}

test('the recordings of the sample play, and can be sought', async ({ page }) => {
  const { text, id } = await withSample(page, 'en')
  await page.goto(`/#/case/${id}/evidence`)
  await page.getByRole('button', { name: text.sample.exhibits.serviceCall.title, exact: true }).click()

  const audio = page.locator('audio')
  await expect.poll(() => audio.evaluate((one: HTMLAudioElement) => Math.round(one.duration))).toBe(109)
  await audio.evaluate((one: HTMLAudioElement) => {
    one.currentTime = 60
  })
  await expect.poll(() => audio.evaluate((one: HTMLAudioElement) => one.seeking)).toBe(false)
  expect(await audio.evaluate((one: HTMLAudioElement) => one.currentTime)).toBeCloseTo(60, 1)
})

test('one click takes the sample away, and one undo brings it back', async ({ page }) => {
  const { text } = await withSample(page, 'zh-CN')

  await page.getByRole('button', { name: text.cases.sample.remove }).click()

  await expect(page.getByRole('button', { name: text.cases.sample.add })).toBeVisible()
  expect((await storedRows(page)).exhibits).toBe(0)
  await page
    .getByRole('button', { name: new RegExp(text.vocabulary.history['sample-removed']) })
    .first()
    .click()
  await expect(page.getByText(text.sample.case.title).first()).toBeVisible()
  expect(await storedRows(page)).toMatchObject({ exhibits: 13, broken: 0, chainWhole: true })
})
