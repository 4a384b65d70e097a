import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messagesOf } from '#shared/messages/messages.ts'
import { attachDesktop } from '../support/desktop.ts'
import { dropFiles, filesFrom } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { recordTables } from '../support/stored-rows.ts'
import { expect, test } from '../support/test.ts'

const text = messagesOf('en')
const slowly = { timeout: 60_000 }
const inTwoCopies = (page: Page) =>
  expect(page.locator('[data-copies]')).toHaveAttribute('data-copies', 'two', slowly)

/**
 * As a write that ended in the middle, on a full disk or without power, with later writes behind it: the first record of each
 * log no longer fits its checksum. (One whose length is damaged passes for the log's end.)
 */
async function tear(profile: string): Promise<void> {
  const home = join(profile, 'Default/IndexedDB')
  const names = (await readdir(home, { recursive: true })).filter((name) => name.endsWith('.log'))
  for (const name of names) {
    const bytes = await readFile(join(home, name))
    // behind checksum, length and kind
    bytes.fill(0xff, 7, 27)
    await writeFile(join(home, name), bytes)
  }
}

test('a store that the browser found damaged, and dropped, comes back from the second copy', async ({
  profile,
  baseURL: origin,
}, info) => {
  const baseURL = origin ?? ''
  test.setTimeout(300_000)
  const [saved, vault] = [info.outputPath('saved'), info.outputPath('vault')]
  await mkdir(saved, { recursive: true })
  const files = await filesFrom(['assets/sample/advert.png', 'assets/sample/invoice.pdf'])
  const first = await profile.start()
  await attachDesktop(first, saved, baseURL, vault)
  const id = await openNewCase(first, 'evidence')
  await dropFiles(first, files)
  await expect(first.locator('[data-exhibit]')).toHaveCount(files.length, slowly)
  await inTwoCopies(first)
  const tables = await recordTables(first)
  await profile.stop()

  await tear(profile.folder)
  const second = await profile.start()
  await attachDesktop(second, saved, baseURL, vault)
  await second.goto('/')
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(text.copies.restore.title, slowly)
  await second.getByRole('button', { name: text.copies.restore.button }).click()
  await expect(second.getByRole('navigation').first()).toBeVisible(slowly)
  await second.goto(`/#/case/${id}/evidence`)
  await expect(second.locator('[data-exhibit]')).toHaveCount(files.length, slowly)
  await inTwoCopies(second)
  expect(await recordTables(second)).toEqual(tables)
})
