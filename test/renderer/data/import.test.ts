// @vitest-environment node
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportOutcome, ImportProgress } from '../../../renderer/workers/import/importer.ts'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import { asCaseId } from '../../../shared/core/ids.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { aFile, aStoreWithCase, imported, importParts, leftovers, someBytes } from './an-import.ts'

const kinds = ({ files }: ImportOutcome) => files.map(({ kind }) => kind)
const hashes = ({ files }: ImportOutcome) =>
  files.map((file) => (file.kind === 'kept' ? file.exhibit.original.sha256 : file.kind))
const MiB = 1024 * 1024

describe('an imported file', () => {
  it('is kept under the hash of its exact bytes', async () => {
    const store = await aStoreWithCase()
    const outcome = await imported(await importParts(store), [aFile('说明.txt', '订单号：DH20240918-001\n')])

    expect(hashes(outcome)).toEqual(['33fc558b171b69dc8f4f5fe23a3e6c75a3e787d60c0b3e091aeb0cd46b267db7'])
  })

  it('has a record of its intake, and room for what only the user knows', async () => {
    const store = await aStoreWithCase()
    const parts = await importParts(store)
    const file = { ...aFile('转账\u202e记录.txt', 'x'), modifiedAt: Date.UTC(2024, 8, 18) }
    await imported(parts, [file])

    expect(await store.exhibits.ofCase(caseId)).toEqual([
      {
        id: expect.any(String),
        caseId,
        position: 1,
        title: '转账‹U+202E›记录',
        kind: expect.any(String),
        kindSuggested: true,
        original: expect.objectContaining({
          name: '转账\u202e记录.txt',
          bytes: 1,
          sha256: sha256Of('x'),
          modifiedAt: '2024-09-18T00:00:00.000Z',
        }),
        form: 'unknown',
        acquired: 'dropped',
        acquiredAt: '2024-10-01T02:00:00.000Z',
        acquiredOn: 'test bench',
        source: '',
        originalKeptAt: '',
        proves: '',
        note: '',
      },
    ])
  })

  it('is kept even when it is empty', async () => {
    const store = await aStoreWithCase()
    const outcome = await imported(await importParts(store), [aFile('空.txt', '')])

    expect(hashes(outcome)).toEqual([sha256Of('')])
    expect(await store.objects.sizeOf(sha256Of(''))).toBe(0)
    expect(await store.objects.read(sha256Of(''), 0, 10)).toMatchObject({ ok: true, value: { length: 0 } })
  })

  it.each([
    ['small', 3 * MiB + 7],
    ['exactly eight chunks', 8 * MiB],
    ['large', 19 * MiB + 12_345],
  ])('reads back byte for byte, by any range (%s)', async (_, length) => {
    const store = await aStoreWithCase()
    const bytes = someBytes(length)
    const sha256 = sha256Of(bytes)
    const outcome = await imported(await importParts(store), [aFile('录音.m4a', bytes)])
    const at = async (offset: number, count: number) => {
      const read = await store.objects.read(sha256, offset, count)
      return read.ok && Buffer.from(read.value)
    }

    expect(hashes(outcome)).toEqual([sha256])
    expect(sha256Of((await at(0, length)) || '')).toBe(sha256)
    expect(await at(MiB - 3, 7)).toEqual(Buffer.from(bytes.subarray(MiB - 3, MiB + 4)))
    expect(await at(length - 5, 100)).toEqual(Buffer.from(bytes.subarray(length - 5)))
    expect(await at(length, 1)).toEqual(Buffer.alloc(0))
  })

  it('is kept with a damaged mark when the inspector breaks on it', async () => {
    const store = await aStoreWithCase()
    const inspect = async () => await Promise.reject(new Error('a bug in the inspector'))
    const outcome = await imported(await importParts(store, { inspect }), [aFile('a.pdf', '%PDF')])

    expect(outcome.files).toMatchObject([
      { kind: 'kept', exhibit: { original: { problems: [{ kind: 'damaged' }] } } },
    ])
  })

  it('whose chunk is gone is missing, and whose chunk is cut is damaged', async () => {
    const store = await aStoreWithCase()
    const [a, b] = [someBytes(2 * MiB, 1), someBytes(2 * MiB, 2)]
    await imported(await importParts(store), [aFile('a', a), aFile('b', b)])
    const { records, payload } = store.databases
    const sidOf = async (bytes: Uint8Array) => (await records.objects.get(sha256Of(bytes)))?.sid ?? ''
    await payload.chunks.delete([await sidOf(a), 1])
    await payload.chunks.put({ sid: await sidOf(b), n: 1, d: new Uint8Array(5) })

    expect(await store.objects.read(sha256Of(a), MiB, 1)).toMatchObject({
      failure: { kind: 'storage/original-missing' },
    })
    expect(await store.objects.read(sha256Of(b), MiB, 1)).toMatchObject({
      failure: { kind: 'storage/original-damaged' },
    })
  })
})

