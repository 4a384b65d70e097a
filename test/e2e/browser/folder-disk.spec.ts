import { createHash, randomUUID } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { linked } from '#shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '#shared/core/journal/commit.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { diskFiles } from '../../../electron/vault/disk-files.ts'
import { vaultOver } from '../../../electron/vault/disk-vault.ts'
import { aVault } from '../../builders/a-vault.ts'
import { nodeHash, sha256Of } from '../../builders/node-hash.ts'
import { rowsInVault } from '../../builders/rows-in-vault.ts'
import { allowFolder, dropFolder } from '../support/disk-folder.ts'
import { dropChunks } from '../support/drop-chunks.ts'
import { dropFiles, filesFrom } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { pageFiles } from '../support/page-files.ts'
import type { Profile } from '../support/profile.ts'
import { storedContents } from '../support/stored-contents.ts'
import { expect, test } from '../support/test.ts'

const text = messagesOf('en')
const words = text.folder
const slowly = { timeout: 60_000 }
const noCancel = { aborted: false }
test.setTimeout(240_000)

const badge = (page: Page) => page.locator('[data-copies]')
const inTwoCopies = (page: Page) => expect(badge(page)).toHaveAttribute('data-copies', 'two', slowly)

interface Started {
  readonly profile: Profile
  readonly baseURL: string | undefined
}
/** A browser that may write to a folder of the disk, which need not be the page's choice yet. */
async function startAllowed({ profile, baseURL = '' }: Started, place: string): Promise<Page> {
  await profile.stop()
  await mkdir(place, { recursive: true })
  await allowFolder(profile.folder, baseURL, place)
  const page = await profile.start()
  await page.goto('/')
  return page
}

/** The vault in a folder as the desktop program opens it, and what of it is not as its name says. */
async function onDisk(place: string) {
  const opened = await vaultOver({ files: diskFiles(place, randomUUID) })
  if (!opened.ok) throw new Error(opened.failure.kind)
  const names = (await readdir(join(place, 'objects'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ path: join(parentPath, name), name }))
  for (const { path, name } of names)
    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(name)
  return { vault: opened.value, hashes: names.map(({ name }) => name).toSorted() }
}

const rows: JournalRow[] = []
for (let n = 1; n <= 60; n++)
  rows.push(linked(rows.at(-1) ?? emptyHead, `{"n":${n},"文":"${'证'.repeat(n)}"}`, nodeHash.hashText))
/** The second is longer than what is held in memory until it is kept. */
const originals = [new Uint8Array(300_000).fill(1), new Uint8Array(9 * 1024 * 1024).fill(2)]
async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 3_000_000)
    yield await Promise.resolve(bytes.subarray(at, at + 3_000_000))
}

test('what a page writes to a folder of the disk is what the desktop program reads there', async ({
  profile,
  baseURL,
}, info) => {
  const place = info.outputPath('USB')
  const page = await startAllowed({ profile, baseURL }, place)
  await dropFolder(page, place)
  const files = await pageFiles(page, 'vault')
  const vault = await aVault(files)
  for (const bytes of originals)
    expect((await vault.store(sha256Of(bytes), inPieces(bytes), noCancel)).ok).toBe(true)
  for (let at = 0; at < rows.length; at += 7)
    expect((await vault.append(rows.slice(at, at + 7))).ok).toBe(true)

  const found = await onDisk(join(place, 'vault'))
  expect(await rowsInVault(found.vault, 1)).toEqual(rows)
  expect(found.hashes).toEqual(originals.map(sha256Of).toSorted())
  expect(await readdir(join(place, 'vault/tmp'))).toEqual([])

  // a byte too many at the end of an original, and half a row at that of the journal
  const [name = ''] = found.hashes
  await appendFile(join(place, 'vault/objects', name.slice(0, 2), name), 'x')
  const segments = (await readdir(join(place, 'vault/journal'))).toSorted()
  await appendFile(join(place, 'vault/journal', segments.at(-1) ?? ''), 'half')
  const again = await aVault(await pageFiles(page, 'vault'))
  expect(await rowsInVault(again, 1)).toEqual(rows)
  for (const bytes of originals)
    expect((await again.store(sha256Of(bytes), inPieces(bytes), noCancel)).ok).toBe(true)
  expect((await onDisk(join(place, 'vault'))).hashes).toEqual(found.hashes)
  expect(await readdir(join(place, 'vault/damaged'))).toHaveLength(2)
})

test('records in a folder of the disk outlast the browser that wrote them', async ({
  profile,
  baseURL,
}, info) => {
  const place = info.outputPath('USB')
  const first = await startAllowed({ profile, baseURL }, place)
  await openNewCase(first, 'evidence')
  await dropFiles(first, await filesFrom(['assets/sample/advert.png', 'assets/sample/call-0325.mp3']))
  await expect(first.locator('[data-exhibit]')).toHaveCount(2, slowly)
  await first.goto('/#/settings')
  await dropFolder(first, place)
  await first.getByRole('button', { name: words.choose }).click()
  await inTwoCopies(first)
  const before = await storedContents(first)
  const found = await onDisk(place)
  expect(found.hashes).toEqual(before.hashes)
  expect(await rowsInVault(found.vault, 1)).toHaveLength(before.tables['journal']?.length ?? 0)

  // the browser remembers folder and permission over a restart
  const second = await startAllowed({ profile, baseURL }, place)
  await inTwoCopies(second)
  await profile.stop()

  await rm(join(profile.folder, 'Default/IndexedDB'), { recursive: true })
  const third = await startAllowed({ profile, baseURL }, place)
  await dropFolder(third, place)
  await third.getByRole('button', { name: words.forgotten.choose }).click()
  await expect(third.getByRole('heading', { level: 1 })).toHaveText(text.copies.restore.title, slowly)
  await third.getByRole('button', { name: text.copies.restore.button, exact: true }).click()
  await expect(third.getByRole('navigation').first()).toBeVisible(slowly)
  await inTwoCopies(third)
  const after = await storedContents(third)
  expect(after).toEqual(before)

  // the page may not, and has lost the file: the service worker has it from the folder by itself
  await dropChunks(third)
  await third.addInitScript(() =>
    Reflect.set(FileSystemHandle.prototype, 'queryPermission', () => Promise.resolve('prompt')),
  )
  await third.reload()
  await expect(badge(third)).toHaveAttribute('data-copies', 'one', slowly)
  await third.locator('a[href*="/case/"]').first().click()
  await third.getByRole('link', { name: text.app.nav.sections.evidence }).click()
  const recording = third.locator('[data-exhibit]').filter({ hasText: /call-0325/ })
  await recording.getByRole('button').nth(1).press('Enter')
  await expect
    .poll(() => third.evaluate(() => document.querySelector('audio')?.duration ?? 0), slowly)
    .toBeGreaterThan(1)
  expect((await storedContents(third)).hashes).not.toEqual(before.hashes)
})
