import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locales, messagesOf } from '#shared/messages/messages.ts'
import { generateFixtures } from '../../fixtures/generate.mjs'
import { dropFiles } from '../support/drop-files.ts'
import { hasJudge, judged, noJudge } from '../support/judge.ts'
import { expect, test } from '../support/test.ts'

/** One bundle a language with a page of every kind, drawn by poppler into out/gallery: to be looked at. */
const folder = 'out/gallery'
const fixtures = mkdtempSync(join(tmpdir(), 'recourse-gallery-'))
/** What the sample case has not: Office, a web page, a long chat, a scan, a photo, a locked and a broken file. */
const more = [
  ['unusual', 'contract.docx'],
  ['unusual', 'usage.xlsx'],
  ['unusual', 'tall.png'],
  ['unusual', 'three-pages.tiff'],
  ['unusual', 'orientation-6.jpg'],
  ['unusual', 'turned.pdf'],
  ['unusual', 'page.html'],
  ['broken', 'encrypted.pdf'],
  ['broken', 'truncated.pdf'],
] as const

test.setTimeout(300_000)
test.beforeAll(async () => {
  test.setTimeout(120_000)
  await generateFixtures(fixtures)
})
test.afterAll(() => rmSync(fixtures, { recursive: true, force: true }))

for (const locale of locales) {
  test.describe(`a bundle in ${locale}`, () => {
    test.use({ locale })

    test('has a page of every kind, which poppler and mupdf draw without complaint', async ({
      page,
    }, info) => {
      const text = messagesOf(locale)
      await page.goto('/')
      await page.getByRole('button', { name: text.cases.sample.add }).click()
      await page.waitForURL(/\/case\/[^/]+\//, { timeout: 60_000 })
      // its count may stand behind it by now
      await page
        .getByRole('link', { name: new RegExp(`^${text.app.nav.sections.evidence}( \\d+)?$`) })
        .click()
      await dropFiles(
        page,
        more.map(([kind, name]) => ({ name, bytes: readFileSync(join(fixtures, kind, name)) })),
      )
      const imports = page.getByRole('region', { name: text.evidence.import.region })
      await expect(imports.getByRole('article').last()).toContainText(text.evidence.import.titleDone, {
        timeout: 60_000,
      })
      await page.getByRole('link', { name: text.app.nav.sections.bundle }).click()
      await page.getByRole('radio', { name: text.bundle.profile.names['uk-paginated'] }).check()
      await page
        .getByRole('button', { name: text.bundle.make.button, exact: true })
        .click({ timeout: 60_000 })
      await expect(page.getByText(text.bundle.result.title)).toBeVisible({ timeout: 200_000 })
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: text.bundle.result.save }).click(),
      ])
      const path = info.outputPath('bundle.pdf')
      await download.saveAs(path)

      for (const judge of ['pdftoppm', 'pdfinfo', 'mutool'] as const)
        test.skip(!hasJudge(judge), noJudge(judge))
      const target = join(folder, locale)
      rmSync(target, { recursive: true, force: true })
      mkdirSync(target, { recursive: true })
      const drawn = judged('pdftoppm', ['-r', '80', '-png', path, join(target, 'page')])
      expect(drawn.stderr).toBe('')
      const mupdf = judged('mutool', [
        'draw',
        '-q',
        '-r',
        '20',
        '-o',
        join(info.outputPath(), 'm-%d.png'),
        path,
      ])
      // some builds of mupdf have no colour profiles, and say so
      expect(mupdf.stderr.replace(/^warning: ICC support is not available\n/, '')).toBe('')
      const pages = Number(/Pages:\s+(\d+)/.exec(judged('pdfinfo', [path]).stdout)?.[1])
      expect(readdirSync(target)).toHaveLength(pages)
      expect(pages).toBeGreaterThan(40)
    })
  })
}
