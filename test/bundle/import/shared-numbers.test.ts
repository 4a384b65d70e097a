import { PDFArray, PDFContext, PDFNumber, PDFObjectCopier } from 'pdf-lib'
import { expect, it } from 'vitest'
import { shareNumbers } from '#shared/bundle/import/shared-numbers.ts'

it('makes equal numbers one object, which is written as before', () => {
  const values = [0, -0, 7, -12.5, 0.000_001, 1e21, 123_456_789.25]
  const before = values.map((value) => PDFNumber.of(value).toString())

  shareNumbers()
  const [source, target] = [PDFContext.create(), PDFContext.create()]
  const copy = PDFObjectCopier.for(source, target).copy(source.obj(values))

  expect(copy.asArray().map(String)).toEqual(before)
  expect(copy).toBeInstanceOf(PDFArray)
  for (const [at, value] of values.entries()) expect(copy.get(at)).toBe(PDFNumber.of(value))
})
