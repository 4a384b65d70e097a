import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import { attachDesktop } from '../support/desktop.ts'
import { dropFiles, dropFromDisk, textFile } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { storedContents } from '../support/stored-contents.ts'
import { expect, test } from '../support/test.ts'

const slowly = { timeout: 60_000 }
const inTwoCopies = (page: Page) =>
  expect(page.locator('[data-copies]')).toHaveAttribute('data-copies', 'two', slowly)
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const aRecording = (bytes: number, sign: string) => Buffer.alloc(bytes, `通话记录 ${sign}\n`)

/** Originals in the vault, each compared with its name. */
async function inVault(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  for (const { parentPath, name } of files) expect(hashOf(await readFile(join(parentPath, name)))).toBe(name)
  return files.map(({ name }) => name).toSorted()
}

/** A case beside a main process, and files of the person on the disk: one of many chunks and some small ones. */
async function withFiles(page: Page, baseURL: string | undefined, info: TestInfo) {
  const folder = info.outputPath('saved')
  const mine = info.outputPath('mine')
  await Promise.all([folder, mine].map((path) => mkdir(path, { recursive: true })))
  const contents = [12_500_000, 3000, 200_000, 0].map((bytes, nth) => aRecording(bytes, String(nth)))
  const paths = contents.map((_, nth) => join(mine, `call-${nth}.txt`))
  for (const [nth, content] of contents.entries()) await writeFile(paths[nth] ?? '', content)
  const desktop = await attachDesktop(page, folder, baseURL ?? '')
  await desktop.lay(paths)
  await openNewCase(page, 'evidence')
  const count = (channel: string) => desktop.asked.filter((one) => one === channel).length
  return { desktop, paths, count, hashes: contents.map(hashOf).toSorted() }
}

test('files that are dropped are copied into the vault by main, past the page', async ({
  page,
  baseURL,
}, info) => {
  const { desktop, paths, count, hashes } = await withFiles(page, baseURL, info)
  await dropFromDisk(page, paths)
  await expect(page.locator('[data-exhibit]')).toHaveCount(paths.length, slowly)
  await inTwoCopies(page)

  expect(await inVault(desktop.vaultPath)).toEqual(hashes)
  expect((await storedContents(page)).hashes).toEqual(hashes)
  expect(count('vault:store-file')).toBe(paths.length)
  // not one byte went over the wire
  expect(count('vault:store-start') + count('vault:store-chunk')).toBe(0)
  expect(desktop.logged).toEqual([])
})

test('two copies are said only after main has copied the file', async ({ page, baseURL }, info) => {
  const { desktop, paths } = await withFiles(page, baseURL, info)
  let goOn: () => void = () => undefined
  const held = new Promise<void>((resolve) => (goOn = resolve))
  desktop.beforeReading(() => held)
  await dropFromDisk(page, paths.slice(1, 2))
  await expect(page.locator('[data-exhibit]')).toHaveCount(1, slowly)
  await page.waitForTimeout(1500)
  await expect(page.locator('[data-copies]')).toHaveAttribute('data-copies', 'copying')
  expect(desktop.asked).not.toContain('vault:store-start')

  goOn()
  await inTwoCopies(page)
  expect(await inVault(desktop.vaultPath)).toHaveLength(1)
})

test('a page that is closed before main has read the file brings its bytes when it opens again', async ({
  page,
  baseURL,
}, info) => {
  const { desktop, paths, count, hashes } = await withFiles(page, baseURL, info)
  desktop.beforeReading(() => new Promise(() => undefined))
  await dropFromDisk(page, paths)
  await expect(page.locator('[data-exhibit]')).toHaveCount(paths.length, slowly)
  await page.reload()
  await inTwoCopies(page)

  expect(await inVault(desktop.vaultPath)).toEqual(hashes)
  expect(count('vault:store-file')).toBe(0)
})

const accidents = {
  deleted: (path: string) => rm(path),
  'made shorter': (path: string) => writeFile(path, 'another'),
  // as long as before and with the old date, so that nothing but its bytes tells
  'overwritten unseen': async (path: string) => {
    const [bytes, { atime, mtime }] = await Promise.all([readFile(path), stat(path)])
    await writeFile(path, bytes.fill(0))
    await utimes(path, atime, mtime)
  },
}
for (const [what, happens] of Object.entries(accidents))
  test(`files that are ${what} after their import reach the vault from the first copy`, async ({
    page,
    baseURL,
  }, info) => {
    const { desktop, paths, count, hashes } = await withFiles(page, baseURL, info)
    desktop.beforeReading(happens)
    await dropFromDisk(page, paths)
    await expect(page.locator('[data-exhibit]')).toHaveCount(paths.length, slowly)
    await inTwoCopies(page)

    expect(await inVault(desktop.vaultPath)).toEqual(hashes)
    expect((await storedContents(page)).hashes).toEqual(hashes)
    expect(count('vault:store-chunk')).toBeGreaterThan(10)
    expect(await readdir(join(desktop.vaultPath, 'tmp'))).toEqual([])
  })

test('what lies in no file is brought in pieces', async ({ page, baseURL }, info) => {
  const { desktop, count } = await withFiles(page, baseURL, info)
  await dropFiles(page, [
    textFile('note.txt', '客服说七天内退款'),
    { name: 'a.bin', bytes: aRecording(2_500_000, 'a') },
  ])
  await expect(page.locator('[data-exhibit]')).toHaveCount(2, slowly)
  await inTwoCopies(page)

  expect(await inVault(desktop.vaultPath)).toHaveLength(2)
  expect(count('vault:store-finish')).toBe(2)
  // one of one piece, the other of three
  expect(count('vault:store-chunk')).toBe(4)
})
