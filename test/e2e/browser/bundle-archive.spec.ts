import { readFileSync } from 'node:fs'
import { en } from '#shared/messages/en/en.ts'
import { dropFiles } from '../support/drop-files.ts'
import { hasJudge, judged, noJudge } from '../support/judge.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'
import { pdf } from '../../fixtures/make/pdf.mjs'

const { bundle: text, conformance: words } = en
const judges = ['qpdf', 'pdftotext', 'pdfinfo'] as const
test.setTimeout(150_000)

test('a page that breaks PDF/A is made into an image, and the bundle claims the standard', async ({
  page,
}, info) => {
  const id = await openNewCase(page, 'evidence')
  const bytes = pdf([{ text: 'invoice four hundred' }, { text: 'second page', rotate: 90 }])
  await dropFiles(page, [{ name: 'invoice.pdf', bytes }])
  await expect(page.locator('[data-exhibit]')).toHaveCount(1, { timeout: 60_000 })
  await page.goto(`/#/case/${id}/bundle`)
  const panel = page.getByRole('region', { name: text.plan.title })
  await expect(panel).toContainText(words.planNotClaimed, { timeout: 60_000 })
  await expect(panel).toContainText(words.obstacles.fonts)

  await panel.getByRole('switch', { name: words.rasterise }).check()
  await expect(panel).toContainText(words.planClaimed, { timeout: 60_000 })
  await page.getByRole('button', { name: text.make.button, exact: true }).click()
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 100_000 })

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  const path = info.outputPath('archive.pdf')
  await download.saveAs(path)
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  for (const judge of judges) test.skip(!hasJudge(judge), noJudge(judge))
  expect(judged('qpdf', ['--check', path]).stdout).toContain('No syntax or stream encoding errors')
  expect(judged('pdfinfo', ['-meta', path]).stdout).toContain('<pdfaid:part>3</pdfaid:part>')
  const read = judged('pdftotext', [path, '-']).stdout
  expect(read).toContain('invoice four hundred')
  expect(read).toContain('second page')
})
