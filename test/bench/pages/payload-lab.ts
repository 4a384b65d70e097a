import { startCopies } from '../../../renderer/app/second-copies.ts'
import { exclusiveBy } from '../../../renderer/data/exclusive.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { beginSession } from '../../../renderer/data/sessions.ts'
import { dexieStaging } from '../../../renderer/data/staging.ts'
import { desktopVault } from '../../../renderer/platform/desktop-vault.ts'
import type { Importer, ImportOutcome, MediaUrls, StoreFile } from '../../../renderer/services.tsx'
import { importFiles } from '../../../renderer/workers/import/import-files.ts'
import { inspectFile } from '../../../renderer/workers/inspect/inspect-file.ts'
import { asCaseId, asInstant } from '../../../shared/core/ids.ts'
import { askOverHttp } from '../../rig/ask-over-http.ts'

interface Lab {
  readonly open: () => Promise<OpenedStore>
  readonly chosen: () => readonly File[]
  readonly media: MediaUrls
  readonly importerWith: (storeFile: StoreFile) => Importer
  readonly importChosen: (id: string, importer: Importer) => Promise<{ readonly outcome: ImportOutcome }>
}

const newId = () => crypto.randomUUID()
const freeBytes = () => Promise.resolve(undefined)
const clock = { now: () => asInstant(new Date().toISOString()), zone: () => 'Asia/Shanghai' }
const quiet = { cancel: { aborted: false }, onProgress: () => undefined, onKeep: () => undefined }
const middleOf = (times: readonly number[], part = 0.5) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN

/** Makes every transaction of this page strict or relaxed, whatever it asks for. */
function durable(durability: IDBTransactionDurability) {
  const { prototype } = IDBDatabase
  const own = Object.getOwnPropertyDescriptor(prototype, 'transaction')
  const value = function (
    this: IDBDatabase,
    ...[stores, mode, options]: Parameters<IDBDatabase['transaction']>
  ) {
    return own?.value.call(this, stores, mode, { ...options, durability })
  }
  Object.defineProperty(prototype, 'transaction', { ...own, value })
  return () => Object.defineProperty(prototype, 'transaction', own ?? {})
}

async function stagingOf({ databases, guard, crc }: OpenedStore) {
  const session = newId()
  await beginSession(session)
  return dexieStaging({ ...databases, guard, freeBytes }, session, crc)
}

/** What is done with the bytes of originals. Milliseconds. */
export function payloadLab({ open, chosen, media, importerWith, importChosen }: Lab) {
  const originals = async (id: string) => {
    const { exhibits, close } = await open()
    const all = (await exhibits.ofCase(asCaseId(id))).map(({ original }) => original)
    close()
    return all
  }
  return {
    /** Imports the chosen files in the page itself, not in the worker: the only place where the durability can be set. */
    async importInPage(id: string, durability: IDBTransactionDurability): Promise<number> {
      const undo = durable(durability)
      const store = await open()
      const { databases, door, cases, exhibits, close } = store
      const staging = await stagingOf(store)
      const parts = {
        records: databases.records,
        door,
        cases,
        exhibits,
        staging,
        clock,
        newId,
        freeBytes,
        device: 'bench',
        grantedRoom: () => Promise.resolve(undefined),
        pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
        inspect: inspectFile,
      }
      const files = chosen().map((file) => ({ file, name: file.name, acquired: 'picked' as const }))
      const began = performance.now()
      const outcome = await importFiles(parts, { caseId: asCaseId(id), files }, quiet)
      const ms = performance.now() - began
      close()
      undo()
      if (outcome.files.some(({ kind }) => kind !== 'kept')) throw new Error(JSON.stringify(outcome))
      return ms
    },

    /**
     * Imports the chosen files and brings the second copy up to date, as the page of the desktop program does; `main` answers
     * for the main process, which copies the files by their paths meanwhile. Until the page would say "two copies".
     */
    async bothCopies(id: string, main: string): Promise<number> {
      const { storeFile, ...vault } = desktopVault(askOverHttp(main), () => Promise.resolve(undefined))
      const { mirrored, door, careWith, close } = await open()
      const refuse = (state: unknown) => {
        throw new Error(JSON.stringify(state))
      }
      const copies = startCopies({
        vault,
        mirrored,
        door,
        care: careWith(vault),
        onForked: refuse,
        exclusive: exclusiveBy('bench-second-copy'),
        // none of it lasts until the first look at a second copy that is well
        after: (milliseconds) => milliseconds < 60_000 && refuse('tried again'),
      })
      const inTwo = async (seq: number) => {
        await new Promise<void>((resolve) => {
          copies.watch((state) => {
            if (state.kind === 'two' && state.head.seq >= seq) resolve()
          })
        })
      }
      await inTwo((await door.history()).head.seq)
      const began = performance.now()
      const { outcome } = await importChosen(id, importerWith(storeFile))
      if (outcome.files.some(({ kind }) => kind !== 'kept')) throw new Error(JSON.stringify(outcome))
      await inTwo((await door.history()).head.seq)
      const ms = performance.now() - began
      close()
      return ms
    },

    /** Reads an original from its first byte to its last, as a media element gets it. */
    async readTime(id: string): Promise<number> {
      const [original] = await originals(id)
      if (!original) throw new Error('nothing was imported')
      const url = await media.urlOf(original)
      const began = performance.now()
      const reader = (await fetch(url)).body?.getReader()
      let bytes = 0
      for (;;) {
        const piece = await reader?.read()
        if (!piece || piece.done) break
        bytes += piece.value.length
      }
      if (bytes !== original.bytes) throw new Error(`${bytes} of ${original.bytes} bytes`)
      return performance.now() - began
    },

    /** 64 KiB at random places, the originals of the case taking turns. By name of the file: middle and slow. */
    async seekTimes(id: string, times: number): Promise<Readonly<Record<string, readonly [number, number]>>> {
      const seen = await Promise.all(
        (await originals(id)).map(async (original) => ({
          original,
          url: await media.urlOf(original),
          times: new Array<number>(),
        })),
      )
      for (let n = 0; n < times; n += 1)
        for (const { original, url, times: of } of seen) {
          const from = Math.floor(Math.random() * (original.bytes - 65_536))
          const began = performance.now()
          const answer = await fetch(url, { headers: { range: `bytes=${from}-${from + 65_535}` } })
          const { byteLength } = await answer.arrayBuffer()
          of.push(performance.now() - began)
          if (byteLength !== 65_536) throw new Error(`${byteLength} bytes`)
        }
      return Object.fromEntries(
        seen.map(({ original, times: of }) => [original.name, [middleOf(of), middleOf(of, 0.95)] as const]),
      )
    },

    /** Drops the chunks of every original, as what a cancelled import brought is dropped. */
    async dropAll(): Promise<void> {
      const store = await open()
      const { records, payload } = store.databases
      const sids = (await records.objects.toArray()).map(({ sid }) => sid)
      await records.objects.clear()
      await payload.staging.bulkPut(sids.map((sid) => ({ sid, session: 'gone', sha256: null })))
      await (await stagingOf(store)).settle(sids)
      store.close()
    },
  }
}
