import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page, TestInfo } from '@playwright/test'
import { unzipSync } from 'fflate'
import { type Locale, messagesOf } from '#shared/messages/messages.ts'
import { expectAccessible } from '../support/axe.ts'
import { dropFiles, filesFrom, textFile } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

test.setTimeout(180_000)

const files = async () => [
  ...(await filesFrom(
    ['contract.pdf', 'call-0325.mp3', 'refusal.eml'].map((name) => `assets/sample/${name}`),
  )),
  textFile('退费 申请.txt', '申请退费\n'),
]

/** A case with evidence, and another case that nobody may learn of; the first one's page for handing over. */
async function openHandover(page: Page, locale: Locale) {
  await openNewCase(page, 'overview', locale)
  const id = await openNewCase(page, 'evidence', locale)
  const wanted = await files()
  await dropFiles(page, wanted)
  await expect(page.locator('[data-exhibit]')).toHaveCount(wanted.length, { timeout: 60_000 })
  await page.goto(`/#/case/${id}/handover`)
  await expect(
    page.getByRole('heading', { level: 1, name: messagesOf(locale).pack.page.title }),
  ).toBeVisible()
}

async function makeAndSave(page: Page, info: TestInfo, locale: Locale): Promise<string> {
  const { make, result } = messagesOf(locale).pack
  await page.getByRole('button', { name: make.button }).click()
  await expect(page.getByText(result.title, { exact: true })).toBeVisible({ timeout: 100_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: result.save }).click(),
  ])
  const path = info.outputPath('pack.zip')
  await download.saveAs(path)
  return path
}

function unpacked(zip: string, into: string): string {
  for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(readFileSync(zip))))) {
    mkdirSync(dirname(join(into, name)), { recursive: true })
    writeFileSync(join(into, name), bytes)
  }
  return into
}

/** The page of the pack in a browser that has no network and knows nothing of the program. */
async function verifying(browser: Browser, folder: string) {
  const context = await browser.newContext({ offline: true })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (line) => said.push(line.text()))
  page.on('pageerror', (error) => said.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) said.push(request.url())
  })
  await page.goto(pathToFileURL(join(folder, 'verify.html')).href)
  const check = async () => {
    await page.locator('#folder').setInputFiles(folder)
    await expect(page.locator('#report .verdict')).toBeVisible({ timeout: 60_000 })
  }
  const problems = () =>
    page
      .locator('#report li[data-problem]')
      .evaluateAll((items) =>
        items.map((item) => `${item.getAttribute('data-problem')} ${item.getAttribute('data-at')}`),
      )
  return { page, check, problems, said, close: () => context.close() }
}

test('a lawyer pack is checked on a plain machine, and each tampering has its own name', async ({
  page,
  browser,
}, info) => {
  await openHandover(page, 'en')
  await expectAccessible(page, 'the page for handing over')
  const text = messagesOf('en')

  const zip = await makeAndSave(page, info, 'en')

  await expect(page.getByRole('table', { name: text.pack.history.title })).toContainText('lawyer pack')
  await expectAccessible(page, 'a pack that was saved')
  const folder = unpacked(zip, info.outputPath('pack'))
  const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })
  expect(said.match(/: OK$/gm)).toHaveLength(12)
  const verify = await verifying(browser, folder)
  await verify.check()
  await expect(verify.page.getByRole('heading', { name: text.packCheck.allMatch })).toBeVisible()
  expect(await verify.problems()).toEqual([])

  const recording = join(folder, 'exhibits/E0002_call-0325.mp3')
  const whole = readFileSync(recording)
  const flipped = Uint8Array.from(whole)
  flipped[1000] = (flipped[1000] ?? 0) ^ 1
  writeFileSync(recording, flipped)
  await verify.check()
  expect(await verify.problems()).toEqual(['changed exhibits/E0002_call-0325.mp3'])
  await expect(verify.page.locator('#report li')).toContainText(text.packCheck.problems.changed.name)

  rmSync(recording)
  await verify.check()
  expect(await verify.problems()).toEqual(['missing exhibits/E0002_call-0325.mp3'])
  writeFileSync(recording, whole)

  const log = join(folder, 'custody-log.jsonl')
  const lines = readFileSync(log, 'utf8').split('\n')
  writeFileSync(log, lines.toSpliced(1, 1).join('\n'))
  await verify.check()
  expect(await verify.problems()).toEqual(['changed custody-log.jsonl', 'logOrder 2'])
  writeFileSync(log, lines.join('\n'))

  appendFileSync(join(folder, 'exhibits/E0005.txt'), 'slipped in')
  await verify.check()
  expect(await verify.problems()).toEqual(['extra exhibits/E0005.txt'])

  expect(verify.said).toEqual([])
  await verify.close()
})

