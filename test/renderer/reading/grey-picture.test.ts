// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { readingScale } from '../../../renderer/workers/reading/grey-picture.ts'

describe('the size in which a picture is read', () => {
  it.each([
    ['a telephone screenshot', 1080, 2340, 1],
    ['a screen of a computer, whose letters are small', 1280, 800, 2],
    ['a scan of an A4 page at 300 dpi', 2480, 3508, 1],
  ])('is right for %s', (_what, width, height, scale) => {
    expect(readingScale(width, height)).toBeCloseTo(scale, 1)
  })

  it('holds a photo of 48 million dots to nine, and a long chat to what Tesseract takes', () => {
    expect((8000 * readingScale(8000, 6000)) ** 2 * 0.75).toBeLessThanOrEqual(9_000_001)
    expect(40_000 * readingScale(1080, 40_000)).toBeLessThanOrEqual(32_000)
    expect(readingScale(1080, 20_000)).toBe(1)
  })
})
