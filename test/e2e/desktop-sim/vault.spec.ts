import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messagesOf } from '#shared/messages/messages.ts'
import { expectAccessible } from '../support/axe.ts'
import { type CaseFile, caseFile } from '../support/case-files.ts'
import { attachDesktop } from '../support/desktop.ts'
import { dropFiles, filesFrom } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { storedContents } from '../support/stored-contents.ts'
import { expect, test } from '../support/test.ts'

const text = messagesOf('en')
const slowly = { timeout: 60_000 }
/** Hundreds of files go over the test's own wire, one after the other. */
const verySlowly = { timeout: 300_000 }

const badge = (page: Page) => page.locator('[data-copies]')
const inTwoCopies = (page: Page) => expect(badge(page)).toHaveAttribute('data-copies', 'two', verySlowly)

async function hashesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true })
  return await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => {
        const bytes = await readFile(join(parentPath, name))
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(name)
        return name
      }),
  )
}

const [caseCount, itemCount] = [12, 500]

/** A case file in the one field that takes it, and the program's word that it was opened. */
async function openCase(page: Page, { title, bytes, exhibits }: CaseFile) {
  await page
    .locator('input[type="file"][accept=".recourse"]')
    .setInputFiles({ name: `${title}.recourse`, mimeType: 'application/octet-stream', buffer: bytes })
  await expect(page.getByText(text.pack.caseFile.opened(title, String(exhibits)))).toBeVisible(slowly)
}

test('U-14: 12 cases and 500 items whose database was wiped are restored from the second copy, every hash equal', async ({
  profile,
  baseURL,
}, info) => {
  test.setTimeout(900_000)
  const folder = info.outputPath('saved')
  await mkdir(folder, { recursive: true })
  const recording = await readFile('assets/sample/call-0325.mp3')
  const share = (nth: number) =>
    Math.floor((itemCount * (nth + 1)) / caseCount) - Math.floor((itemCount * nth) / caseCount)
  const cases = await Promise.all(
    Array.from({ length: caseCount }, (_, nth) =>
      caseFile(nth, share(nth), nth === 0 ? recording : undefined),
    ),
  )
  const [recorded] = cases
  const hashes = cases.flatMap((one) => one.hashes).toSorted()
  const first = await profile.start()
  const desktop = await attachDesktop(first, folder, baseURL ?? '')
  await first.goto(baseURL ?? '')
  for (const one of cases) await openCase(first, one)
  await inTwoCopies(first)
  await badge(first).click()
  await expect(first.getByText(text.copies.meaning.two)).toBeVisible()
  await first.screenshot({ path: info.outputPath('two-copies.png') })
  const before = await storedContents(first)
  const { events = [], exhibits = [] } = before.tables
  expect([before.tables['cases']?.length, events.length + exhibits.length]).toEqual([caseCount, itemCount])
  expect(before.hashes).toEqual(hashes)
  expect((await hashesIn(desktop.vaultPath)).toSorted()).toEqual(hashes)
  await profile.stop()

  // everything that the browser keeps, but nothing outside it
  await rm(join(profile.folder, 'Default/IndexedDB'), { recursive: true })
  const second = await profile.start()
  await attachDesktop(second, folder, baseURL ?? '', desktop.vaultPath)
  await second.goto(baseURL ?? '')
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(text.copies.restore.title, slowly)
  await expect(second.getByText(text.copies.restore.found(caseCount, hashes.length))).toBeVisible()
  await expectAccessible(second, 'the offer to restore')
  await second.screenshot({ path: info.outputPath('restore.png') })
  await second.getByRole('button', { name: text.copies.restore.button }).click()
  await expect(second.getByRole('navigation').first()).toBeVisible(slowly)

  // a file comes when it is opened
  await second
    .getByText(recorded?.title ?? '')
    .first()
    .click()
  await second.getByRole('link', { name: text.app.nav.sections.evidence }).click()
  await expect(second.locator('[data-exhibit]')).toHaveCount(recorded?.exhibits ?? 0, slowly)
  await second.getByText('记录 0-0').first().click()
  await expect
    .poll(() => second.evaluate(() => document.querySelector('audio')?.duration ?? 0), slowly)
    .toBeGreaterThan(1)

  // and all of them when they are checked
  await second.goto(`${baseURL}/#/settings`)
  await second.getByRole('button', { name: text.copies.check.button }).click()
  await expect(second.getByText(`${hashes.length} of ${hashes.length} files are whole`)).toBeVisible(
    verySlowly,
  )
  await second.screenshot({ path: info.outputPath('checked.png') })
  const after = await storedContents(second)
  expect(after.hashes).toEqual(hashes)
  expect(after.tables).toEqual(before.tables)
  await inTwoCopies(second)
})

test('a file that was damaged in one copy is found by a check and put right from the other', async ({
  page,
  baseURL,
}, info) => {
  test.setTimeout(300_000)
  const folder = info.outputPath('saved')
  await mkdir(folder, { recursive: true })
  const files = await filesFrom(['assets/sample/advert.png', 'assets/sample/call-0325.mp3'])
  const desktop = await attachDesktop(page, folder, baseURL ?? '')
  await openNewCase(page, 'evidence', 'zh-CN')
  await dropFiles(page, files)
  await expect(page.locator('[data-exhibit]')).toHaveCount(files.length, slowly)
  await inTwoCopies(page)

  const [name = ''] = await hashesIn(desktop.vaultPath)
  const path = join(desktop.vaultPath, 'objects', name.slice(0, 2), name)
  const bytes = await readFile(path)
  bytes[1000] = (bytes[1000] ?? 0) ^ 1
  await writeFile(path, bytes)
  await page.goto('/#/settings')
  const { check } = messagesOf('zh-CN').copies
  await page.getByRole('button', { name: check.button }).click()
  await expect(page.getByText(check.mended(1))).toBeVisible(slowly)
  await expectAccessible(page, 'the result of a check')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page
    .getByRole('region', { name: check.title })
    .screenshot({ path: info.outputPath('check-dark.png') })

  expect(await hashesIn(desktop.vaultPath)).toHaveLength(files.length)
  expect(await readdir(join(desktop.vaultPath, 'damaged'))).toHaveLength(1)
})
