import type { RecognisedPage } from '#shared/core/evidence/recognised-text.ts'

/** Which Chinese writing is tried first; the other is tried where the first reads badly. English is always read beside it. */
export type Writing = 'simplified' | 'traditional'

/** An original to be read. */
export interface ReadingRequest {
  readonly id: number
  readonly file: Blob
  /** MIME type as found at import. */
  readonly type: string
  readonly first: Writing
}

export type ReadingReply =
  /** Pages done, of so many. Also a sign of life. */
  | { readonly kind: 'page'; readonly id: number; readonly done: number; readonly pages: number }
  | { readonly kind: 'read'; readonly id: number; readonly pages: readonly RecognisedPage[] }
  /** The reader itself did not come up: nothing is known about the original. */
  | { readonly kind: 'broken'; readonly id: number; readonly detail: string }