describe('the same bytes', () => {
  it('dropped twice are one exhibit', async () => {
    const store = await aStoreWithCase()
    const parts = await importParts(store)
    const first = await imported(parts, [aFile('a.txt', 'x'), aFile('b.txt', 'x')])
    const second = await imported(parts, [aFile('c.txt', 'x')])
    const exhibits = await store.exhibits.ofCase(caseId)

    expect([kinds(first), kinds(second)]).toEqual([['kept', 'duplicate'], ['duplicate']])
    expect(second.files).toEqual([{ kind: 'duplicate', name: 'c.txt', of: exhibits[0] }])
    expect(exhibits).toHaveLength(1)
  })

  it('in another case are an exhibit there, over the same chunks', async () => {
    const store = await aStoreWithCase()
    const parts = await importParts(store)
    const other = asCaseId('case-2')
    await store.door.commit({ label: 'case-created', ops: [put('case', aCase({ id: other }))] })
    const large = aFile('a.bin', someBytes(9 * MiB))
    await imported(parts, [large])
    const again = await imported(parts, [large], { into: other })

    expect(kinds(again)).toEqual(['kept'])
    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 9 })
  })

  it('of a large file dropped again leave no second copy', async () => {
    const store = await aStoreWithCase()
    const parts = await importParts(store)
    const large = aFile('a.bin', someBytes(9 * MiB))
    await imported(parts, [large])

    expect(kinds(await imported(parts, [large]))).toEqual(['duplicate'])
    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 9 })
  })

  it('come back to an exhibit that was removed', async () => {
    const store = await aStoreWithCase()
    const parts = await importParts(store)
    await imported(parts, [aFile('a.txt', 'x')])
    await store.door.undo()

    expect(kinds(await imported(parts, [aFile('a.txt', 'x')]))).toEqual(['kept'])
    expect(await store.objects.read(sha256Of('x'), 0, 1)).toMatchObject({ ok: true })
  })
})

describe('an original that lost bytes', () => {
  const readBack = async (store: Awaited<ReturnType<typeof aStoreWithCase>>, bytes: Uint8Array) => {
    const read = await store.objects.read(sha256Of(bytes), 0, bytes.length)
    return read.ok && sha256Of(read.value) === sha256Of(bytes)
  }
  const ways = ['chunk', 'end', 'row'] as const
  const sizes = [3 * MiB + 7, 9 * MiB]

  for (const size of sizes)
    it.each(ways)(
      `of ${size} bytes is whole again when the same file is added again (lost: %s)`,
      async (lost) => {
        const store = await aStoreWithCase()
        const { records, payload } = store.databases
        const parts = await importParts(store)
        const bytes = someBytes(size)
        await imported(parts, [aFile('a.bin', bytes)])
        const { sid, chunks } = (await records.objects.get(sha256Of(bytes))) ?? { sid: '', chunks: 0 }
        if (lost === 'chunk') await payload.chunks.delete([sid, 1])
        if (lost === 'end') await payload.chunks.put({ sid, n: chunks - 1, d: new Uint8Array(5) })
        if (lost === 'row') {
          await records.objects.delete(sha256Of(bytes))
          await payload.chunks.clear()
        }
        expect(await readBack(store, bytes)).toBe(false)

        expect(kinds(await imported(parts, [aFile('a.bin', bytes)]))).toEqual(['duplicate'])
        expect(await readBack(store, bytes)).toBe(true)
        expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks })
        expect((await store.exhibits.ofCase(caseId)).length).toBe(1)
      },
    )

  it('is whole again when the file is added to another case, and twice in one drop', async () => {
    const store = await aStoreWithCase()
    const { records, payload } = store.databases
    const parts = await importParts(store)
    const bytes = someBytes(2 * MiB)
    const other = asCaseId('case-2')
    await store.door.commit({ label: 'case-created', ops: [put('case', aCase({ id: other }))] })
    await imported(parts, [aFile('a.bin', bytes)])
    await payload.chunks.delete([(await records.objects.get(sha256Of(bytes)))?.sid ?? '', 0])

    const files = [aFile('a.bin', bytes), aFile('b.bin', bytes)]
    expect(kinds(await imported(parts, files, { into: other }))).toEqual(['kept', 'duplicate'])
    expect(await readBack(store, bytes)).toBe(true)
    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 2 })
  })

  it('stays as it is when the import is cancelled', async () => {
    const store = await aStoreWithCase()
    const { records, payload } = store.databases
    const bytes = someBytes(2 * MiB)
    await imported(await importParts(store), [aFile('a.bin', bytes)])
    await payload.chunks.delete([(await records.objects.get(sha256Of(bytes)))?.sid ?? '', 0])
    const gone = { ...store.cases, get: async () => await Promise.resolve(undefined) }

    const outcome = await imported(await importParts(store, { cases: gone }), [aFile('a.bin', bytes)])
    expect(outcome).toEqual({ files: [], cancelled: true })
    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 1 })
  })
})

