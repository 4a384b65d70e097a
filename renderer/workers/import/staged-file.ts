import type { Failure, ImportFailure, StorageFailure } from '#shared/core/failure.ts'
import { chunkBytes, chunkCount } from '../../data/chunk-bytes.ts'
import type { ChunkRow } from '../../data/databases.ts'
import type { SeenFile } from './intake-record.ts'
import type { IncomingFile } from './importer.ts'

/** A file of the drop and its place in it. */
export interface Placed {
  readonly index: number
  readonly incoming: IncomingFile
}

/** A file that has been read to its end. */
export interface StagedFile extends Placed {
  readonly seen: SeenFile
  readonly sid: string
  /** Chunks that are still in memory; a large file has written its own already. */
  readonly unwritten: readonly ChunkRow[]
}

/** What reading a file came to. */
export type Read =
  | { readonly kind: 'read'; readonly file: StagedFile }
  | { readonly kind: 'unreadable'; readonly placed: Placed; readonly failure: ImportFailure }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopped'; readonly failure: Failure | StorageFailure }

/** Cuts bytes into chunk rows, the first one being number `first`. The rows are copies: views would keep all the bytes alive. */
export const chunkRowsOf = (sid: string, bytes: Uint8Array<ArrayBuffer>, first = 0): readonly ChunkRow[] =>
  Array.from({ length: chunkCount(bytes.length) }, (_, k) => ({
    sid,
    n: first + k,
    d: bytes.slice(k * chunkBytes, (k + 1) * chunkBytes),
  }))
