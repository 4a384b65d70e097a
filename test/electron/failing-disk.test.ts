import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type DiskCalls, diskFiles } from '../../electron/vault/disk-files.ts'
import { linked } from '../../shared/core/journal/chain.ts'
import { emptyHead } from '../../shared/core/journal/commit.ts'
import type { Vault } from '../../shared/core/ports.ts'
import { copyVault } from '../../shared/vault/copy-vault.ts'
import { aFilledVault, fill, inPieces, rowsNaming, someOriginals } from '../builders/a-filled-vault.ts'
import { aVault, vaultIn } from '../builders/a-vault.ts'
import { failingCalls } from '../builders/failing-calls.ts'
import { memoryFiles } from '../builders/memory-files.ts'
import { nodeHash, sha256Of } from '../builders/node-hash.ts'
import { rowsInVault } from '../builders/rows-in-vault.ts'

const home = mkdtempSync(join(tmpdir(), 'failing-disk-'))
afterAll(() => rmSync(home, { recursive: true }))
// every step is put down on a disk that others use too
const patient = { timeout: 180_000 }
const noCancel = { aborted: false }
const run = { cancel: noCancel, onProgress: () => undefined, freeBytes: () => Promise.resolve(undefined) }

const originals = someOriginals(3)
const [first = new Uint8Array(0)] = originals
const rows = rowsNaming(originals)
const last = rows.at(-1) ?? emptyHead
const purge = {
  v: 1,
  at: '2026-12-01T08:00:00.000Z',
  ops: [],
  purge: { records: [{ sha256: sha256Of(first) }] },
}
const purgeRow = linked(last, JSON.stringify(purge), nodeHash.hashText)

const filesIn = (folder: string, calls?: DiskCalls) => diskFiles(folder, randomUUID, calls)
const storeAll = async (vault: Vault) => {
  for (const bytes of originals) {
    const stored = await vault.store(sha256Of(bytes), inPieces(bytes), noCancel)
    if (!stored.ok) return stored
  }
  return { ok: true }
}
const appendRest = async (vault: Vault, all = rows) => {
  const state = await vault.state()
  return state.ok ? await vault.append(all.slice(state.value.head.seq)) : state
}
const journalFiles = (folder: string) =>
  readdirSync(join(folder, 'journal')).map((name) => join(folder, 'journal', name))

interface Flow {
  /** What lies in the folder before, on a disk that works. */
  readonly before: (vault: Vault, folder: string) => Promise<unknown>
  /** What is done while a call fails; done again it ends well. */
  readonly act: (
    vault: Vault,
    folder: string,
  ) => Promise<{ readonly ok: boolean; readonly failure?: unknown }>
  /** Rows and whole originals at its end. */
  readonly after: readonly [number, number]
}
const another = () => join(home, randomUUID())
const flows: Readonly<Record<string, Flow>> = {
  'originals coming in': { before: () => Promise.resolve(), act: storeAll, after: [0, 3] },
  'records being written': { before: storeAll, act: (vault) => appendRest(vault), after: [4, 3] },
  'a purge': {
    before: (vault) => fill(vault, originals),
    async act(vault) {
      const appended = await appendRest(vault, [...rows, purgeRow])
      return appended.ok ? await vault.remove(sha256Of(first), purgeRow.seq) : appended
    },
    after: [5, 2],
  },
  'a backup to here': {
    before: () => Promise.resolve(),
    async act(vault) {
      const full = await aFilledVault(originals.length)
      return await copyVault(full.vault, vault, run)
    },
    after: [4, 3],
  },
  'a copy from here': {
    before: (vault) => fill(vault, originals),
    act: async (vault) => await copyVault(vault, await aVault(memoryFiles()), run),
    after: [4, 3],
  },
  'the mending of damage': {
    async before(vault, folder) {
      await fill(vault, originals)
      const [path = ''] = journalFiles(folder)
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.with(80, (bytes[80] ?? 0) ^ 1))
      const name = sha256Of(first)
      truncateSync(join(folder, 'objects', name.slice(0, 2), name), 7)
    },
    async act(vault) {
      const state = await vault.state()
      if (!state.ok) return state
      const cut = state.value.damagedFrom === undefined ? state : await vault.cutDamage()
      if (!cut.ok) return cut
      const stored = await storeAll(vault)
      return stored.ok ? await appendRest(vault) : stored
    },
    after: [4, 3],
  },
}

