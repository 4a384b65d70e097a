import { createSHA256 } from 'hash-wasm'
import type { StorageFailure } from '#shared/core/failure.ts'
import type { NewId } from '#shared/core/ids.ts'
import type {
  CaseRepository,
  Clock,
  Door,
  EventRepository,
  ExhibitRepository,
  ExportRepository,
  FreeSpace,
  JournalRepository,
  LedgerRepository,
  ObjectStore,
  PartyRepository,
  RecognisedTextRepository,
  TrashRepository,
  Tell,
  Unsubscribe,
  Vault,
} from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { type Care, careOf } from './care.ts'
import { type ChunkCheck, createChunkCheck } from './chunk-check.ts'
import { type DatabaseNames, databaseNames, DerivedDatabase } from './databases.ts'
import { dexieDoor, type WideDoor } from './door.ts'
import { type Drill, drillOf } from './drill.ts'
import { type Exclusive, exclusiveBy } from './exclusive.ts'
import { createGuard, type Guard } from './guard.ts'
import { deviceIdOf } from './meta.ts'
import { type Erasing, erasingOf } from './erase.ts'
import { createLog, type Log, type LogPart, newLogBytes } from './fresh-log.ts'
import { catchUp, type MirrorParts } from './mirror.ts'
import { nearlyFullBytes } from './nearly-full.ts'
import { dexieObjects } from './objects.ts'
import { type Databases, openDatabases } from './open-databases.ts'
import { dexieCases } from './repositories/cases.ts'
import { dexieEvents } from './repositories/events.ts'
import { type DexieExhibits, dexieExhibits } from './repositories/exhibits.ts'
import { dexieExports } from './repositories/exports.ts'
import { dexieJournal } from './repositories/journal.ts'
import { dexieLedger } from './repositories/ledger.ts'
import { dexieParties } from './repositories/parties.ts'
import { dexieTexts } from './repositories/texts.ts'
import type { SecondCopy } from './second-copy.ts'
import { dexieTrash } from './repositories/trash.ts'
import { sweepStaging } from './staging.ts'

export interface StoreSettings {
  readonly clock: Clock
  readonly newId: NewId
  /** What the journal and the intake records call this machine and program: `Chromium on Linux, Recourse 0.1.0`. */
  readonly device: string
  readonly freeBytes: FreeSpace
  /** Gives what the store's own bytes cannot; absent where there is no second copy. */
  readonly copy?: SecondCopy
  /** What this is to the browser's log. */
  readonly log?: LogPart
  /** Names of the databases; tests choose their own. */
  readonly names?: DatabaseNames
}

/** Everything that is kept, behind its ports. */
export interface Store {
  readonly door: Door
  readonly cases: CaseRepository
  readonly parties: PartyRepository
  readonly events: EventRepository
  readonly exhibits: ExhibitRepository
  readonly ledger: LedgerRepository
  readonly exports: ExportRepository
  readonly journal: JournalRepository
  readonly trash: TrashRepository
  readonly objects: ObjectStore
  readonly texts: RecognisedTextRepository
  /** Told when the store can no longer be trusted with writes: from then on it only reads. */
  readonly watchTrouble: (tell: Tell<StorageFailure>) => Unsubscribe
  readonly close: () => void
}

/** The store as the import worker needs it: with the tables under it. */
export interface OpenedStore extends Store {
  readonly door: WideDoor
  readonly exhibits: DexieExhibits
  readonly databases: Databases
  readonly guard: Guard
  readonly crc: ChunkCheck
  /** Comparing what is kept with its hashes, together with this second copy. */
  readonly careWith: (vault: Vault | undefined) => Care
  /** Trying whether this second copy would give everything back; `exclusive`: under which it is written. */
  readonly drillWith: (vault: Vault, exclusive: Exclusive) => Drill
  /** Taking the bytes away of what was purged. */
  readonly erasing: Erasing
  /** What the second copy needs of the first. */
  readonly mirrored: MirrorParts
  /** Resolves when nothing of earlier, broken sessions is left; the store can be used before. */
  readonly swept: Promise<Result<void, StorageFailure>>
}