describe('a drop of many files', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => aFile(`截图 ${n}.png`, `screenshot ${n} `.repeat(50 + n)))

  it('keeps 500 in their order, behind what is there, and is undone as one step', async () => {
    const store = await aStoreWithCase()
    await store.door.commit({ label: 'exhibit-edited', ops: [put('exhibit', anExhibit({ position: 7 }))] })
    const outcome = await imported(await importParts(store), many(500))
    const titles = (await store.exhibits.ofCase(caseId)).map(({ title }) => title)

    expect(outcome.files).toHaveLength(500)
    expect(titles.slice(1)).toEqual(Array.from({ length: 500 }, (_, n) => `截图 ${n}`))
    expect(await store.door.undo()).toEqual({ ok: true, value: 'exhibits-imported' })
    expect(await store.exhibits.ofCase(caseId)).toHaveLength(1)
    await store.door.redo()
    expect(await store.exhibits.ofCase(caseId)).toHaveLength(501)
  })

  it('mixes small and large files without losing the order', async () => {
    const store = await aStoreWithCase()
    const files = [
      aFile('1', 'a'),
      aFile('2', someBytes(9 * MiB)),
      aFile('3', 'b'),
      aFile('4', someBytes(10 * MiB)),
      aFile('5', 'c'),
    ]
    await imported(await importParts(store), files)

    expect((await store.exhibits.ofCase(caseId)).map(({ title }) => title)).toEqual(['1', '2', '3', '4', '5'])
  })

  it('reports files and bytes from nothing to everything', async () => {
    const store = await aStoreWithCase()
    const told: ImportProgress[] = []
    const files = many(20)
    const bytes = files.reduce((sum, { file }) => sum + file.size, 0)
    await imported(await importParts(store), files, { onProgress: (progress) => told.push(progress) })

    expect(told.at(0)).toEqual({ files: { done: 0, total: 20 }, bytes: { done: 0, total: bytes } })
    expect(told.at(-1)).toEqual({ files: { done: 20, total: 20 }, bytes: { done: bytes, total: bytes } })
    expect(told.map(({ bytes }) => bytes.done)).toEqual(
      told.map(({ bytes }) => bytes.done).sort((a, b) => a - b),
    )
  })

  it('goes on past a file that cannot be read any more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recourse-import-'))
    const path = join(folder, 'gone.txt')
    writeFileSync(path, 'soon gone')
    const gone = { ...aFile('gone.txt', ''), file: await openAsBlob(path) }
    rmSync(folder, { recursive: true })
    const store = await aStoreWithCase()
    const outcome = await imported(await importParts(store), [aFile('a', 'a'), gone, aFile('b', 'b')])

    expect(kinds(outcome)).toEqual(['kept', 'failed', 'kept'])
    expect(outcome.files[1]).toMatchObject({ name: 'gone.txt', failure: { kind: 'import/unreadable' } })
    expect(await leftovers(store)).toMatchObject({ staging: 0, orphans: 0 })
  })
})

