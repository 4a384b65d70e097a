import { type PDFContext, type PDFDict, PDFStream } from 'pdf-lib'
import type { ByteSource } from '../ports.ts'

/** A range of a source, copied into the file when its turn comes and never held. */
export interface SourceRange {
  readonly source: ByteSource
  readonly offset: number
  readonly length: number
}
export type Segment = Uint8Array | SourceRange

export const lengthOf = (segment: Segment): number => segment.length

/** A PDF stream whose bytes are elsewhere: the writer copies the segments, in order, between `stream` and `endstream`. */
export class DeferredStream extends PDFStream {
  readonly segments: readonly Segment[]
  readonly total: number

  constructor(dict: PDFDict, segments: readonly Segment[]) {
    super(dict)
    this.segments = segments
    this.total = segments.reduce((sum, segment) => sum + lengthOf(segment), 0)
  }

  override getContentsSize(): number {
    return this.total
  }

  override getContents(): Uint8Array {
    throw new Error('the bytes of a deferred stream are never in memory')
  }

  override clone(context?: PDFContext): DeferredStream {
    return new DeferredStream(this.dict.clone(context), this.segments)
  }
}
