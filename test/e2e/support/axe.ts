import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails with the rule and the elements when axe finds something on the page, and finds it again a second later. */
export async function expectAccessible(page: Page, what: string) {
  let found = await violationsOf(page)
  if (found.length > 0) {
    // what comes or goes while axe looks is no defect
    await page.waitForTimeout(1000)
    found = await violationsOf(page)
  }
  expect(found, what).toEqual([])
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(settled)
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  )
}

/** What fades in or out is too pale for a moment. Two seconds at most: what never ends is not waited for. */
async function settled() {
  const fading = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  const ended = Promise.all(fading.map(({ finished }) => finished.catch(() => undefined)))
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2000))])
}
