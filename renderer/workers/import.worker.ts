import { asInstant } from '#shared/core/ids.ts'
import { openStore } from '../data/open-store.ts'
import { beginSession } from '../data/sessions.ts'
import { dexieStaging } from '../data/staging.ts'
import { diskSeenByPage, importDesk } from './import/import-desk.ts'
import type { ImportReply, ImportRequest } from './import/import-protocol.ts'
import type { ImportParts } from './import/import-run.ts'
import { inspectFile } from './inspect/inspect-file.ts'

const tell = (reply: ImportReply) => self.postMessage(reply)
const disk = diskSeenByPage(tell)
const newId = () => crypto.randomUUID()

/** Never rejects: a store that cannot be opened is told to the page, which then ends this worker. */
function partsFor({ device, zone, names }: ImportRequest & { kind: 'open' }): Promise<ImportParts> {
  const clock = { now: () => asInstant(new Date().toISOString()), zone: () => zone }
  const log = { kind: 'beside-page' } as const
  return new Promise((resolve) => {
    const open = async () => {
      const opened = await openStore({ clock, newId, device, names, freeBytes: disk.freeBytes, log })
      if (!opened.ok) {
        tell({ kind: 'closed', failure: opened.failure })
        return
      }
      const { databases, guard, crc, door, cases, exhibits } = opened.value
      const session = newId()
      await beginSession(session)
      resolve({
        records: databases.records,
        staging: dexieStaging({ ...databases, guard, freeBytes: disk.freeBytes }, session, crc),
        door,
        cases,
        exhibits,
        clock,
        newId,
        device,
        freeBytes: disk.freeBytes,
        grantedRoom: async () => {
          const { quota, usage } = await navigator.storage.estimate()
          return quota === undefined ? undefined : quota - (usage ?? 0)
        },
        pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
        inspect: inspectFile,
      })
    }
    open().catch((error: unknown) =>
      tell({ kind: 'closed', failure: { kind: 'storage/unavailable', detail: String(error) } }),
    )
  })
}

let desk: ReturnType<typeof importDesk> | undefined
self.addEventListener('message', (event: MessageEvent<ImportRequest>) => {
  const request = event.data
  switch (request.kind) {
    case 'open':
      desk = importDesk(partsFor(request), tell, () => performance.now())
      break
    case 'import':
      desk?.take(request)
      break
    case 'cancel':
      desk?.cancel(request.run)
      break
    case 'free-bytes':
      disk.answer(request)
      break
  }
})
