import type { Acquisition, Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { Failure, FailureOf } from '#shared/core/failure.ts'
import type { CaseId } from '#shared/core/ids.ts'

/** A file on its way in. `name` is kept exactly as given. */
export interface IncomingFile {
  readonly file: Blob
  readonly name: string
  readonly modifiedAt?: number
  readonly acquired: Acquisition
}

export interface ImportProgress {
  readonly files: { readonly done: number; readonly total: number }
  readonly bytes: { readonly done: number; readonly total: number }
  readonly current?: string
  /** Set while the import waits until somebody has made room on the disk. */
  readonly waitsForRoom?: FailureOf<'storage/full'>
}

/** What became of one file: kept as a new exhibit, known already, or not readable. */
export type ImportedFile =
  | { readonly kind: 'kept'; readonly exhibit: Exhibit }
  | { readonly kind: 'duplicate'; readonly name: string; readonly of: Exhibit }
  | { readonly kind: 'failed'; readonly name: string; readonly failure: Failure }

export interface ImportOutcome {
  /** In the order given; files that a cancel or a stop kept out are absent. */
  readonly files: readonly ImportedFile[]
  readonly cancelled: boolean
  /** Set when the whole import had to stop: disk full, store gone. What was kept before stays kept. */
  readonly stopped?: Failure
}

export interface ImportOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: ImportProgress) => void
  /** The undo step to join, when the import is part of something larger; else it is a step of its own. */
  readonly group?: string
}

/** Streams files into the store: hashed, deduplicated, inspected, committed as they become complete; one undo step. */
export interface Importer {
  readonly importFiles: (
    caseId: CaseId,
    files: readonly IncomingFile[],
    options: ImportOptions,
  ) => Promise<ImportOutcome>
}
