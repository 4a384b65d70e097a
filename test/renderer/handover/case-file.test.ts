// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { openForWriting } from '../../../renderer/workers/handover/open-for-writing.ts'
import { openHandoverStore } from '../../../renderer/workers/handover/gather-pack.ts'
import { gatherCaseFile } from '../../../renderer/workers/handover/gather-case-file.ts'
import { makeCaseFile } from '../../../renderer/workers/handover/make-case-file.ts'
import { openCaseFile } from '../../../renderer/workers/handover/open-case-file.ts'
import { blobSource } from '../../../renderer/workers/ports/blob-source.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { asCaseId, asInstant } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEntry } from '../../builders/an-entry.ts'
import { anEvent } from '../../builders/an-event.ts'
import { aParty } from '../../builders/a-party.ts'
import { badArchives } from '../../builders/bad-archives.ts'
import { nodeHash } from '../../builders/node-hash.ts'
import { aFolder } from '../../builders/an-unsaved-disk.ts'
import { aStore, freshNames } from '../data/a-store.ts'
import { aFile, aStoreWithCase, imported, importParts, leftovers, someBytes } from '../data/an-import.ts'

const run = { cancel: { aborted: false }, onProgress: () => undefined }
const { newHash } = nodeHash

/** A case with everything in it, beside another one, on its own machine. */
async function aMachine() {
  const names = freshNames()
  const store = await aStoreWithCase({ names })
  const bytes = someBytes(9 * 1024 * 1024 + 7)
  await imported(await importParts(store), [
    aFile('a.txt', 'first'),
    aFile('big.bin', bytes),
    aFile('empty.txt', ''),
  ])
  const [first] = await store.exhibits.ofCase(caseId)
  await store.door.commit({
    label: 'event-added',
    ops: [
      put('party', aParty()),
      put('event', anEvent({ exhibitIds: [first?.id ?? ''] })),
      put('entry', anEntry()),
      put('case', aCase({ id: asCaseId('case-2'), title: 'somebody else' })),
    ],
  })
  return { store, names, bytes }
}

async function fileOf(names: ReturnType<typeof freshNames>): Promise<Blob> {
  const opened = await openHandoverStore(names)
  if (!opened.ok) throw new Error('no store')
  const input = await gatherCaseFile(opened.value, {
    kind: 'case-file',
    id: 1,
    place: { session: 'a', run: 'handover-1' },
    caseId,
    madeAt: asInstant('2025-06-01T08:00:00.000Z'),
    producer: 'Recourse 0.1.0',
    device: 'first machine',
  })
  if (!input.ok) throw new Error(input.failure.kind)
  const made = await makeCaseFile(input.value, newHash, aFolder(), run)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value.file
}

async function open(names: ReturnType<typeof freshNames>, file: Blob, over: Partial<typeof run> = {}) {
  const opened = await openForWriting(
    {
      kind: 'open-case',
      id: 1,
      file,
      fileName: 'a.recourse',
      zone: 'Asia/Shanghai',
      device: 'second machine',
      freeBytes: 100 * 2 ** 30,
    },
    names,
  )
  if (!opened.ok) throw new Error(opened.failure.kind)
  const { close, ...parts } = opened.value
  const source = blobSource('case file', file)
  const result = await openCaseFile({ ...parts, newHash }, source, 'a.recourse', { ...run, ...over })
  close()
  return result
}

const everything = async (store: OpenedStore, id = caseId) => ({
  case: await store.cases.get(id),
  parties: await store.parties.ofCase(id),
  events: await store.events.ofCase(id),
  exhibits: await store.exhibits.ofCase(id),
  entries: await store.ledger.ofCase(id),
})

