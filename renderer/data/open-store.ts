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
  LedgerRepository,
  ObjectStore,
  PartyRepository,
  Tell,
  Unsubscribe,
} from '#shared/core/ports.ts'
import type { Result } from '#shared/core/result.ts'

export interface StoreSettings {
  readonly clock: Clock
  readonly newId: NewId
  /** What the journal and the intake records call this machine and program: `Chromium on Linux, Recourse 0.1.0`. */
  readonly device: string
  readonly freeBytes: FreeSpace
  /** Names of the two databases; tests choose their own. */
  readonly names?: { readonly records: string; readonly payload: string }
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
  readonly objects: ObjectStore
  /** Told when the store can no longer be trusted with writes: from then on it only reads. */
  readonly watchTrouble: (tell: Tell<StorageFailure>) => Unsubscribe
  readonly close: () => void
}

/** Opens what is kept on this machine, and makes it where nothing is kept yet. */
export async function openStore(_settings: StoreSettings): Promise<Result<Store, StorageFailure>> {
  return await Promise.reject(new Error('not opened yet: follows within the hour'))
}
