import { describe, expect, it } from 'vitest'
import { bandsOf } from '#shared/bundle/picture-pack/fit-picture.ts'

describe('bands of a tall picture', () => {
  it('cover all of it, overlap, and are alike', () => {
    const bands = bandsOf({ widthPx: 1080, heightPx: 9000 }, 2000)

    expect(bands.length).toBeGreaterThan(3)
    expect([bands[0]?.from, bands.at(-1)?.to]).toEqual([0, 1])
    bands.forEach(({ from, to }, index) => {
      const next = bands[index + 1]
      if (next) expect(next.from).toBeLessThan(to)
      expect(((to - from) * 9000) / 1080).toBeLessThanOrEqual(2.01)
    })
  })

  it('leave alone what fits', () => {
    expect(bandsOf({ widthPx: 1080, heightPx: 1900 }, 2000)).toEqual([{ from: 0, to: 1 }])
    expect(bandsOf({ widthPx: 4000, heightPx: 3000 }, 2000)).toEqual([{ from: 0, to: 1 }])
  })
})
