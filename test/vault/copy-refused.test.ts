import { describe, expect, it } from 'vitest'
import type { Vault } from '../../shared/core/ports.ts'
import { failed } from '../../shared/core/result.ts'
import { copied } from '../../shared/vault/copied.ts'
import { copyVault, type CopyRun } from '../../shared/vault/copy-vault.ts'
import { aFilledVault, fill, rowsNaming, someOriginals } from '../builders/a-filled-vault.ts'
import { aVault } from '../builders/a-vault.ts'
import { memoryFiles } from '../builders/memory-files.ts'
import { sha256Of } from '../builders/node-hash.ts'

const count = 3
const run = (over: Partial<CopyRun> = {}): CopyRun => ({
  cancel: { aborted: false },
  onProgress: () => undefined,
  freeBytes: () => Promise.resolve(undefined),
  ...over,
})
const broken = failed({ kind: 'vault/unavailable', detail: 'EIO' } as const)
type Method = Exclude<keyof Vault, 'remove'>

/** The vault whose method fails from its call of this number on. */
function failing(vault: Vault, method: Method, from = 1): Vault {
  let calls = 0
  return new Proxy(vault, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name)
      if (name !== method || typeof own !== 'function') return own
      return (...args: unknown[]): unknown => {
        calls += 1
        return calls < from ? Reflect.apply(own, target, args) : Promise.resolve(broken)
      }
    },
  })
}
const objectOf = (bytes: Uint8Array) => `objects/${sha256Of(bytes).slice(0, 2)}/${sha256Of(bytes)}`

describe('a copy ends where a side does not answer, and names the side', () => {
  it.each([
    ['from', 'state', 1],
    ['from', 'rows', 1],
    ['from', 'rows', 2],
    ['from', 'read', 1],
    ['to', 'state', 1],
    ['to', 'sizeOf', 1],
    ['to', 'store', 1],
    ['to', 'check', 1],
    ['to', 'append', 1],
    ['to', 'rows', 1],
  ] as const)('%s: %s, call %d', async (side, method, call) => {
    const { vault, rows } = await aFilledVault(count)
    const files = memoryFiles()
    const there = await aVault(files)
    const [from, to] =
      side === 'from' ? [failing(vault, method, call), there] : [vault, failing(there, method, call)]

    expect(await copyVault(from, to, run())).toEqual({
      ok: false,
      failure: { side, failure: broken.failure },
    })
    expect(await files.list('tmp')).toEqual([])
    expect(await copyVault(vault, there, run())).toMatchObject({ value: { contents: { rows: rows.length } } })
  })

  it.each(['from', 'to'] as const)('while it compares what lies there already (%s)', async (side) => {
    const { vault } = await aFilledVault(count)
    // they part at the second row, which is looked for in both
    const there = await aVault(memoryFiles())
    await fill(there, [], rowsNaming([new Uint8Array(5), new Uint8Array(6), new Uint8Array(7)]))
    const pair =
      side === 'from'
        ? ([failing(vault, 'rows'), there] as const)
        : ([vault, failing(there, 'rows')] as const)

    expect(await copyVault(...pair, run())).toMatchObject({ failure: { side, failure: broken.failure } })
  })

  it('does not take a bug for a failure', async () => {
    const { vault } = await aFilledVault(count)
    const wrong = (name: 'read' | 'rows'): Vault => ({
      ...vault,
      [name]: () => Promise.reject(new TypeError(name)),
    })
    const there = await aVault(memoryFiles())
    await expect(copyVault(wrong('read'), there, run())).rejects.toThrow('read')
    await fill(there, [], rowsNaming([]))

    await expect(copyVault(wrong('rows'), there, run())).rejects.toThrow('rows')
  })
})

