import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { linked } from '#shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '#shared/core/journal/commit.ts'
import type { VaultFiles } from '#shared/vault/vault-files.ts'
import { aVault, vaultIn } from '../../builders/a-vault.ts'
import { memoryFiles } from '../../builders/memory-files.ts'
import { nodeHash, sha256Of } from '../../builders/node-hash.ts'
import { rowsInVault } from '../../builders/rows-in-vault.ts'
import { describeVault } from '../../contracts/vault.ts'
import { folderContents } from '../support/chosen-folder.ts'
import { pageFiles } from '../support/page-files.ts'
import { expect, test } from '../support/test.ts'

const noCancel = { aborted: false }
/** Longer than what is held in memory until it is kept. */
const long = new Uint8Array(9 * 1024 * 1024).fill(7)
const short = new TextEncoder().encode('订单号：DH20240918-001\n')

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 3_000_000)
    yield await Promise.resolve(bytes.subarray(at, at + 3_000_000))
}
const rows: JournalRow[] = []
for (let n = 1; n <= 60; n++)
  rows.push(linked(rows.at(-1) ?? emptyHead, `{"n":${n},"文":"${'证'.repeat(n)}"}`, nodeHash.hashText))

let page: Page
test.beforeEach(async ({ page: opened }) => {
  page = opened
  await page.goto('/')
})
const files = (folder: string = randomUUID()): Promise<VaultFiles> => pageFiles(page, folder)
/** As in Chromium outside its own disk. */
const withoutRenaming = () =>
  page.evaluate(() =>
    Reflect.set(FileSystemFileHandle.prototype, 'move', () =>
      Promise.reject(new DOMException('not here', 'NotSupportedError')),
    ),
  )

describeVault('browser’s', async () => await aVault(await files()), {
  describe: test.describe,
  it: (fact, check) => test(fact, () => check()),
  expect: (found) => expect(found),
})

for (const renames of [true, false])
  test.describe(`a folder in which files ${renames ? 'can' : 'cannot'} be renamed`, () => {
    test.beforeEach(async () => {
      if (!renames) await withoutRenaming()
    })

    test('holds what the disk of the desktop program would hold, and the other way round', async () => {
      const folder = randomUUID()
      const onDisk = memoryFiles()
      for (const vault of [await aVault(await files(folder)), await aVault(onDisk)]) {
        for (const bytes of [long, short]) await vault.store(sha256Of(bytes), inPieces(bytes), noCancel)
        for (let at = 0; at < rows.length; at += 7)
          expect((await vault.append(rows.slice(at, at + 7))).ok).toBe(true)
      }

      const found = await folderContents(page, folder)
      const wanted = new Map([...onDisk.all()].map(([path, bytes]) => [path, Buffer.from(bytes)]))
      // whose it is differs: the id is random
      for (const all of [found, wanted]) (all as Map<string, Buffer>).delete('FORMAT.json')
      expect([...found.keys()].toSorted()).toEqual([...wanted.keys()].toSorted())
      for (const [path, bytes] of wanted) expect(found.get(path)?.equals(bytes), path).toBe(true)
      expect(await rowsInVault(await aVault(memoryFiles(found)), 1)).toEqual(rows)
    })

    test('takes an original that replaces a damaged one, and sets that aside', async () => {
      const there = await files('damaged')
      const vault = await aVault(there)
      const name = sha256Of(short)
      await vault.store(name, inPieces(short), noCancel)
      const path = `objects/${name.slice(0, 2)}/${name}`
      await there.append(path, 3, new Uint8Array(0))
      expect((await vault.check(name, noCancel)).ok).toBe(false)

      expect((await vault.store(name, inPieces(short), noCancel)).ok).toBe(true)
      expect(await vault.check(name, noCancel)).toEqual({ ok: true, value: 'whole' })
      const aside = [...(await folderContents(page, 'damaged'))].filter(([at]) => at.startsWith('damaged/'))
      expect(aside.map(([, bytes]) => bytes)).toEqual([Buffer.from(short.slice(0, 3))])
    })

    test('cuts off an append that never finished, and keeps it', async () => {
      const there = await files('torn')
      const vault = await aVault(there)
      await vault.append(rows.slice(0, 5))
      const path = 'journal/000000000001.jrnl'
      const size = (await there.sizeOf(path)) ?? 0
      await there.append(path, size, short)

      const after = await aVault(await files('torn'))
      expect(await rowsInVault(after, 1)).toEqual(rows.slice(0, 5))
      expect((await after.append(rows.slice(5, 9))).ok).toBe(true)
      expect(await rowsInVault(await aVault(await files('torn')), 1)).toEqual(rows.slice(0, 9))
    })
  })

test('a name without bytes, as a crash leaves it, is taken for nothing', async () => {
  await page.evaluate(async () => {
    const root = await (
      await navigator.storage.getDirectory()
    ).getDirectoryHandle('crashed', { create: true })
    await root.getFileHandle('FORMAT.json', { create: true })
    const journal = await root.getDirectoryHandle('journal', { create: true })
    await journal.getFileHandle('000000000001.jrnl', { create: true })
  })
  const vault = await aVault(await files('crashed'))

  expect(await vault.state()).toMatchObject({ ok: true, value: { head: emptyHead } })
  expect((await vault.append(rows)).ok).toBe(true)
  expect(await rowsInVault(await aVault(await files('crashed')), 1)).toEqual(rows)
})

test('what another program appended meanwhile is not cut off', async () => {
  const [one, other] = [await aVault(await files('shared')), await files('shared')]
  await one.append(rows.slice(0, 5))
  const theirs = await aVault(other)
  expect((await theirs.append(rows.slice(5, 9))).ok).toBe(true)

  expect(await one.append(rows.slice(5, 7))).toMatchObject({
    failure: { kind: 'vault/unavailable', detail: 'changed by another program' },
  })
  expect(await rowsInVault(await aVault(await files('shared')), 1)).toEqual(rows.slice(0, 9))
})

test('a write that the disk refuses leaves the file as it was', async () => {
  const there = await files('full')
  const vault = await aVault(there)
  await vault.append(rows.slice(0, 5))
  await page.evaluate(() => {
    const stream = FileSystemWritableFileStream.prototype
    const write = Reflect.get(stream, 'write')
    Reflect.set(stream, 'write', () => {
      Reflect.set(stream, 'write', write)
      return Promise.reject(new DOMException('no room', 'QuotaExceededError'))
    })
  })

  expect(await vault.append(rows.slice(5))).toMatchObject({ failure: { kind: 'vault/full' } })
  expect((await vault.append(rows.slice(5))).ok).toBe(true)
  expect(await rowsInVault(await aVault(await files('full')), 1)).toEqual(rows)
})

test('a folder that was deleted underneath is no new vault', async () => {
  const there = await files('gone')
  const vault = await aVault(there)
  await page.evaluate(async () =>
    (await navigator.storage.getDirectory()).removeEntry('gone', { recursive: true }),
  )

  expect(await vault.append(rows)).toMatchObject({ failure: { detail: 'NotFoundError' } })
  expect(await vaultIn(there)).toMatchObject({
    failure: { kind: 'vault/unavailable', detail: 'NotFoundError' },
  })
})
