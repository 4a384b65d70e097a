import { createHash } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messagesOf } from '#shared/messages/messages.ts'
import { attachDesktop } from '../support/desktop.ts'
import { dropFiles, filesFrom } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { storedRows } from '../support/stored-rows.ts'
import { expect, test } from '../support/test.ts'

const text = messagesOf('en')
const { purge } = text.trash
const slowly = { timeout: 60_000 }

const inTwoCopies = (page: Page) =>
  expect(page.locator('[data-copies]')).toHaveAttribute('data-copies', 'two', slowly)
const originalsIn = async (folder: string) =>
  (await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('what is deleted for good is gone from both copies, also after a restart, and nothing is missed', async ({
  profile,
  baseURL,
}, info) => {
  test.setTimeout(300_000)
  const folder = info.outputPath('saved')
  await mkdir(folder, { recursive: true })
  const files = await filesFrom(['assets/sample/advert.png', 'assets/sample/call-0325.mp3'])
  const first = await profile.start()
  const desktop = await attachDesktop(first, folder, baseURL ?? '')
  await first.goto(baseURL ?? '')
  const id = await openNewCase(first, 'evidence')
  await dropFiles(first, files)
  await expect(first.locator('[data-exhibit]')).toHaveCount(2, slowly)
  await inTwoCopies(first)
  expect(await originalsIn(desktop.vaultPath)).toHaveLength(2)

  const call = first.locator('[data-exhibit]').filter({ hasText: 'call-0325' })
  await call.focus()
  await first.keyboard.press('Delete')
  await first.getByRole('button', { name: text.evidence.remove.confirm(1) }).click()
  await first.goto(`${baseURL}/#/trash`)
  await first.getByRole('button', { name: purge.buttonOf('“call-0325”') }).click()
  await first.getByRole('textbox', { name: purge.type(purge.word) }).fill(purge.word)
  await first.getByRole('dialog').getByRole('button', { name: purge.confirm }).click()
  await expect(first.getByRole('heading', { name: text.trash.empty.title })).toBeVisible()
  const [kept] = files.filter(({ name }) => name.endsWith('.png')).map(({ bytes }) => hashOf(bytes))
  await expect.poll(() => originalsIn(desktop.vaultPath), slowly).toEqual([kept])
  await expect.poll(async () => (await storedRows(first)).orphans, slowly).toBe(0)
  await inTwoCopies(first)
  await profile.stop()

  const second = await profile.start()
  await attachDesktop(second, folder, baseURL ?? '', desktop.vaultPath)
  await second.goto(`${baseURL}/#/settings`)
  await inTwoCopies(second)
  const { check } = text.copies
  await second.getByRole('button', { name: check.button }).click()
  await expect(second.getByText(/1 of 1 files are whole/)).toBeVisible(slowly)
  expect(await originalsIn(desktop.vaultPath)).toEqual([kept])
  expect(await storedRows(second)).toMatchObject({ exhibits: 1, broken: 0, orphans: 0, chainWhole: true })
  await second.goto(`${baseURL}/#/case/${id}/history`)
  await expect(second.locator('[data-seq]').first()).toContainText(
    'Deleted for good: the exhibit “call-0325”',
  )
})
