import { describe, expect, it } from 'vitest'
import { linked } from '../../shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '../../shared/core/journal/commit.ts'
import type { Sha256 } from '../../shared/core/ids.ts'
import type { Vault } from '../../shared/core/ports.ts'
import { crc32c } from '../../shared/vault/crc32c.ts'
import { segmentHeadBytes } from '../../shared/vault/segments.ts'
import { aVault, vaultIn } from '../builders/a-vault.ts'
import { type MemoryFiles, memoryFiles } from '../builders/memory-files.ts'
import { nodeHash, sha256Of } from '../builders/node-hash.ts'
import { rowsInVault } from '../builders/rows-in-vault.ts'

const rows: JournalRow[] = []
for (let n = 1; n <= 40; n++)
  rows.push(linked(rows.at(-1) ?? emptyHead, `{"n":${n},"文":"${'证'.repeat(n * 7)}"}`, nodeHash.hashText))
const originals = [1, 2, 3].map((n) => new Uint8Array(1000 * n).fill(n))
const noCancel = { aborted: false }
async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 700) yield await Promise.resolve(bytes.subarray(at, at + 700))
}

interface Told {
  readonly rows: number
  readonly originals: readonly Sha256[]
}
/** Writes everything and says what the vault acknowledged until it refused the first thing. */
async function filled(vault: Vault): Promise<Told> {
  let told = 0
  const kept: Sha256[] = []
  for (let at = 0; at < rows.length; at += 5) {
    const original = originals[at / 5]
    if (original) {
      const name = sha256Of(original)
      if (!(await vault.store(name, pieces(original), noCancel)).ok) break
      kept.push(name)
    }
    if (!(await vault.append(rows.slice(at, at + 5))).ok) break
    told = at + 5
  }
  return { rows: told, originals: kept }
}
const stepsOfAll = async () => {
  const files = memoryFiles()
  await filled(await aVault(files))
  return files.steps()
}

/** What a vault holds after a fault, opened on a disk that works again. */
async function seen(files: MemoryFiles) {
  const after = memoryFiles(files.all())
  const vault = await aVault(after)
  const state = await vault.state()
  return { after, vault, state: state.ok ? state.value : undefined }
}

const kinds = [
  'a call that fails',
  'a full disk',
  'a power cut',
  'a power cut in the middle of a write',
] as const

describe.each(kinds)('a vault after %s', (kind) => {
  it('holds all that it acknowledged, and nothing by halves, whatever the step', async () => {
    const last = await stepsOfAll()
    let acknowledged = 0
    for (let failsAt = 1; failsAt <= last; failsAt++) {
      const files = memoryFiles(new Map(), {
        failsAt,
        isFull: kind === 'a full disk',
        isPowerCut: kind.startsWith('a power cut'),
        leaves: kind === 'a power cut in the middle of a write' ? 333 : 0,
      })
      const opened = await vaultIn(files)
      const told = opened.ok ? await filled(opened.value) : { rows: 0, originals: [] }
      acknowledged += told.rows

      const { after, vault, state } = await seen(files)
      expect(state?.damagedFrom).toBeUndefined()
      const there = await rowsInVault(vault, 1)
      expect(there.length).toBeGreaterThanOrEqual(told.rows)
      expect(there).toEqual(rows.slice(0, there.length))
      for (const name of told.originals) expect(await vault.check(name, noCancel)).toMatchObject({ ok: true })
      expect(await after.list('tmp')).toEqual([])

      // and it goes on from there
      expect((await vault.append(rows.slice(there.length))).ok).toBe(true)
      expect(await rowsInVault(await aVault(after), 1)).toEqual(rows)
    }
    expect(acknowledged).toBeGreaterThan(last)
  })
})

describe.each(['a call that fails', 'a full disk'])('a vault after %s', (kind) => {
  it('goes on in the same process once the disk works again', async () => {
    const last = await stepsOfAll()
    for (let failsAt = 1; failsAt <= last; failsAt++) {
      const files = memoryFiles(new Map(), { failsAt, isFull: kind === 'a full disk', leaves: 100 })
      const first = await vaultIn(files)
      const vault = first.ok ? first.value : await aVault(files)
      await filled(vault)
      const state = await vault.state()
      const from = state.ok ? state.value.head.seq : 0
      expect((await vault.append(rows.slice(from))).ok).toBe(true)
      expect(await rowsInVault(await aVault(memoryFiles(files.all())), 1)).toEqual(rows)
    }
  })
})

const damages: Readonly<
  Record<string, (bytes: Uint8Array<ArrayBuffer>, at: number) => Uint8Array | undefined>
> = {
  'a flipped bit': (bytes, at) => {
    bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << (at % 8))
    return bytes
  },
  'a lost end': (bytes, at) => bytes.subarray(0, at % bytes.length),
  'a deletion': () => undefined,
}

