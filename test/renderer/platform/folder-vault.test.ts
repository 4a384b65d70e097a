// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { folderVault, lookedInto } from '../../../renderer/platform/folder-vault/folder-vault.ts'
import { linked } from '../../../shared/core/journal/chain.ts'
import { inPieces, rowsNaming, someOriginals } from '../../builders/a-filled-vault.ts'
import { memoryDirectory } from '../../builders/memory-directory.ts'
import { nodeHash, sha256Of } from '../../builders/node-hash.ts'

const noCancel = { aborted: false }
const [original = new Uint8Array(0)] = someOriginals(1)
const name = sha256Of(original)
const rows = rowsNaming([original])
const [last = rows[0]] = rows.slice(-1)
const purge = { v: 1, at: '2026-12-01T08:00:00.000Z', ops: [], purge: { records: [{ sha256: name }] } }
const purgeRow = linked(last ?? { seq: 0, hash: '' }, JSON.stringify(purge), nodeHash.hashText)
const missing = { ok: false, failure: { kind: 'vault/folder-missing', folder: 'USB' } }

let ids = 0
const parts = {
  hashes: () => Promise.resolve(nodeHash),
  newId: () => `id-${(ids += 1)}`,
  hold: () => Promise.resolve(true),
}
async function filled() {
  const directory = memoryDirectory('USB')
  const vault = folderVault(directory.handle, parts)
  await vault.store(name, inPieces(original), noCancel)
  expect((await vault.append([...rows, purgeRow])).ok).toBe(true)
  return { directory, vault }
}

describe('the vault in a folder whose drive is away', () => {
  it('does not answer from memory, nor take what it cannot see for gone', async () => {
    const { directory, vault } = await filled()
    directory.isAway = true

    expect(await vault.state()).toEqual(missing)
    expect(await vault.sizeOf(name)).toEqual(missing)
    expect(await vault.read(name, 0, 1)).toEqual(missing)
    expect(await vault.check(name, noCancel)).toEqual(missing)
    expect(await vault.remove(name, purgeRow.seq)).toEqual(missing)
  })

  it('goes on when it is back: the bytes of a purged original go then', async () => {
    const { directory, vault } = await filled()
    directory.isAway = true
    await vault.remove(name, purgeRow.seq)
    directory.isAway = false

    expect(await vault.state()).toMatchObject({ value: { head: { seq: purgeRow.seq } } })
    expect(await vault.remove(name, purgeRow.seq)).toEqual({ ok: true, value: 'gone' })
    expect([...directory.files.keys()].filter((path) => path.startsWith('objects/'))).toEqual([])
  })

  it('is noticed where the place of the drive is an empty folder', async () => {
    const { directory, vault } = await filled()
    const kept = new Map(directory.files)
    directory.files.clear()
    expect(await vault.remove(name, purgeRow.seq)).toEqual(missing)
    expect(directory.files.size).toBe(0)
    for (const [path, bytes] of kept) directory.files.set(path, bytes)

    expect(await vault.sizeOf(name)).toEqual({ ok: true, value: original.length })
  })
})

describe('a folder that is only looked at', () => {
  it('stays as it is, with what another program is writing there', async () => {
    const { directory } = await filled()
    const [journal = ''] = [...directory.files.keys()].filter((path) => path.startsWith('journal/'))
    directory.files.set('tmp/theirs', new Uint8Array([1]))
    directory.files.set(journal, new Uint8Array([...(directory.files.get(journal) ?? []), 1, 2, 3]))
    directory.files.delete('FORMAT.json')
    const before = new Map(directory.files)
    const looked = await lookedInto(directory.handle, parts)

    expect(looked.ok && (await looked.value.state())).toMatchObject({
      value: { head: { seq: purgeRow.seq } },
    })
    expect(looked.ok && (await looked.value.rows(1))).toMatchObject({ ok: true })
    expect(directory.files).toEqual(before)
  })

  it('says what it is not', async () => {
    const directory = memoryDirectory('USB', new Map([['FORMAT.json', new Uint8Array([1])]]))

    expect(await lookedInto(directory.handle, parts)).toMatchObject({
      failure: { kind: 'vault/not-a-vault' },
    })
  })
})

describe('the vault in a folder that others change', () => {
  it('is opened anew after another vault took its place', async () => {
    const { directory, vault } = await filled()
    const other = memoryDirectory('other')
    await folderVault(other.handle, parts).state()
    directory.files.clear()
    for (const [path, bytes] of other.files) directory.files.set(path, bytes)

    expect(await vault.state()).toMatchObject({ failure: { detail: 'changed by another program' } })
    expect(await vault.state()).toMatchObject({ value: { head: { seq: 0 } } })
  })

  it('is opened anew after another program appended to it', async () => {
    const { directory, vault } = await filled()
    const theirs = linked(purgeRow, '{"of":"theirs"}', nodeHash.hashText)
    expect((await folderVault(directory.handle, parts).append([theirs])).ok).toBe(true)
    const mine = linked(theirs, '{"of":"mine"}', nodeHash.hashText)

    expect(await vault.append([linked(purgeRow, '{}', nodeHash.hashText)])).toMatchObject({
      failure: { detail: 'changed by another program' },
    })
    expect(await vault.append([mine])).toMatchObject({ value: { seq: mine.seq } })
  })

  it('tells of a permission that was taken away, without a change', async () => {
    const { directory, vault } = await filled()
    directory.permission = 'prompt'

    expect(await vault.state()).toEqual({ ok: false, failure: { kind: 'vault/not-allowed', folder: 'USB' } })
  })
})
