import { describe, expect, it } from 'vitest'
import { withNewest, withOlder } from '../../../renderer/features/custody/held-pages.ts'
import type { JournalPage } from '../../../shared/core/ports.ts'

const page = (from: number, to: number, next?: number): JournalPage => ({
  records: Array.from({ length: from - to + 1 }, (_, n) => ({ seq: from - n, hash: '' })),
  ...(next === undefined ? {} : { next }),
})
const seqs = ({ records }: JournalPage) => records.map(({ seq }) => seq)

describe('the pages of a history on the screen', () => {
  it('grow at their older end', () => {
    expect(withOlder(page(9, 7, 7), page(6, 4))).toEqual(page(9, 4))
    expect(withOlder(page(9, 7, 7), page(6, 4, 4))).toEqual(page(9, 4, 4))
  })

  it('keep what was read before under a newer first page', () => {
    const held = withNewest(page(9, 4, 4), page(10, 8, 8))

    expect(seqs(held)).toEqual([10, 9, 8, 7, 6, 5, 4])
    expect(held.next).toBe(4)
  })

  it('begin anew when more came than a page holds, so that no gap stays', () => {
    expect(withNewest(page(9, 4, 4), page(20, 18, 18))).toEqual(page(20, 18, 18))
  })

  it('are the first page alone when that is all there is', () => {
    expect(withNewest(page(9, 4, 4), page(3, 1))).toEqual(page(3, 1))
    expect(withNewest(undefined, page(3, 1))).toEqual(page(3, 1))
  })
})