describe.each(Object.entries(damages))('%s', (name, damage) => {
  it('in any file of a vault is found, and no row is given out that was not written', async () => {
    const files = memoryFiles()
    await filled(await aVault(files))
    for (const path of [...files.all().keys()].filter((path) => !path.startsWith('FORMAT')))
      for (let at = 3; at < 400; at += 57) {
        const hurt = memoryFiles(files.all())
        hurt.damage(path, (bytes) => damage(bytes, at * 13))
        const vault = await aVault(hurt)
        const state = await vault.state()
        const there = await rowsInVault(vault, 1)
        expect(there).toEqual(rows.slice(0, there.length))
        const place = (at * 13) % (files.all().get(path)?.length ?? 1)
        // the chain proves the rows of a segment whose head was hurt
        const isHeadAlone = name === 'a flipped bit' && place < segmentHeadBytes
        if (path.startsWith('journal/')) expect(there.length < rows.length).toBe(!isHeadAlone)
        else
          expect(
            (await Promise.all(originals.map((one) => vault.check(sha256Of(one), noCancel)))).filter(
              ({ ok }) => !ok,
            ),
          ).toHaveLength(1)

        // what is whole elsewhere takes the place of what is not
        if (state.ok && state.value.damagedFrom !== undefined) expect((await vault.cutDamage()).ok).toBe(true)
        expect((await vault.append(rows.slice(there.length))).ok).toBe(true)
        for (const one of originals)
          expect((await vault.store(sha256Of(one), pieces(one), noCancel)).ok).toBe(true)
        const again = await aVault(memoryFiles(hurt.all()))
        expect(await rowsInVault(again, 1)).toEqual(rows)
        for (const one of originals)
          expect(await again.check(sha256Of(one), noCancel)).toMatchObject({ ok: true })
      }
  })
})

describe('an original that was purged', () => {
  const [original = new Uint8Array(0)] = originals
  const name = sha256Of(original)
  const row = linked(emptyHead, JSON.stringify({ purge: { records: [{ sha256: name }] } }), nodeHash.hashText)
  /** A vault with a purged original, and a damaged copy of it that was set aside. */
  async function withPurged(faults: Parameters<typeof memoryFiles>[1] = {}) {
    const before = memoryFiles()
    const vault = await aVault(before)
    await vault.store(name, pieces(original), noCancel)
    before.damage(`objects/${name.slice(0, 2)}/${name}`, (bytes) => bytes.subarray(1))
    await vault.store(name, pieces(original), noCancel)
    await vault.append([row])
    expect([...before.all().keys()].filter((path) => path.includes(name))).toHaveLength(2)
    const files = memoryFiles(before.all(), faults)
    return { files, vault: await aVault(files) }
  }

  it.each(['a call that fails', 'a power cut'])(
    'is gone by the next attempt, whatever step ended in %s',
    async (kind) => {
      for (let failsAt = 1; failsAt <= 3; failsAt++) {
        const { files, vault } = await withPurged({ failsAt, isPowerCut: kind === 'a power cut' })
        const first = await vault.remove(name, 1)
        expect(first.ok).toBe(failsAt === 3)
        const after = memoryFiles(files.all())
        expect(await (await aVault(after)).remove(name, 1)).toEqual({ ok: true, value: 'gone' })
        expect([...after.all().keys()].filter((path) => path.includes(name))).toEqual([])
        expect(await rowsInVault(await aVault(after), 1)).toEqual([row])
      }
    },
  )
})

describe('crc32c', () => {
  it('is that of RFC 3720', () => {
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283)
  })
})

describe('the file that says what a vault is', () => {
  const changed = async (change: (text: string) => string | undefined) => {
    const files = memoryFiles()
    await filled(await aVault(files))
    files.damage('FORMAT.json', (bytes) => {
      const text = change(new TextDecoder().decode(bytes))
      return text === undefined ? undefined : new TextEncoder().encode(text)
    })
    const before = new Map(files.all())
    return { files, before, opened: await vaultIn(files) }
  }

  it('keeps a program out that is older than the vault, which stays untouched', async () => {
    const { files, before, opened } = await changed(() =>
      JSON.stringify({
        format: 'recourse-vault',
        epoch: 2,
        vaultId: 'v',
        check: crc32c(new TextEncoder().encode('2/v')),
      }),
    )

    expect(opened).toEqual({ ok: false, failure: { kind: 'vault/newer-version', found: 2, known: 1 } })
    expect(files.all()).toEqual(before)
  })

  it.each([undefined, '', '{"format":', '[]'])(
    'is made anew when it is lost or damaged (%j)',
    async (text) => {
      const { opened } = await changed(() => text)

      expect(opened.ok && (await rowsInVault(opened.value, 1))).toEqual(rows)
    },
  )

  it('does not claim a folder that holds something else under its name', async () => {
    const files = memoryFiles(new Map([['FORMAT.json', new TextEncoder().encode('{"indent":2}')]]))

    expect(await vaultIn(files)).toMatchObject({ failure: { kind: 'vault/not-a-vault' } })
    expect([...files.all().keys()]).toEqual(['FORMAT.json'])
  })
})
