import type { Failure, FailureOf } from '#shared/core/failure.ts'
import type { CaseId, NewId, Sha256 } from '#shared/core/ids.ts'
import type { Cancel, CaseRepository, Clock, FreeSpace } from '#shared/core/ports.ts'
import type { WideDoor } from '../../data/door.ts'
import type { RecordsDatabase } from '../../data/databases.ts'
import type { DexieExhibits } from '../../data/repositories/exhibits.ts'
import type { Staging } from '../../data/staging.ts'
import type { Ranged } from '../inspect/bounded-file.ts'
import type { Inspection } from '../inspect/inspect-file.ts'
import type { ImportProgress, IncomingFile } from './importer.ts'
import { type GrantedRoom, lookAgainMs, lookEveryBytes, spaceShortage } from './space-guard.ts'

/** What an import works with. */
export interface ImportParts {
  readonly records: RecordsDatabase
  readonly door: WideDoor
  readonly cases: CaseRepository
  readonly exhibits: DexieExhibits
  readonly staging: Staging
  readonly clock: Clock
  readonly newId: NewId
  readonly device: string
  readonly freeBytes: FreeSpace
  readonly grantedRoom: GrantedRoom
  /** Settles after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
  readonly inspect: (file: Ranged, name: string) => Promise<Inspection>
}

export interface ImportOrder {
  readonly caseId: CaseId
  readonly files: readonly IncomingFile[]
  readonly group?: string | undefined
}

/** Files whose bytes are about to be kept, by their place in the drop; and that all told of so far are. */
export type KeepStep =
  | {
      readonly kind: 'keeping'
      readonly files: readonly { readonly index: number; readonly sha256: Sha256 }[]
    }
  | { readonly kind: 'kept' }

/** Who looks on, and may call it off. */
export interface ImportWatch {
  readonly cancel: Cancel
  readonly onProgress: (now: ImportProgress) => void
  readonly onKeep: (step: KeepStep) => void
}

/** One import while it goes on: what it has read, what it has staged, and whether it may go on. */
export interface ImportRun extends ImportParts {
  readonly caseId: CaseId
  /** The undo step that all its commits join. */
  readonly group: string
  /** Position before the first of its exhibits. */
  readonly base: number
  readonly cancel: Cancel
  /** Every staging id used; settled at the end whatever happened. */
  readonly staged: Set<string>
  /**
   * Counts bytes read, and looks at the disk now and then. Where there is too little room it waits until there is enough, or
   * until it is cancelled; a failure means stop.
   */
  readonly advance: (bytes: number, current: string) => Promise<Failure | undefined>
  readonly finishFiles: (count: number) => void
  readonly onKeep: ImportWatch['onKeep']
}

export async function beginRun(
  parts: ImportParts,
  { caseId, files, group = parts.newId() }: ImportOrder,
  { cancel, onProgress, onKeep }: ImportWatch,
): Promise<ImportRun> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0)
  let [bytesDone, filesDone, sinceLook] = [0, 0, 0]
  const tell = (current?: string, waitsForRoom?: FailureOf<'storage/full'>) =>
    onProgress({
      files: { done: filesDone, total: files.length },
      bytes: { done: bytesDone, total },
      ...(current === undefined ? {} : { current }),
      ...(waitsForRoom && { waitsForRoom }),
    })
  tell()
  return {
    ...parts,
    caseId,
    cancel,
    onKeep,
    group,
    base: await parts.exhibits.lastPosition(caseId),
    staged: new Set(),
    async advance(bytes, current) {
      bytesDone += bytes
      sinceLook += bytes
      tell(current)
      if (sinceLook < lookEveryBytes) return undefined
      sinceLook = 0
      for (;;) {
        const shortage = await spaceShortage(total - bytesDone, parts.freeBytes, parts.grantedRoom)
        // nobody would see the room that is made where nobody sees the disk
        if (cancel.aborted || shortage?.freeBytes === undefined) return cancel.aborted ? undefined : shortage
        tell(current, shortage)
        await parts.pause(lookAgainMs)
      }
    },
    finishFiles(count) {
      filesDone += count
      tell()
    },
  }
}