/** What matters of a vault, on a disk that works. */
async function held(folder: string) {
  const vault = await aVault(filesIn(folder))
  const checks = await Promise.all(originals.map((bytes) => vault.check(sha256Of(bytes), noCancel)))
  return { there: await rowsInVault(vault, 1), whole: checks.filter(({ ok }) => ok).length }
}

describe.each(Object.entries(flows))('%s, on a real disk', (_, { before, act, after }) => {
  it.each([
    ['EIO', 'vault/unavailable'],
    ['ENOSPC', 'vault/full'],
  ])(
    'end with a clear failure and go on later, whichever call fails with %s',
    patient,
    async (code, kind) => {
      const [rowsAfter, wholeAfter] = after
      const begun = another()
      await before(await aVault(filesIn(begun)), begun)
      let failed = 0
      for (let failsAt = 1, wasReached = true; wasReached; failsAt++) {
        const folder = another()
        cpSync(begun, folder, { recursive: true })
        const disk = failingCalls(failsAt, code)
        const opened = await vaultIn(filesIn(folder, disk.calls))
        const acted = opened.ok ? await act(opened.value, folder) : opened
        wasReached = disk.count() >= failsAt
        if (!acted.ok) {
          failed += 1
          expect(JSON.stringify(acted.failure)).toContain(`"${kind}"`)
        }
        if (acted.ok) expect(await held(folder)).toMatchObject({ whole: wholeAfter })

        // whatever is there is whole, and the work can be done again
        const { there } = await held(folder)
        expect(there).toEqual([...rows, purgeRow].slice(0, there.length))
        expect(readdirSync(join(folder, 'tmp'))).toEqual([])
        const again = await act(await aVault(filesIn(folder)), folder)
        expect(again).toMatchObject({ ok: true })
        const ended = await held(folder)
        expect([ended.there.length, ended.whole]).toEqual([rowsAfter, wholeAfter])
        rmSync(folder, { recursive: true })
      }
      expect(failed).toBeGreaterThan(8)
    },
  )
})

describe('a segment of the journal that another program cut short', () => {
  it('is not written on: that would leave a hole', async () => {
    const folder = another()
    const vault = await aVault(filesIn(folder))
    await vault.append(rows.slice(0, 2))
    const [path = ''] = journalFiles(folder)
    truncateSync(path, 60)

    expect(await vault.append(rows.slice(2))).toMatchObject({ failure: { kind: 'vault/unavailable' } })
    expect(readFileSync(path)).toHaveLength(60)
  })
})

describe('a segment of the journal that another program wrote on', () => {
  it('is not cut back to what this one knows', async () => {
    const folder = another()
    const vault = await aVault(filesIn(folder))
    await vault.append(rows.slice(0, 2))
    expect((await (await aVault(filesIn(folder))).append(rows.slice(2))).ok).toBe(true)

    expect(await vault.append(rows.slice(2, 3))).toMatchObject({
      failure: { kind: 'vault/unavailable', detail: 'changed by another program' },
    })
    expect(await rowsInVault(await aVault(filesIn(folder)), 1)).toEqual(rows)
  })

  it('is told from what an append of its own left that failed at any step', patient, async () => {
    let failed = 0
    for (let failsAt = 1, wasReached = true; wasReached; failsAt++) {
      const folder = another()
      await (await aVault(filesIn(folder))).append(rows.slice(0, 1))
      const disk = failingCalls(failsAt)
      const opened = await vaultIn(filesIn(folder, disk.calls))
      const first = opened.ok ? await opened.value.append(rows.slice(1, 3)) : opened
      wasReached = disk.count() >= failsAt
      if (!opened.ok || first.ok) continue
      failed += 1
      expect((await opened.value.append(rows.slice(1, 3))).ok).toBe(true)
      expect((await opened.value.append(rows.slice(3))).ok).toBe(true)
      expect(await rowsInVault(await aVault(filesIn(folder)), 1)).toEqual(rows)
    }
    expect(failed).toBeGreaterThan(4)
  })
})

describe('a bug', () => {
  it('is not taken for a fault of the disk', async () => {
    const { calls } = failingCalls()
    const readdir: DiskCalls['readdir'] = new Proxy(calls.readdir, {
      apply: () => Promise.reject(new TypeError('no')),
    })

    await expect(filesIn(another(), { ...calls, readdir }).list('journal')).rejects.toThrow(TypeError)
  })
})
