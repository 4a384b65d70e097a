import { describe, expect, it } from 'vitest'
import { linked } from '../../shared/core/journal/chain.ts'
import type { Vault } from '../../shared/core/ports.ts'
import { copyVault, type CopyProgress, type CopyRun } from '../../shared/vault/copy-vault.ts'
import { untouchedFiles } from '../../shared/vault/untouched-files.ts'
import { vaultContents } from '../../shared/vault/vault-contents.ts'
import { aFilledVault, fill, inPieces, rowsNaming, someOriginals } from '../builders/a-filled-vault.ts'
import { aVault, vaultIn } from '../builders/a-vault.ts'
import { type MemoryFiles, memoryFiles } from '../builders/memory-files.ts'
import { nodeHash, sha256Of } from '../builders/node-hash.ts'
import { rowsInVault } from '../builders/rows-in-vault.ts'

const run = (over: Partial<CopyRun> = {}): CopyRun => ({
  cancel: { aborted: false },
  onProgress: () => undefined,
  freeBytes: () => Promise.resolve(undefined),
  ...over,
})
const noCancel = { aborted: false }
const count = 4

/** What matters of a vault: its rows, and the originals that are whole. */
async function held(vault: Vault) {
  const whole = await Promise.all(
    someOriginals(count).map(async (bytes) => (await vault.check(sha256Of(bytes), noCancel)).ok),
  )
  return { rows: await rowsInVault(vault, 1), whole: whole.filter(Boolean).length }
}
const objectOf = (bytes: Uint8Array) => {
  const name = sha256Of(bytes)
  return `objects/${name.slice(0, 2)}/${name}`
}
const flipped = (bytes: Uint8Array<ArrayBuffer>) => bytes.with(0, (bytes[0] ?? 0) ^ 1)

describe('a copy of a vault', () => {
  it('holds every row and every original, and says what they are', async () => {
    const { vault, rows } = await aFilledVault(count)
    const copy = memoryFiles()
    const told: CopyProgress[] = []

    const copied = await copyVault(vault, await aVault(copy), run({ onProgress: (one) => told.push(one) }))

    expect(copied).toMatchObject({
      ok: true,
      value: {
        copied: count,
        lost: [],
        contents: { cases: 1, exhibits: count, rows: count + 1, last: '2026-11-05T08:00:00.000Z' },
      },
    })
    expect(await held(await aVault(memoryFiles(copy.all())))).toEqual({ rows, whole: count })
    expect(told.at(-1)).toEqual({ step: 'check', done: 15_000, total: 15_000 })
    expect(told.filter(({ step }) => step === 'copy').at(-1)).toMatchObject({ done: 15_000, total: 15_000 })
  })

  it('gets only what it lacks the next time', async () => {
    const { vault, originals } = await aFilledVault(2)
    const copy = memoryFiles()
    await copyVault(vault, await aVault(copy), run())
    const more = someOriginals(count)
    const { rows } = await fill(vault, more)
    const before = copy.steps()

    const again = await copyVault(vault, await aVault(copy), run())

    expect(again).toMatchObject({ ok: true, value: { copied: 2 } })
    expect(await held(await aVault(copy))).toEqual({ rows, whole: count })
    expect(originals).toHaveLength(2)
    // nothing new: nothing is written
    const after = copy.steps()
    expect(after).toBeGreaterThan(before)
    expect(await copyVault(vault, await aVault(copy), run())).toMatchObject({ value: { copied: 0 } })
    expect(copy.steps()).toBe(after)
  })

  it('keeps what comes while it is made for the next time', async () => {
    const { vault, rows } = await aFilledVault(2)
    const growing: Vault = {
      ...vault,
      async rows(from) {
        await vault.append(rowsNaming(someOriginals(count)).slice(rows.length))
        return await vault.rows(from)
      },
    }
    const copy = await aVault(memoryFiles())

    expect(await copyVault(growing, copy, run())).toMatchObject({ ok: true, value: { lost: [] } })
    expect(await rowsInVault(copy, 1)).toEqual(rows)
  })

  it('is mended where it was damaged, and the damaged bytes are set aside', async () => {
    const { vault, originals, rows } = await aFilledVault(count)
    const copy = memoryFiles()
    await copyVault(vault, await aVault(copy), run())
    copy.damage(objectOf(originals[1] ?? new Uint8Array()), flipped)
    copy.damage('journal/000000000001.jrnl', (bytes) => bytes.with(80, (bytes[80] ?? 0) ^ 1))

    expect(await copyVault(vault, await aVault(copy), run())).toMatchObject({
      ok: true,
      value: { copied: 1, lost: [] },
    })
    expect(await held(await aVault(copy))).toEqual({ rows, whole: count })
    expect([...copy.all().keys()].filter((path) => path.startsWith('damaged/')).length).toBeGreaterThan(1)
  })

  it('names what the vault has lost, and holds everything else', async () => {
    const { files, vault, originals, names, rows } = await aFilledVault(count)
    files.damage(objectOf(originals[0] ?? new Uint8Array()), flipped)
    files.damage(objectOf(originals[2] ?? new Uint8Array()), () => undefined)
    const copy = memoryFiles()

    expect(await copyVault(vault, await aVault(copy), run())).toMatchObject({
      ok: true,
      value: { copied: 2, lost: [names[0], names[2]] },
    })
    expect(await held(await aVault(copy))).toEqual({ rows, whole: 2 })
    expect(await copy.list('tmp')).toEqual([])
  })

  it('keeps an original that only the copy still has whole', async () => {
    const { files, vault, originals } = await aFilledVault(count)
    const copy = memoryFiles()
    await copyVault(vault, await aVault(copy), run())
    files.damage(objectOf(originals[0] ?? new Uint8Array()), () => undefined)

    expect(await copyVault(vault, await aVault(copy), run())).toMatchObject({
      value: { copied: 0, lost: [] },
    })
    expect(await held(await aVault(copy))).toMatchObject({ whole: count })
  })
})