/**
 * Opening writes: behind a tear in the log that would cost the store, were it not left behind at once, which takes room.
 * Beside a page it is the page that does so.
 */
async function roomToOpen(
  log: Log,
  part: LogPart = { kind: 'alone' },
): Promise<Result<void, StorageFailure>> {
  const neededBytes = newLogBytes
  if (part.kind === 'beside-page')
    return (await log.mend()) ? ok(undefined) : failed({ kind: 'storage/full', neededBytes })
  const isRoom =
    part.kind === 'alone' || part.hasRoomFor === undefined || (await part.hasRoomFor(neededBytes))
  // to go on working takes more than to open
  return isRoom ? ok(undefined) : failed({ kind: 'storage/no-room-to-open', neededBytes: nearlyFullBytes })
}

/** Opens what is kept on this machine, makes it where nothing is kept yet, and clears away what a crash left behind. */
export async function openStore(settings: StoreSettings): Promise<Result<OpenedStore, StorageFailure>> {
  const { clock, newId, device, freeBytes, copy, names = databaseNames } = settings
  const log = createLog(`${names.records}-log`, settings.log ?? { kind: 'alone' })
  const guard = createGuard(freeBytes, log)
  const isRoom = await roomToOpen(log, settings.log)
  const opened = isRoom.ok ? await openDatabases(guard, names) : isRoom
  if (!opened.ok) {
    log.close()
    return opened
  }
  const { records, payload } = opened.value
  const close = () => {
    opened.value.close()
    log.close()
  }
  // should there be no room for it by now, what is kept can be read all the same, and the first write tries again
  if (settings.log?.kind === 'page') await guard.read(log.mend)

  const derived = new DerivedDatabase(names.derived)

  const [sha256, crc] = await Promise.all([createSHA256(), createChunkCheck()])
  const hash = (text: string) => sha256.init().update(text).digest()
  const prepared = await guard.open(() => deviceIdOf(records, newId), { size: 'small', neededBytes: 4096 })
  if (!prepared.ok) {
    close()
    return prepared
  }
  const journalLock = exclusiveBy(`${names.records}-journal`)
  const objects = dexieObjects(records, payload, guard, crc, copy && { copy, freeBytes })
  const mirrored: MirrorParts = { records, objects, guard, hash, newId, journalLock }
  return ok({
    door: dexieDoor({
      records,
      clock,
      device: `${device} #${prepared.value.slice(0, 8)}`,
      hash,
      guard,
      exclusive: journalLock,
      freeBytes,
    }),
    cases: dexieCases(records),
    parties: dexieParties(records),
    events: dexieEvents(records),
    exhibits: dexieExhibits(records),
    ledger: dexieLedger(records),
    exports: dexieExports(records),
    journal: dexieJournal(records, hash),
    objects,
    trash: dexieTrash(records),
    texts: dexieTexts(derived, guard),
    watchTrouble: guard.watchTrouble,
    databases: opened.value,
    guard,
    crc,
    careWith: (vault) =>
      careOf({
        own: dexieObjects(records, payload, guard, crc),
        records,
        payload,
        derived,
        guard,
        crc,
        clock,
        vault,
      }),
    drillWith: (vault, exclusive) =>
      drillOf({
        records,
        derived,
        vault,
        hash,
        newId,
        clock,
        freeBytes,
        catchUp: (cancel) =>
          exclusive(() => catchUp(mirrored, vault, { cancel, onProgress: () => undefined })),
      }),
    erasing: erasingOf({ records, payload, derived, guard, freeBytes }),
    mirrored,
    swept: sweepStaging({ records, payload, guard, freeBytes }),
    close() {
      close()
      derived.close()
    },
  })
}
