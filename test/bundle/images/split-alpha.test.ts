import { array, assert, boolean, constantFrom, infiniteStream, integer, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import { splitAlpha } from '#shared/bundle/images/split-alpha.ts'

/** PNG's filters as the standard writes them (ISO/IEC 15948, 9.2), on whole rows and pixel widths of any size. */
function predicted(filter: number, left: number, above: number, upperLeft: number): number {
  const guess = left + above - upperLeft
  const byNearness = [left, above, upperLeft].toSorted((a, b) => Math.abs(guess - a) - Math.abs(guess - b))
  return [0, left, above, Math.floor((left + above) / 2), byNearness[0] ?? 0][filter] ?? 0
}
function filtered(
  rows: readonly (readonly number[])[],
  filters: readonly number[],
  pixel: number,
): Uint8Array {
  const bytes = rows.flatMap((row, y) => {
    const filter = filters[y % filters.length] ?? 0
    const at = (line: readonly number[] | undefined, x: number) => line?.[x] ?? 0
    const coded = row.map((value, x) => {
      const above = at(rows[y - 1], x)
      return value - predicted(filter, at(row, x - pixel), above, at(rows[y - 1], x - pixel))
    })
    return [filter, ...coded]
  })
  return Uint8Array.from(bytes)
}

const picture = record({
  widthPx: integer({ min: 1, max: 5 }),
  heightPx: integer({ min: 1, max: 5 }),
  colourBytes: constantFrom(1, 2, 3, 6),
  isDeep: boolean(),
  filters: array(integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }),
  noise: infiniteStream(integer({ min: 0, max: 255 })),
  /** Which alpha byte is not 255, counted over the whole picture; none where it is behind all. */
  hole: integer({ min: 0, max: 60 }),
})

it('alpha goes apart, filters and all, and is dropped where every pixel is opaque', () => {
  assert(
    property(picture, (given) => {
      const { widthPx, heightPx, colourBytes, filters, noise, hole } = given
      const alphaBytes = given.isDeep && colourBytes % 2 === 0 ? 2 : 1
      const pixel = colourBytes + alphaBytes
      const next = () => Number(noise.next().value)
      let alphas = 0
      const rows = Array.from({ length: heightPx }, () =>
        Array.from({ length: widthPx * pixel }, (_, at) =>
          at % pixel < colourBytes ? next() : alphas++ === hole ? next() % 255 : 255,
        ),
      )
      const part = (from: number, until: number) =>
        rows.map((row) => row.filter((_, at) => at % pixel >= from && at % pixel < until))

      const split = splitAlpha(filtered(rows, filters, pixel), widthPx, heightPx, colourBytes, alphaBytes)

      expect(split.colour).toEqual(filtered(part(0, colourBytes), filters, colourBytes))
      const isOpaque = hole >= alphas
      expect(split.alpha).toEqual(
        isOpaque ? undefined : filtered(part(colourBytes, pixel), filters, alphaBytes),
      )
    }),
    { numRuns: 500 },
  )
})