describe('a case file', () => {
  it('opens on another machine as the same case, byte for byte, and says where it came from', async () => {
    const { store, names, bytes } = await aMachine()
    const there = freshNames()
    const other = await aStore({ names: there })

    const opened = await open(there, await fileOf(names))

    expect(opened).toMatchObject({ ok: true, value: { caseId, exhibits: 3, isCopy: false } })
    const [was, is] = [await everything(store), await everything(other)]
    expect({ ...is, case: { ...is.case, origin: undefined } }).toEqual({
      ...was,
      case: { ...was.case, origin: undefined },
    })
    expect(is.case?.origin).toMatchObject({
      caseId,
      device: 'first machine',
      head: (await store.door.history()).head,
    })
    const big = is.exhibits.find(({ original }) => original.name === 'big.bin')
    if (!big) throw new Error('the large file is gone')
    const read = await other.objects.read(big.original.sha256, 0, bytes.length)
    expect(read.ok && Buffer.compare(read.value, bytes)).toBe(0)
    expect(await leftovers(other)).toMatchObject({ staging: 0, orphans: 0 })
  })

  it('says nothing of other cases', async () => {
    const { names } = await aMachine()

    expect(await (await fileOf(names)).text()).not.toContain('somebody else')
  })

  it('has the same bytes when it is made again', async () => {
    const { names } = await aMachine()
    const bytesOf = async () => Buffer.from(await (await fileOf(names)).arrayBuffer())

    expect((await bytesOf()).equals(await bytesOf())).toBe(true)
  })

  it('becomes a second case with ids of its own where it had been before', async () => {
    const { store, names } = await aMachine()
    const before = await everything(store)

    const opened = await open(names, await fileOf(names))

    if (!opened.ok) throw new Error(opened.failure.kind)
    expect(opened.value.isCopy).toBe(true)
    const copy = await everything(store, opened.value.caseId)
    expect(await everything(store)).toEqual(before)
    expect(copy.exhibits.map(({ original }) => original)).toEqual(
      before.exhibits.map(({ original }) => original),
    )
    const [event] = copy.events
    expect(event?.exhibitIds).toEqual([copy.exhibits[0]?.id])
    expect(event?.exhibitIds).not.toEqual(before.events[0]?.exhibitIds)
  })

  it('leaves nothing when it is stopped half-way', async () => {
    const { names } = await aMachine()
    const there = freshNames()
    const other = await aStore({ names: there })
    const cancel = { aborted: false }
    const file = await fileOf(names)

    const opened = await open(there, file, {
      cancel,
      onProgress: ((now: { readonly step: string }) => {
        if (now.step === 'keep') cancel.aborted = true
      }) as typeof run.onProgress,
    })

    expect(opened).toMatchObject({ ok: false, failure: { kind: 'handover/cancelled' } })
    expect(await other.cases.get(caseId)).toBeUndefined()
    expect(await leftovers(other)).toEqual({ staging: 0, orphans: 0, chunks: 0 })
    expect((await other.door.history()).head.seq).toBe(0)
  })

  it('is refused whole when one byte anywhere was changed', async () => {
    const { names } = await aMachine()
    const there = freshNames()
    const other = await aStore({ names: there })
    const good = new Uint8Array(await (await fileOf(names)).arrayBuffer())

    for (const at of [40, 1000, 9_000_000, good.length - 3000, good.length - 900, good.length - 200]) {
      const bad = Uint8Array.from(good)
      bad[at] = (bad[at] ?? 0) ^ 0x20
      const opened = await open(there, new Blob([bad]))
      expect(opened).toMatchObject({ ok: false, failure: { kind: 'handover/case-file-refused' } })
    }

    expect((await other.door.history()).head.seq).toBe(0)
    expect(await leftovers(other)).toEqual({ staging: 0, orphans: 0, chunks: 0 })
  })

  it(`is not found in ${badArchives.length} bad archives, of which nothing is kept`, async () => {
    const there = freshNames()
    const other = await aStore({ names: there })

    for (const { bytes, what } of badArchives) {
      const opened = await open(there, new Blob([bytes]))
      expect([what, opened]).toMatchObject([
        what,
        { ok: false, failure: { kind: 'handover/case-file-refused' } },
      ])
    }

    expect((await other.door.history()).head.seq).toBe(0)
    expect(await leftovers(other)).toEqual({ staging: 0, orphans: 0, chunks: 0 })
  })
})
