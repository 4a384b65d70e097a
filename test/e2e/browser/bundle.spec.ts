import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import type { Page, TestInfo } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { expectAccessible } from '../support/axe.ts'
import { type DroppedFile, dropFiles, filesFrom, textFile } from '../support/drop-files.ts'
import { hasJudge, judged, noJudge } from '../support/judge.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { bundle: text } = en
const judges = ['qpdf', 'pdfdetach', 'pdftotext'] as const

test.setTimeout(150_000)

const sample = () =>
  filesFrom(
    ['advert.png', 'contract.pdf', 'call-0325.mp3', 'refusal.eml'].map((name) => `assets/sample/${name}`),
  )
const rare = textFile('𠮷野家.txt', '间。楼 外呼系統退費 臺灣消費爭議 𠮷野家(香港) Refund № 3\n')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const panel = (page: Page) => page.getByRole('region', { name: text.plan.title })
const exhibitTable = (page: Page) => panel(page).getByRole('table', { name: text.plan.exhibits })
const chooser = (page: Page) => page.getByRole('list', { name: text.exhibits.label })
const history = (page: Page) => page.getByRole('region', { name: text.history.title })
const makeButton = (page: Page) => page.getByRole('button', { name: text.make.button, exact: true })

/** A case with these files, its bundle page open and the plan worked out. */
async function withFiles(page: Page, files: readonly DroppedFile[]) {
  const id = await openNewCase(page, 'evidence')
  await expect(page.getByRole('heading', { level: 1, name: en.evidence.title })).toBeVisible()
  await dropFiles(page, files)
  await expect(page.locator('[data-exhibit]')).toHaveCount(files.length, { timeout: 60_000 })
  await page.goto(`/#/case/${id}/bundle`)
  await expect(exhibitTable(page).getByRole('row')).toHaveCount(files.length, { timeout: 60_000 })
}

async function made(page: Page) {
  await makeButton(page).click()
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 100_000 })
}

async function saved(page: Page, info: TestInfo, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  const path = info.outputPath(`${name}.pdf`)
  await download.saveAs(path)
  return path
}

test('the plan says what the bundle will be, and follows every choice', async ({ page }) => {
  await withFiles(page, await sample())
  await expectAccessible(page, 'the bundle page')
  const labels = () => exhibitTable(page).getByRole('row').allInnerTexts()
  expect((await labels())[0]).toMatch(/^Exhibit 1 advert\s+p\. \d+$/)
  await expect(panel(page)).toContainText(/4 originals attached/)

  await page.getByRole('button', { name: text.exhibits.down('advert') }).click()
  await expect
    .poll(labels)
    .toEqual([
      expect.stringContaining('Exhibit 1 contract'),
      expect.stringContaining('Exhibit 2 advert'),
      expect.stringContaining('Exhibit 3 call-0325'),
      expect.stringContaining('Exhibit 4 refusal'),
    ])
  await page.getByRole('checkbox', { name: text.exhibits.include('contract') }).uncheck()
  await expect(exhibitTable(page).getByRole('row')).toHaveCount(3)
  await expect(exhibitTable(page).getByRole('row').first()).toContainText('Exhibit 1 advert')

  await page.getByRole('switch', { name: text.options.attach }).uncheck()
  await expect(panel(page)).toContainText(text.plan.noAttachments)

  await page.getByRole('button', { name: text.exhibits.noneOf, exact: true }).click()
  await expect(panel(page)).toContainText(text.plan.nothingChosen)
  await expect(makeButton(page)).toBeDisabled()
})

test('exhibits are put in order with the keys, by picking one up', async ({ page }) => {
  await withFiles(page, await sample())
  const handle = page.getByRole('button', { name: text.exhibits.drag('refusal') })
  await handle.focus()
  await page.keyboard.press('Space')
  for (const place of ['3', '2']) {
    await page.keyboard.press('ArrowUp')
    await expect(page.getByText(text.exhibits.moved('refusal', place)).first()).toBeAttached()
  }
  await page.keyboard.press('Space')

  await expect(chooser(page).getByRole('listitem').nth(1)).toContainText('refusal')
  await expect(exhibitTable(page).getByRole('row').nth(1)).toContainText('Exhibit 2 refusal')
})