describe('an original that is damaged in the copy', () => {
  async function damagedCopy() {
    const { files, vault, originals } = await aFilledVault(count)
    const copy = memoryFiles()
    await copyVault(vault, await aVault(copy), run())
    const [first = new Uint8Array(0)] = originals
    copy.damage(objectOf(first), (bytes) => bytes.with(1, 0))
    return { files, vault, copy: await aVault(copy), first }
  }

  it('is lost where the vault has none either', async () => {
    const { files, vault, copy, first } = await damagedCopy()
    files.damage(objectOf(first), () => undefined)

    expect(await copyVault(vault, copy, run())).toMatchObject({
      value: { copied: 0, lost: [sha256Of(first)] },
    })
  })

  it.each([
    ['from', 'read', 1],
    ['to', 'store', 1],
    ['to', 'check', 2],
  ] as const)('is not called whole where the mending fails (%s: %s)', async (side, method, call) => {
    const { vault, copy } = await damagedCopy()
    const [from, to] =
      side === 'from' ? [failing(vault, method, call), copy] : [vault, failing(copy, method, call)]

    expect(await copyVault(from, to, run())).toMatchObject({ failure: { side } })
  })

  it('may be cancelled while it is mended, or read back after that', async () => {
    for (const [at, method] of [
      [1, 'store'],
      [2, 'check'],
    ] as const) {
      const { vault, copy } = await damagedCopy()
      const cancel = { aborted: false }
      let calls = 0
      const cancelling = new Proxy(copy, {
        get(target, name) {
          if (name === method && ++calls === at) cancel.aborted = true
          return Reflect.get(target, name) as unknown
        },
      })

      expect(await copyVault(vault, cancelling, run({ cancel }))).toEqual({ ok: true, value: 'cancelled' })
    }
  })
})

describe('a journal that is damaged in the copy', () => {
  it('is left as it is where rows lie behind the damage that are nowhere else', async () => {
    const originals = someOriginals(count)
    const copy = memoryFiles()
    await fill(await aVault(copy), originals)
    const begun = await aVault(memoryFiles())
    await begun.append(rowsNaming(originals).slice(0, 1))
    copy.damage('journal/000000000001.jrnl', (bytes) => bytes.with(80, (bytes[80] ?? 0) ^ 1))
    const before = new Map(copy.all())

    expect(await copyVault(begun, await aVault(copy), run())).toEqual({
      ok: false,
      failure: { side: 'to', failure: { kind: 'vault/damaged', seq: 1 } },
    })
    expect(copy.all()).toEqual(before)
  })

  it('is not written over where it cannot be set aside', async () => {
    const { vault } = await aFilledVault(count)
    const copy = memoryFiles()
    await copyVault(vault, await aVault(copy), run())
    copy.damage('journal/000000000001.jrnl', (bytes) => bytes.with(80, (bytes[80] ?? 0) ^ 1))

    expect(await copyVault(vault, failing(await aVault(copy), 'cutDamage'), run())).toMatchObject({
      failure: { side: 'to' },
    })
  })
})

describe('rows that are being copied', () => {
  it('may be cancelled, and the next copy goes on', async () => {
    const { vault, rows } = await aFilledVault(count)
    for (const step of ['append', 'read back'] as const) {
      const there = await aVault(memoryFiles())
      const cancel = { aborted: false }
      // everything is checked: the rows come next
      const cancelling: Vault = {
        ...there,
        check: async (...args) => {
          const checked = await there.check(...args)
          if (step === 'append') cancel.aborted = true
          return checked
        },
        append: async (all) => {
          const appended = await there.append(all)
          if (step === 'read back') cancel.aborted = true
          return appended
        },
      }

      expect(await copyVault(vault, cancelling, run({ cancel }))).toEqual({ ok: true, value: 'cancelled' })
      expect(await copyVault(vault, there, run())).toMatchObject({
        value: { contents: { rows: rows.length } },
      })
    }
  })
})

describe('a range that is set aside', () => {
  it('ends with its file, whatever length was believed', async () => {
    const files = memoryFiles(new Map([['journal/a', new Uint8Array(10)]]))
    await copied(files, 'journal/a', 4, 99, 'damaged/a')

    expect(files.all().get('damaged/a')).toHaveLength(6)
  })
})
