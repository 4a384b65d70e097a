import { describe, expect, it } from 'vitest'
import { linked } from '../../shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '../../shared/core/journal/commit.ts'
import { bytesOfHex } from '../../shared/vault/hexadecimal.ts'
import { purgedOriginals } from '../../shared/vault/purged-originals.ts'
import { DiskError, type VaultFiles } from '../../shared/vault/vault-files.ts'
import { inPieces } from '../builders/a-filled-vault.ts'
import { aVault, vaultIn } from '../builders/a-vault.ts'
import { memoryFiles } from '../builders/memory-files.ts'
import { nodeHash, sha256Of } from '../builders/node-hash.ts'
import { rowsInVault } from '../builders/rows-in-vault.ts'

const noCancel = { aborted: false }
const rowsOf = (...bodies: readonly string[]): readonly JournalRow[] => {
  const rows: JournalRow[] = []
  for (const body of bodies) rows.push(linked(rows.at(-1) ?? emptyHead, body, nodeHash.hashText))
  return rows
}
const isWritten = (row: JournalRow, all: readonly JournalRow[]) => all.some(({ hash }) => hash === row.hash)

describe('a long journal', () => {
  it('is given out in answers of about a megabyte, wherever they are begun', async () => {
    const rows = rowsOf(
      ...Array.from({ length: 9 }, (_, n) => JSON.stringify({ n, text: 'x'.repeat(300_000) })),
    )
    // all in one segment
    const vault = await aVault(memoryFiles())
    await vault.append(rows)
    const page = await vault.rows(1)

    expect(page.ok && page.value.length).toBe(4)
    expect(await rowsInVault(vault, 1)).toEqual(rows)
    expect(await rowsInVault(vault, 6)).toEqual(rows.slice(5))
  })

  it('does not give out what an append left that nobody was told of', async () => {
    const rows = rowsOf('{"a":1}', '{"b":2}', '{"c":3}')
    const files = memoryFiles()
    let isOff = false
    const refusing: VaultFiles = {
      ...files,
      async append(path, at, bytes) {
        await files.append(path, at, bytes)
        if (isOff) throw new DiskError('EIO')
      },
    }
    const vault = await aVault(refusing)
    await vault.append(rows.slice(0, 1))
    isOff = true
    expect(await vault.append(rows.slice(1))).toMatchObject({ failure: { kind: 'vault/unavailable' } })
    isOff = false

    expect(await rowsInVault(vault, 1)).toEqual(rows.slice(0, 1))
    expect((await vault.append(rows.slice(1))).ok).toBe(true)
    expect(await rowsInVault(await aVault(files), 1)).toEqual(rows)
  })

  it('takes nothing behind damage, and says where that is', async () => {
    const rows = rowsOf('{"a":1}', '{"b":2}')
    const files = memoryFiles()
    await (await aVault(files)).append(rows)
    files.damage('journal/000000000001.jrnl', (bytes) => bytes.with(60, (bytes[60] ?? 0) ^ 1))
    const vault = await aVault(files)

    expect(await vault.append(rows)).toEqual({ ok: false, failure: { kind: 'vault/damaged', seq: 1 } })
    expect((await vault.cutDamage()).ok).toBe(true)
    expect((await vault.append(rows)).ok).toBe(true)
    expect((await rowsInVault(await aVault(files), 1)).every((row) => isWritten(row, rows))).toBe(true)
  })

  it('is read past files that are none of its segments', async () => {
    const files = memoryFiles(new Map([['journal/Thumbs.db', new Uint8Array(9)]]))
    const rows = rowsOf('{"a":1}')
    await (await aVault(files)).append(rows)

    expect(await rowsInVault(await aVault(files), 1)).toEqual(rows)
    expect(files.all().get('journal/Thumbs.db')).toHaveLength(9)
  })
})

describe('a large original', () => {
  const bytes = new Uint8Array(2 * 1024 * 1024).fill(5)
  const name = sha256Of(bytes)

  it('is compared with its name to the last byte, also where it ends with a whole step', async () => {
    const files = memoryFiles()
    const vault = await aVault(files)
    await vault.store(name, inPieces(bytes, 65_536), noCancel)
    expect(await vault.check(name, noCancel)).toEqual({ ok: true, value: 'whole' })

    files.damage(`objects/${name.slice(0, 2)}/${name}`, (held) => held.with(held.length - 1, 6))
    expect(await vault.check(name, noCancel)).toMatchObject({ failure: { kind: 'vault/original-damaged' } })
  })

  it('is neither lost nor damaged while the disk does not answer', async () => {
    const files = memoryFiles()
    await (await aVault(files)).store(name, inPieces(bytes, 65_536), noCancel)
    const read: VaultFiles['read'] = (path, ...range) =>
      path.startsWith('objects/') ? Promise.reject(new DiskError('EIO')) : files.read(path, ...range)
    const vault = await aVault({ ...files, read })

    expect(await vault.read(name, 0, 10)).toMatchObject({ failure: { kind: 'vault/unavailable' } })
    expect(await vault.check(name, noCancel)).toMatchObject({ failure: { kind: 'vault/unavailable' } })
  })
})

describe('a purge', () => {
  it('leaves the damaged bytes of other originals aside', async () => {
    const files = memoryFiles()
    const vault = await aVault(files)
    const [mine, other] = [new Uint8Array(10).fill(1), new Uint8Array(10).fill(2)]
    for (const one of [mine, other]) {
      const path = `objects/${sha256Of(one).slice(0, 2)}/${sha256Of(one)}`
      await vault.store(sha256Of(one), inPieces(one), noCancel)
      files.damage(path, (held) => held.with(0, 9))
      await vault.store(sha256Of(one), inPieces(one), noCancel)
    }
    const body = JSON.stringify({ purge: { records: [{ sha256: sha256Of(mine) }, { entity: 'case' }] } })
    await vault.append(rowsOf(body))

    expect(await vault.remove(sha256Of(mine), 1)).toEqual({ ok: true, value: 'gone' })
    const aside = await files.list('damaged')
    expect(aside).toHaveLength(1)
    expect(aside[0]).toContain(sha256Of(other))
  })

  it('names the originals of its row only', () => {
    expect(purgedOriginals('{"purge":{"records":[{"sha256":"a"},{"entity":"case"}]}}')).toEqual(
      new Set(['a']),
    )
    expect(purgedOriginals('{"ops":[]}')).toEqual(new Set())
  })
})

describe('the file that says what a vault is', () => {
  it('is made anew where its own check does not hold', async () => {
    const files = memoryFiles()
    const rows = rowsOf('{"a":1}')
    await (await aVault(files)).append(rows)
    files.damage('FORMAT.json', (bytes) =>
      new TextEncoder().encode(new TextDecoder().decode(bytes).replace('"epoch": 1', '"epoch": 7')),
    )
    const opened = await vaultIn(files)

    expect(opened.ok && (await rowsInVault(opened.value, 1))).toEqual(rows)
    expect(await files.list('damaged')).toHaveLength(1)
  })
})

it.each(['0', 'zz', '0A', ' 0'])('%j is no pair of hexadecimal digits', (text) => {
  expect(() => bytesOfHex(text)).toThrow(RangeError)
})
