import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messagesOf } from '#shared/messages/messages.ts'
import { expectAccessible } from '../support/axe.ts'
import { attachDesktop } from '../support/desktop.ts'
import { dropFiles, filesFrom } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const text = messagesOf('en')
const slowly = { timeout: 60_000 }

const badge = (page: Page) => page.locator('[data-copies]')
const inTwoCopies = (page: Page) => expect(badge(page)).toHaveAttribute('data-copies', 'two', slowly)

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

test('U-14: records whose database was wiped are restored from the second copy, files when they are opened', async ({
  profile,
  baseURL,
}, info) => {
  test.setTimeout(300_000)
  const folder = info.outputPath('saved')
  await mkdir(folder, { recursive: true })
  const files = await filesFrom([
    'assets/sample/advert.png',
    'assets/sample/call-0325.mp3',
    'assets/sample/invoice.pdf',
    'assets/sample/refusal.eml',
  ])
  const first = await profile.start()
  const desktop = await attachDesktop(first, folder, baseURL ?? '')
  await first.goto(baseURL ?? '')
  const id = await openNewCase(first, 'evidence')
  await dropFiles(first, files)
  await expect(first.locator('[data-exhibit]')).toHaveCount(files.length, slowly)
  await inTwoCopies(first)
  await badge(first).click()
  await expect(first.getByText(text.copies.meaning.two)).toBeVisible()
  await first.screenshot({ path: info.outputPath('two-copies.png') })
  expect((await hashesIn(desktop.vaultPath)).toSorted()).toEqual(
    files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')).toSorted(),
  )
  await profile.stop()

  // everything that the browser keeps, but nothing outside it
  await rm(join(profile.folder, 'Default/IndexedDB'), { recursive: true })
  const second = await profile.start()
  await attachDesktop(second, folder, baseURL ?? '', desktop.vaultPath)
  await second.goto(baseURL ?? '')
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(text.copies.restore.title, slowly)
  await expect(second.getByText(text.copies.restore.found(1, files.length))).toBeVisible()
  await expectAccessible(second, 'the offer to restore')
  await second.screenshot({ path: info.outputPath('restore.png') })
  await second.getByRole('button', { name: text.copies.restore.button }).click()
  await expect(second.getByRole('navigation').first()).toBeVisible(slowly)

  await second.goto(`${baseURL}/#/case/${id}/evidence`)
  await expect(second.locator('[data-exhibit]')).toHaveCount(files.length, slowly)
  await inTwoCopies(second)
  await second.getByText('call-0325', { exact: false }).first().click()
  await expect
    .poll(() => second.evaluate(() => document.querySelector('audio')?.duration ?? 0), slowly)
    .toBeGreaterThan(1)
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