describe('a copy that is not begun', () => {
  const refused = async (copy: MemoryFiles, over: Partial<CopyRun> = {}) => {
    const { vault } = await aFilledVault(count)
    const there = await aVault(copy)
    const before = new Map(copy.all())
    const result = await copyVault(vault, there, run(over))
    expect(copy.all()).toEqual(before)
    return result.ok ? result.value : result.failure
  }

  it('would go over other records', async () => {
    const copy = memoryFiles()
    await fill(await aVault(copy), [], rowsNaming([], 'somebody else'))

    expect(await refused(copy)).toEqual({ side: 'both', failure: 'other' })
  })

  it('would go over records that took another way', async () => {
    const copy = memoryFiles()
    const originals = someOriginals(count)
    await fill(await aVault(copy), [], rowsNaming([originals[0] ?? new Uint8Array(), new Uint8Array(7)]))

    expect(await refused(copy)).toEqual({ side: 'both', failure: { forkedAt: 3 } })
  })

  it('would go back to an earlier state', async () => {
    const copy = memoryFiles()
    await fill(await aVault(copy), someOriginals(count + 1))

    expect(await refused(copy)).toEqual({ side: 'both', failure: 'ahead' })
  })

  it('has no room', async () => {
    const told = await refused(memoryFiles(), { freeBytes: () => Promise.resolve(1000) })

    expect(told).toMatchObject({ side: 'to', failure: { kind: 'vault/full', freeBytes: 1000 } })
  })

  it('is of rows that a newer program wrote', async () => {
    const vault = await aVault(memoryFiles())
    await fill(vault, [], rowsNaming([]))
    const copy = memoryFiles()
    const newer: Vault = {
      ...vault,
      rows: async (from) => {
        const page = await vault.rows(from)
        return page.ok ? { ok: true, value: page.value.map((row) => ({ ...row, body: '{"v":2}' })) } : page
      },
    }

    expect(await copyVault(newer, await aVault(copy), run())).toMatchObject({
      failure: { side: 'from', failure: { kind: 'vault/newer-version' } },
    })
  })
})

