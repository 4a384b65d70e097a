import type { ByteSource } from '../ports.ts'
import type { Segment, SourceRange } from './deferred-stream.ts'

/** Ranges of one source that one read of `span` bytes covers. */
export interface PackedRanges {
  readonly source: ByteSource
  readonly offset: number
  readonly span: number
  readonly pieces: readonly SourceRange[]
}

/**
 * A PNG's pixel data lie in chunks of 8 KiB with check sums between them: 31,000 pieces in 150 screenshots. Pieces that
 * follow each other within `most` bytes are read together.
 */
export function* coalesced(
  segments: readonly Segment[],
  most: number,
): Generator<Uint8Array | SourceRange | PackedRanges> {
  let run: SourceRange[] = []
  for (const segment of segments) {
    const first = run[0]
    if (first && (segment instanceof Uint8Array || !joins(first, run.at(-1) ?? first, segment, most))) {
      yield packed(run, first)
      run = []
    }
    if (segment instanceof Uint8Array) yield segment
    else run.push(segment)
  }
  if (run[0]) yield packed(run, run[0])
}

const joins = (first: SourceRange, last: SourceRange, next: SourceRange, most: number): boolean =>
  next.source === first.source &&
  next.offset >= last.offset + last.length &&
  next.offset + next.length - first.offset <= most

function packed(run: readonly SourceRange[], first: SourceRange): SourceRange | PackedRanges {
  const last = run.at(-1)
  if (!last || last === first) return first
  const { source, offset } = first
  return { source, offset, span: last.offset + last.length - offset, pieces: run }
}
