import type { CaseId } from '#shared/core/ids.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import type { DatabaseNames } from '../../data/databases.ts'
import type { KeepStep } from './import-run.ts'
import type { ImportOutcome, ImportProgress, IncomingFile } from './importer.ts'

/** What the page tells the import worker. `run` names one import; the answers carry it. */
export type ImportRequest =
  | { readonly kind: 'open'; readonly device: string; readonly zone: string; readonly names: DatabaseNames }
  | {
      readonly kind: 'import'
      readonly run: number
      readonly caseId: CaseId
      readonly files: readonly IncomingFile[]
      /** Absent for an undo step of its own. */
      readonly group: string | undefined
    }
  | { readonly kind: 'cancel'; readonly run: number }
  /** Answer to `look-at-disk`. */
  | { readonly kind: 'free-bytes'; readonly look: number; readonly bytes: number | undefined }

export type ImportReply =
  | { readonly kind: 'progress'; readonly run: number; readonly progress: ImportProgress }
  | { readonly kind: 'keep'; readonly run: number; readonly step: KeepStep }
  | { readonly kind: 'done'; readonly run: number; readonly outcome: ImportOutcome }
  /** Only the page's shell can see the disk. */
  | { readonly kind: 'look-at-disk'; readonly look: number }
  /** The worker could not open the store: every import ends with this. */
  | { readonly kind: 'closed'; readonly failure: StorageFailure }
  /** A bug: the run ended with an exception. */
  | { readonly kind: 'broken'; readonly run: number; readonly detail: string }
