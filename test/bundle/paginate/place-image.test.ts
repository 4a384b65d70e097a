import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeImage } from '#shared/bundle/paginate/place-image.ts'
import { a4, a4Landscape } from '#shared/bundle/paginate/sheet.ts'

const onlyPiece = (widthPx: number, heightPx: number) => {
  const [sheet] = placeImage(widthPx, heightPx).sheets
  const [piece] = sheet?.pieces ?? []
  if (!sheet || !piece) throw new Error('no piece')
  return { ...piece.box, size: sheet.size }
}

describe('an image on its page', () => {
  it('is not enlarged beyond half a point a pixel', () => {
    expect(onlyPiece(200, 120)).toMatchObject({ width: 100, height: 60 })
  })

  it('is shown whole when it is a telephone screenshot of one screen', () => {
    const { width } = onlyPiece(1080, 2400)

    expect(placeImage(1080, 2400).parts).toBe(1)
    expect(width).toBeGreaterThan(300)
  })

  it('lies on a landscape sheet when it is wider than an upright one', () => {
    expect(onlyPiece(4000, 3000).size).toEqual(a4Landscape)
    expect(onlyPiece(900, 600).size).toEqual(a4)
  })

  it('is split into two columns when it is a tall screenshot, its text at 7 pt or more', () => {
    const { sheets, parts } = placeImage(1080, 20_000)
    const widths = sheets.flatMap(({ pieces }) => pieces.map(({ box }) => box.width))

    expect(sheets[0]?.pieces.length).toBe(2)
    expect(parts).toBe(widths.length)
    expect(Math.min(...widths) * (30 / 1080)).toBeGreaterThanOrEqual(7)
  })

  it('takes the whole width when it is a long page from a computer', () => {
    const { sheets } = placeImage(1920, 12_000)

    expect(sheets[0]?.pieces.length).toBe(1)
    expect(sheets[0]?.pieces[0]?.box.width).toBeCloseTo(a4.widthPt - 80)
  })

  it('loses nothing, keeps its proportions, overlaps by 5 % and stays on the sheet, whatever its size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 30_000 }), (width, height) => {
        const { sheets } = placeImage(width, height)
        const pieces = sheets.flatMap((sheet) => sheet.pieces.map((piece) => ({ ...piece, sheet })))

        expect(pieces[0]?.from).toBe(0)
        expect(pieces.at(-1)?.to).toBe(1)
        for (const [index, { box, from, to, sheet }] of pieces.entries()) {
          const shown = ((to - from) * height) / width
          expect(box.height / box.width / shown).toBeCloseTo(1, 6)
          expect(box.x).toBeGreaterThanOrEqual(sheet.frame.left - 0.01)
          expect(box.x + box.width).toBeLessThanOrEqual(sheet.frame.left + sheet.frame.width + 0.01)
          expect(box.y).toBeGreaterThanOrEqual(sheet.frame.bottom - 0.01)
          expect(box.y + box.height).toBeLessThanOrEqual(sheet.frame.top + 0.01)
          const before = pieces[index - 1]
          if (before) expect((before.to - from) / (to - from)).toBeCloseTo(0.05, 6)
        }
      }),
    )
  })
})