describe('a cancelled import', () => {
  it('keeps what was kept and leaves nothing of the rest', async () => {
    const store = await aStoreWithCase()
    const controller = new AbortController()
    const files = [aFile('small', 'x'), aFile('large', new Uint8Array(40 * MiB)), aFile('never', 'y')]
    const outcome = await imported(await importParts(store), files, {
      signal: controller.signal,
      onProgress: ({ bytes }) => {
        if (bytes.done > 20 * MiB) controller.abort()
      },
    })

    expect(outcome.cancelled).toBe(true)
    expect(kinds(outcome)).toEqual(['kept'])
    expect((await store.exhibits.ofCase(caseId)).map(({ title }) => title)).toEqual(['small'])
    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 1 })
  })

  it('before it began keeps nothing', async () => {
    const store = await aStoreWithCase()
    const outcome = await imported(await importParts(store), [aFile('a', 'x')], {
      signal: AbortSignal.abort(),
    })

    expect(outcome).toEqual({ files: [], cancelled: true })
    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 0 })
  })

  it('is what the removal of its case makes of it', async () => {
    const store = await aStoreWithCase()
    await store.door.commit({ label: 'case-removed', ops: [remove('case', caseId)] })
    const outcome = await imported(await importParts(store), [aFile('a', 'x')])

    expect(outcome).toEqual({ files: [], cancelled: true })
    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 0 })
  })
})

describe('an import that has to stop', () => {
  const gib = 1024 ** 3
  const disk = (...looks: readonly number[]) => {
    let look = 0
    return async () => await Promise.resolve(looks[Math.min(look++, looks.length - 1)])
  }

  it('does not begin when the disk has too little room', async () => {
    const store = await aStoreWithCase()
    const outcome = await imported(await importParts(store, { freeBytes: disk(gib) }), [aFile('a', 'x')])

    expect(outcome).toEqual({
      files: [],
      cancelled: false,
      stopped: { kind: 'storage/full', neededBytes: 2 * gib, freeBytes: gib },
    })
  })

  it('looks again every 64 MiB, waits while there is too little room, and goes on by itself', async () => {
    const store = await aStoreWithCase()
    const files = [aFile('a', 'x'), aFile('b', new Uint8Array(70 * MiB))]
    const parts = await importParts(store, { freeBytes: disk(9 * gib, gib, gib, 9 * gib) })
    const waits: unknown[] = []
    const onProgress = ({ waitsForRoom }: ImportProgress) => waitsForRoom && waits.push(waitsForRoom)
    const outcome = await imported(parts, files, { onProgress })

    expect(kinds(outcome)).toEqual(['kept', 'kept'])
    const wait = { kind: 'storage/full', neededBytes: 2 * gib, freeBytes: gib }
    expect(waits).toEqual([wait, wait])
  })

  it('leaves nothing of the file in which it waited and was cancelled', async () => {
    const store = await aStoreWithCase()
    const files = [aFile('a', 'x'), aFile('b', new Uint8Array(70 * MiB))]
    const cancel = new AbortController()
    const parts = await importParts(store, {
      freeBytes: disk(9 * gib, gib),
      pause: async () => await Promise.resolve(cancel.abort()),
    })
    const outcome = await imported(parts, files, { signal: cancel.signal })

    expect(outcome).toMatchObject({ cancelled: true })
    expect(kinds(outcome)).toEqual(['kept'])
    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 1 })
  })

  it('believes the browser only when it says no', async () => {
    const store = await aStoreWithCase()
    const unseen = async () => await Promise.resolve(undefined)
    const granting = (bytes: number) => async () => await Promise.resolve(bytes)
    const little = await importParts(store, { freeBytes: unseen, grantedRoom: granting(0) })
    const plenty = await importParts(store, { freeBytes: unseen, grantedRoom: granting(10) })

    expect((await imported(little, [aFile('a', 'x')])).stopped).toEqual({
      kind: 'storage/full',
      neededBytes: 1,
    })
    expect(kinds(await imported(plenty, [aFile('a', 'x')]))).toEqual(['kept'])
  })

  it('leaves nothing when the commit fails', async () => {
    const store = await aStoreWithCase()
    const full = { kind: 'storage/full', neededBytes: 1 } as const
    const door = {
      ...store.door,
      commitWithOriginals: async () => await Promise.resolve({ ok: false, failure: full } as const),
    }
    const files = [aFile('a', 'x'), aFile('b', someBytes(9 * MiB))]
    const outcome = await imported(await importParts(store, { door }), files)

    expect(outcome).toEqual({ files: [], cancelled: false, stopped: full })
    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 0 })
  })
})
