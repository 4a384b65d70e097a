import { describe, expect, it } from 'vitest'
import { coalesced } from '#shared/bundle/write/coalesce.ts'
import { memorySource } from '../../builders/memory-source.ts'

describe('pieces of a source that lie close together', () => {
  const source = memorySource(new Uint8Array(100))
  const piece = (offset: number, length: number) => ({ source, offset, length })
  const spans = (most: number, ...pieces: readonly ReturnType<typeof piece>[]) =>
    [...coalesced(pieces, most)].map((part) =>
      part instanceof Uint8Array ? [] : [part.offset, 'span' in part ? part.span : part.length],
    )

  it('are read together, up to a limit', () => {
    expect(spans(30, piece(0, 10), piece(12, 10), piece(24, 10))).toEqual([
      [0, 22],
      [24, 10],
    ])
  })

  it('are read apart where they go backwards', () => {
    expect(spans(100, piece(50, 10), piece(0, 10))).toEqual([
      [50, 10],
      [0, 10],
    ])
  })
})
