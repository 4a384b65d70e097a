import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { generateFixtures } from '../../fixtures/generate.mjs'
import { letterF } from '../../fixtures/make/picture.mjs'
import { png } from '../../fixtures/make/png.mjs'
import { dropFiles } from '../support/drop-files.ts'
import { hasJudge, judged, noJudge } from '../support/judge.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { evidence, bundle, app, material, pdf } = en
const dir = mkdtempSync(join(tmpdir(), 'recourse-kinds-'))

test.setTimeout(240_000)
test.use({ actionTimeout: 20_000 })
test.beforeAll(async () => {
  test.setTimeout(120_000)
  await generateFixtures(dir)
})
test.afterAll(() => rmSync(dir, { recursive: true, force: true }))

const dropped = (file: string) => ({ name: file, bytes: readFileSync(join(dir, 'unusual', file)) })
const imports = (page: Page) => page.getByRole('region', { name: evidence.import.region })

async function take(page: Page, files: readonly string[]) {
  await openNewCase(page, 'evidence')
  await dropFiles(page, files.map(dropped))
  await expect(imports(page).getByRole('article').last()).toContainText(evidence.import.titleDone, {
    timeout: 60_000,
  })
}

/** The bundle of the case that is open, saved; its path. */
async function bundled(page: Page, path: string): Promise<string> {
  await page.getByRole('link', { name: app.nav.sections.bundle }).click()
  await page.getByRole('button', { name: bundle.make.button, exact: true }).click({ timeout: 120_000 })
  await expect(page.getByText(bundle.result.title)).toBeVisible({ timeout: 120_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: bundle.result.save }).click(),
  ])
  await download.saveAs(path)
  return path
}
const textOf = (path: string) => judged('pdftotext', ['-layout', path, '-']).stdout

const open = (page: Page, title: string) =>
  page.getByRole('grid', { name: evidence.list.label }).getByText(title, { exact: true }).click()

test('a photo of a telephone, a scan and a fax are shown and printed', async ({ page }, info) => {
  await take(page, ['telephone.heic', 'three-pages.tiff', 'fax.tiff'])

  await open(page, 'telephone')
  const photo = page.getByRole('img', { name: 'telephone' })
  await expect(photo).toBeVisible({ timeout: 60_000 })
  // stored on its side, shown upright
  await expect
    .poll(() => photo.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]))
    .toEqual([320, 480])
  await page.keyboard.press('Escape')
  await open(page, 'three-pages')
  await expect(page.getByText(material.image.pageOf(1, 3))).toBeVisible()
  await page.getByRole('button', { name: material.image.nextPage }).click()
  await expect(page.getByText(material.image.pageOf(2, 3))).toBeVisible()
  await expect(page.getByRole('img', { name: 'three-pages' })).toBeVisible({ timeout: 60_000 })

  const path = await bundled(page, info.outputPath('images.pdf'))
  test.skip(!hasJudge('pdftotext'), noJudge('pdftotext'))
  const text = textOf(path)
  expect(text).toContain(pdf.exhibit.converted)
  expect(text).toContain(material.image.wideColour)
  expect(text).toContain(`three-pages.tiff · ${pdf.exhibit.page(3, 3)}`)
  expect(text).not.toContain(pdf.notShown.heading)
})

test('what is said in a recording is marked, written down and printed', async ({ page }, info) => {
  const words = material.passages
  await take(page, ['silence.m4a', 'beep.wav', 'call.amr'])

  await open(page, 'beep')
  await page.getByRole('button', { name: words.mark }).click()
  const form = page.getByRole('form', { name: words.heading })
  await form.getByRole('textbox', { name: words.to }).fill('0:09')
  await form.getByRole('button', { name: words.save }).click()
  await expect(form).toContainText(words.beyondEnd('0:02'))
  await form.getByRole('textbox', { name: words.to }).fill('0:02')
  await form.getByRole('textbox', { name: words.speaker }).fill('客服')
  await form.getByRole('textbox', { name: words.text }).fill('这笔费用不予退还。')
  await form.getByRole('button', { name: words.save }).click()
  await expect(page.getByRole('button', { name: words.play('0:00') })).toBeVisible()
  await page.getByRole('textbox', { name: material.transcript.label }).fill('客服：您好。\n客户：我要退款。')
  await page.getByRole('textbox', { name: material.transcript.label }).blur()
  await page.waitForTimeout(1000)
  await page.reload()
  await expect(page.getByText('这笔费用不予退还。')).toBeVisible()
  await expect(page.getByRole('textbox', { name: material.transcript.label })).toHaveValue(/我要退款/)

  const path = await bundled(page, info.outputPath('recordings.pdf'))
  test.skip(!hasJudge('pdftotext'), noJudge('pdftotext'))
  const text = textOf(path)
  expect(text).toContain('这笔费用不予退还。')
  expect(text).toContain('客户：我要退款。')
  // two have a time axis; no program here decodes AMR
  expect(text.split(material.wave.heading)).toHaveLength(4)
  expect(text.split(material.wave.undecodable.slice(0, 40))).toHaveLength(2)
})

test('the words of a contract, a workbook and an invoice are shown and printed', async ({ page }, info) => {
  await take(page, ['contract.docx', 'usage.xlsx', 'invoice.ofd'])

  await open(page, 'contract')
  await expect(page.getByRole('heading', { name: '软件服务合同' })).toBeVisible()
  await expect(page.getByText('乙方不得单方解除&转让合同。')).toBeVisible()
  await page.keyboard.press('Escape')
  await open(page, 'usage')
  await expect(page.getByRole('cell', { name: '2024-09-18', exact: true })).toBeVisible()

  const path = await bundled(page, info.outputPath('office.pdf'))
  test.skip(!hasJudge('pdftotext'), noJudge('pdftotext'))
  const text = textOf(path)
  for (const words of [
    '软件服务合同',
    '3,980.00',
    '2024-09-19 12:00',
    '购买方名称：',
    material.written.sheetNamed('合计'),
  ])
    expect(text).toContain(words)
  expect(text).not.toContain(pdf.notShown.heading)
})

test('what was attached to a mail is listed with its hash, its pictures are printed', async ({
  page,
}, info) => {
  await take(page, ['attachment.eml', 'page.html'])
  await open(page, 'page')
  await expect(page.getByRole('region', { name: evidence.viewer.textArea })).toHaveText('七日内可退。')

  const path = await bundled(page, info.outputPath('mail.pdf'))
  test.skip(!hasJudge('pdftotext'), noJudge('pdftotext'))
  const text = textOf(path)
  const hash = createHash('sha256')
    .update(png(letterF(40, 60)))
    .digest('hex')
  expect(text.replace(/\s/g, '')).toContain(hash)
  expect(text).toContain(material.mail.attached('说明.png'))
  expect(text).toContain('七日内可退。')
  expect(text).not.toContain('alert')
})