const kinds = ['a call that fails', 'a full disk', 'a power cut'] as const
describe.each(kinds)('a copy after %s', (kind) => {
  it('is a vault that the next copy goes on with, whatever the step', async () => {
    const { vault, rows } = await aFilledVault(count)
    const counted = memoryFiles()
    await copyVault(vault, await aVault(counted), run())
    let refusals = 0
    for (let failsAt = 1; failsAt <= counted.steps(); failsAt++) {
      const failing = memoryFiles(new Map(), {
        failsAt,
        isFull: kind === 'a full disk',
        isPowerCut: kind === 'a power cut',
        leaves: 100,
      })
      const opened = await vaultIn(failing)
      if (opened.ok) {
        const copied = await copyVault(vault, opened.value, run())
        if (!copied.ok) {
          refusals += 1
          expect(copied.failure).toMatchObject({ side: 'to' })
        }
      }
      const after = memoryFiles(failing.all())
      const there = await aVault(after)
      // no row without its original
      const named = (await rowsInVault(there, 1)).length - 1
      expect((await held(there)).whole).toBeGreaterThanOrEqual(named)

      expect(await copyVault(vault, there, run())).toMatchObject({ ok: true, value: { lost: [] } })
      expect(await held(await aVault(after))).toEqual({ rows, whole: count })
    }
    expect(refusals).toBeGreaterThan(counted.steps() / 2)
  })
})

describe('a copy that is cancelled', () => {
  it('ends at the next piece, and leaves nothing half-made', async () => {
    const { vault, rows } = await aFilledVault(count)
    for (let steps = 1; steps <= 8; steps++) {
      const copy = memoryFiles()
      const cancel = { aborted: false }
      let told = 0
      const onProgress = () => void (cancel.aborted = ++told >= steps)

      expect(await copyVault(vault, await aVault(copy), run({ cancel, onProgress }))).toEqual({
        ok: true,
        value: 'cancelled',
      })
      expect(told).toBe(steps)
      expect(await copy.list('tmp')).toEqual([])
      expect(await copyVault(vault, await aVault(copy), run())).toMatchObject({ ok: true })
      expect(await held(await aVault(copy))).toEqual({ rows, whole: count })
    }
  })
})

describe('an original that was purged', () => {
  it('is not missed in the copy, unless another exhibit has it', async () => {
    const { vault, rows, names } = await aFilledVault(count)
    const [first, second] = names
    const last = rows.at(-1)
    if (!first || !second || !last) throw new Error('too few')
    const purge = (n: number, sha256: string) => ({ entity: 'exhibit', id: `exhibit-${n}`, sha256 })
    const twin = { id: 'twin', original: { sha256: second, bytes: 3000 } }
    const at = '2026-11-30T08:00:00.000Z'
    const body = JSON.stringify({
      v: 1,
      at,
      ops: [{ op: 'put', entity: 'exhibit', value: twin }],
      purge: { reason: '', records: [purge(0, first), purge(1, second)] },
    })
    await vault.append([linked({ seq: last.seq, hash: last.hash }, body, nodeHash.hashText)])
    await vault.remove(first, last.seq + 1)
    const copy = await aVault(memoryFiles())

    expect(await copyVault(vault, copy, run())).toMatchObject({ ok: true, value: { lost: [] } })
    expect(await copy.sizeOf(first)).toEqual({ ok: true, value: undefined })
    expect(await copy.sizeOf(second)).toEqual({ ok: true, value: 3000 })
  })
})

describe('a vault that is only looked at', () => {
  it('is left as it lies, even with something unfinished in it', async () => {
    const { files, vault, rows } = await aFilledVault(count)
    expect(await vault.store(sha256Of('x'), inPieces(new Uint8Array(9)), noCancel)).toMatchObject({
      ok: false,
    })
    const torn = memoryFiles(files.all())
    torn.damage('journal/000000000001.jrnl', (bytes) => bytes.subarray(0, bytes.length - 3))
    const left = new Map([...torn.all(), ['tmp/draft', new Uint8Array(5)]])
    const looked = memoryFiles(left)
    const opened = await aVault(untouchedFiles(looked))

    const contents = await vaultContents(opened, rows.length - 1)

    expect(contents).toMatchObject({ ok: true, value: { cases: 1, exhibits: count - 1 } })
    expect(looked.all()).toEqual(left)
  })
})
