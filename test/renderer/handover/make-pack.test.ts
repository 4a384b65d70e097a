// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { asCaseId, asInstant } from '../../../shared/core/ids.ts'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import { entrySource, readArchive } from '../../../shared/handover/archive/read-archive.ts'
import { openHandoverStore } from '../../../renderer/workers/handover/gather-pack.ts'
import type { PackAsked } from '../../../renderer/workers/handover/handover-protocol.ts'
import { makePack } from '../../../renderer/workers/handover/make-pack.ts'
import { blobSource } from '../../../renderer/workers/ports/blob-source.ts'
import { aBundleRecord } from '../../builders/a-bundle-record.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { packPorts } from '../../builders/a-pack.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { verifyCore } from '../../builders/verify-core.ts'
import { aFolder, anUnsavedDisk } from '../../builders/an-unsaved-disk.ts'
import { freshNames } from '../data/a-store.ts'
import { aFile, aStoreWithCase, imported, importParts, someBytes } from '../data/an-import.ts'

const run = { cancel: { aborted: false }, onProgress: () => undefined }
const pdf = '%PDF-1.7 stands for the bundle'

/** A real store with our case, another case, and two files; what the page would ask the worker for. */
async function aDesk() {
  const names = freshNames()
  const store = await aStoreWithCase({ names })
  const bytes = someBytes(2 * 1024 * 1024 + 7)
  await imported(await importParts(store), [aFile('账单 1.txt', 'first'), aFile('b.bin', bytes)])
  await store.door.commit({
    label: 'case-created',
    ops: [put('case', aCase({ id: asCaseId('case-2'), title: 'somebody else' }))],
  })
  const { head } = await store.door.history()
  const exhibits = await store.exhibits.ofCase(caseId)
  const [one] = aBundleRecord().exhibits
  if (!one) throw new Error('a record without exhibits')
  const asked: PackAsked = {
    kind: 'pack',
    id: 1,
    place: { session: 'a', run: 'handover-1' },
    caseId,
    bundle: {
      files: [{ fileName: 'a.pdf', file: new Blob([pdf]), sha256: sha256Of(pdf) }],
      head: head.hash,
      profile: 'lawyer-reading-copy',
      pages: 4,
      exhibits: exhibits.map(({ id }, index) => ({ ...one, id, number: String(index + 1) })),
    },
    language: 'zh-CN',
    madeAt: asInstant('2025-06-01T08:00:00.000Z'),
    zone: 'Asia/Shanghai',
    producer: 'Recourse 0.1.0',
    device: 'test bench',
  }
  const opened = await openHandoverStore(names)
  if (!opened.ok) throw new Error('the store is not as it should be')
  return { store, asked, exhibits, bytes, gather: opened.value.gather }
}
type Desk = Awaited<ReturnType<typeof aDesk>>

async function packOf({ gather, asked }: Desk, cancel = run.cancel, folder = aFolder()) {
  const input = await gather(asked)
  if (!input.ok) return input
  return await makePack(input.value, packPorts, folder, { ...run, cancel })
}

async function filesOf(file: Blob): Promise<ReadonlyMap<string, Blob>> {
  const source = blobSource('pack', file)
  const files = new Map<string, Blob>()
  for (const entry of await readArchive(source))
    files.set(entry.name, new Blob([new Uint8Array(await entrySource(source, entry).read(0, entry.bytes))]))
  return files
}

describe('a pack made from the store', () => {
  it('passes its own page, and holds the exact originals', async () => {
    const desk = await aDesk()

    const pack = await packOf(desk)

    if (!pack.ok) throw new Error(pack.failure.kind)
    const files = await filesOf(pack.value.file)
    const report = await verifyCore.checkPack(files)
    expect(report.problems).toEqual([])
    expect(report.custody).toMatchObject({ withheld: 1 })
    const original = await files.get('exhibits/E0002_b.bin')?.arrayBuffer()
    expect(Buffer.compare(new Uint8Array(original ?? new ArrayBuffer(0)), desk.bytes)).toBe(0)
    expect(await new Blob([...files.values()]).text()).not.toContain('somebody else')
  })

  it('has the same bytes when it is made again', async () => {
    const desk = await aDesk()

    const [first, second] = [await packOf(desk), await packOf(desk)]

    if (!first.ok || !second.ok) throw new Error('not made')
    const bytesOf = async (file: Blob) => sha256Of(new Uint8Array(await file.arrayBuffer()))
    expect(await bytesOf(first.value.file)).toBe(await bytesOf(second.value.file))
  })

  it('is not made when an exhibit of the bundle is gone', async () => {
    const desk = await aDesk()
    const [first] = desk.exhibits
    if (!first) throw new Error('no exhibits')
    await desk.store.door.commit({ label: 'exhibits-removed', ops: [remove('exhibit', first.id)] })

    expect(await packOf(desk)).toMatchObject({ ok: false, failure: { kind: 'handover/case-changed' } })
  })

  it('is not made where there is no room for it', async () => {
    const disk = anUnsavedDisk(0)

    const made = await packOf(await aDesk(), run.cancel, aFolder(disk, 1))

    if (made.ok) throw new Error('made')
    expect(made.failure).toEqual({ kind: 'storage/full', neededBytes: expect.any(Number) })
    expect(made.failure.kind === 'storage/full' && made.failure.neededBytes).toBeGreaterThan(2 * 1024 * 1024)
    expect(disk.open()).toBe(0)
  })

  it('is not made when it is cancelled', async () => {
    const desk = await aDesk()

    expect(await packOf(desk, { aborted: true })).toMatchObject({
      ok: false,
      failure: { kind: 'handover/cancelled' },
    })
  })
})
