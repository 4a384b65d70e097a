import { asInstant } from '#shared/core/ids.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { type DatabaseNames, databaseNames } from '../../data/databases.ts'
import { openStore } from '../../data/open-store.ts'
import { beginSession } from '../../data/sessions.ts'
import { dexieStaging } from '../../data/staging.ts'
import type { OpenAsked } from './handover-protocol.ts'
import type { OpeningParts } from './open-case-file.ts'

/**
 * The store as taking a case in needs it. The page saw the disk when it asked; what was written since is taken off that by `written`.
 * `close` when all is done: the next run gets a connection of its own.
 */
export async function openForWriting(
  { device, zone, freeBytes }: OpenAsked,
  names: DatabaseNames = databaseNames,
): Promise<
  Result<
    Omit<OpeningParts, 'newHash'> & {
      readonly written: (bytes: number) => void
      readonly close: () => void
    },
    StorageFailure
  >
> {
  let taken = 0
  const newId = () => crypto.randomUUID()
  const clock = { now: () => asInstant(new Date().toISOString()), zone: () => zone }
  const left = () => Promise.resolve(freeBytes === undefined ? undefined : freeBytes - taken)
  // tests run it where there is no page
  const log = { kind: 'WorkerGlobalScope' in globalThis ? 'beside-page' : 'alone' } as const
  const opened = await openStore({ clock, newId, device, names, freeBytes: left, log })
  if (!opened.ok) return opened
  const { databases, guard, crc } = opened.value
  const session = newId()
  await beginSession(session)
  return ok({
    store: opened.value,
    staging: dexieStaging({ ...databases, guard, freeBytes: left }, session, crc),
    newId,
    freeBytes: left,
    grantedRoom: async () => {
      const { quota, usage } = await navigator.storage.estimate()
      return quota === undefined ? undefined : quota - (usage ?? 0)
    },
    written: (bytes) => void (taken += bytes),
    close: () => opened.value.close(),
  })
}