test('the page in a pack speaks three languages and compares the hash that came by another way', async ({
  page,
  browser,
}, info) => {
  await openHandover(page, 'zh-CN')
  const zip = await makeAndSave(page, info, 'zh-CN')
  const folder = unpacked(zip, info.outputPath('pack'))

  const verify = await verifying(browser, folder)
  await verify.check()

  await expect(
    verify.page.getByRole('heading', { name: messagesOf('zh-CN').packCheck.allMatch }),
  ).toBeVisible()
  await verify.page.getByRole('button', { name: '繁體中文' }).click()
  const words = messagesOf('zh-TW').packCheck
  await expect(verify.page.getByRole('heading', { name: words.allMatch })).toBeVisible()
  const hash = execFileSync('sha256sum', ['SHA256SUMS'], { cwd: folder, encoding: 'utf8' }).slice(0, 64)
  await verify.page.getByLabel(words.anchorOther).fill(hash.toUpperCase())
  await expect(verify.page.getByText(words.anchorSame, { exact: true })).toBeVisible()
  await verify.page.getByLabel(words.anchorOther).fill('0'.repeat(64))
  await expect(verify.page.getByText(words.anchorDiffers, { exact: true })).toBeVisible()
  expect(verify.said).toEqual([])
  await verify.close()
})

test('making a pack can be stopped, and leaves nothing', async ({ page }) => {
  await openHandover(page, 'en')
  const { make, history } = messagesOf('en').pack
  await page.getByRole('button', { name: make.button }).click()

  await page.getByRole('button', { name: make.cancel, exact: true }).click()

  await expect(
    page.getByText(messagesOf('en').failures['handover/cancelled']({ kind: 'handover/cancelled' })),
  ).toBeVisible()
  await expect(page.getByText(history.empty)).toBeVisible()
})

test('a case file opens on another machine, and a damaged one adds nothing', async ({
  page,
  browser,
  baseURL,
}, info) => {
  const text = messagesOf('en')
  const words = text.pack.caseFile
  await openHandover(page, 'en')
  await page.getByRole('button', { name: words.button }).click()
  await expect(page.getByText(words.ready)).toBeVisible({ timeout: 60_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.save }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.recourse$/)
  const path = info.outputPath('case.recourse')
  await download.saveAs(path)
  const cut = info.outputPath('cut.recourse')
  writeFileSync(cut, readFileSync(path).subarray(0, 50_000))

  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) })
  const there = await context.newPage()
  await there.goto('/#/')
  const chooser = there.locator('input[type="file"][accept=".recourse"]')
  await chooser.setInputFiles(cut)
  await expect(there.getByRole('alert')).toContainText('“cut.recourse” was not opened')
  await expect(there.getByRole('heading', { name: text.cases.list.emptyTitle })).toBeVisible()
  await chooser.setInputFiles(path)
  await there.getByRole('link', { name: /was opened: 4 exhibits/ }).click()
  await there.getByRole('link', { name: text.app.nav.sections.evidence }).click()
  await expect(there.locator('[data-exhibit]')).toHaveCount(4)
  await expectAccessible(there, 'a case that was opened from a file')
  await context.close()
})