test('a made bundle shows what was compared and stands in the history once it is saved', async ({
  page,
}, info) => {
  await withFiles(page, await sample())
  await made(page)
  await expect(history(page)).toContainText(text.history.empty)
  const checks = page.getByRole('table', { name: text.result.verification }).getByRole('row')
  await expect(checks.filter({ hasText: en.bundleChecks.attachments })).toContainText('4')
  await expectAccessible(page, 'a made bundle')

  const path = await saved(page, info, 'once')

  const hash = sha256(readFileSync(path))
  await expect(panel(page)).toContainText(hash)
  await expect(history(page)).toContainText(hash.slice(0, 12))
  await expect(history(page).getByRole('row')).toHaveCount(2)
  await page.reload()
  await expect(history(page)).toContainText(hash.slice(0, 12))
})

test('cancelling ends within a second and leaves nothing', async ({ page }) => {
  await withFiles(page, await sample())
  await makeButton(page).click()
  const cancel = panel(page).getByRole('button', { name: text.make.cancel, exact: true })
  await cancel.click()
  await expect(page.getByText(en.failures['bundle/cancelled']({ kind: 'bundle/cancelled' }))).toBeVisible({
    timeout: 1500,
  })

  await expect(history(page)).toContainText(text.history.empty)
  await made(page)
})

test('a file that cannot be shown is named with the reason, and is attached all the same', async ({
  page,
}, info) => {
  await withFiles(page, [
    textFile('broken.pdf', '%PDF-1.7\nnothing of a PDF follows'),
    textFile('letter.txt', 'A letter.'),
  ])
  await expect(exhibitTable(page).getByRole('row').first()).toContainText(text.plan.notShown)
  await made(page)
  const path = await saved(page, info, 'broken')

  test.skip(!hasJudge('pdfdetach'), noJudge('pdfdetach'))
  expect(judged('pdfdetach', ['-list', path]).stdout).toContain('broken.pdf')
})

for (const [language, printed] of [
  ['zh-CN', '证据清单'],
  ['zh-HK', '證據'],
] as const) {
  test(`a reader of English makes a bundle in ${language} that others can read`, async ({ page }, info) => {
    const files = [...(await sample()), rare]
    await withFiles(page, files)
    await page.getByRole('radio', { name: text.profile.names['prc-evidence-list'] }).check()
    await page.getByRole('combobox', { name: text.options.language }).click()
    await page.getByRole('option', { name: text.options.languages[language] }).click()
    await expect(exhibitTable(page).getByRole('row').first()).toContainText(/[证證][据據]1/, {
      timeout: 60_000,
    })
    await made(page)
    const path = await saved(page, info, language)

    const missing = judges.filter((judge) => !hasJudge(judge))
    test.skip(missing.length > 0, missing.map(noJudge).join('; '))
    expect(judged('qpdf', ['--check', path])).toMatchObject({ status: 0 })
    const folder = info.outputPath('attached')
    mkdirSync(folder, { recursive: true })
    judged('pdfdetach', ['-saveall', '-o', folder, path])
    const attached = readdirSync(folder).map((file) => sha256(readFileSync(`${folder}/${file}`)))
    expect(attached.toSorted()).toEqual(files.map(({ bytes }) => sha256(bytes)).toSorted())
    const words = judged('pdftotext', ['-raw', path, '-']).stdout.replace(/\s/g, '')
    for (const word of [
      printed,
      '间。楼',
      '外呼系統退費',
      '臺灣消費爭議',
      '𠮷野家(香港)',
      'Refund№3',
      '云绘科技',
    ])
      expect(words).toContain(word)
  })
}
