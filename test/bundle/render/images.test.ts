import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImageAsset, Orientation } from '#shared/bundle/render/document-model.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { aDocument, aPage, writtenPdf } from '../../builders/written-pdf.ts'
import { exif, jpeg } from '../../fixtures/make/jpeg.mjs'
import { letterF, storedFor } from '../../fixtures/make/picture.mjs'
import { chunk, png } from '../../fixtures/make/png.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'
import { pixelOf, type Raster, rasterOf } from '../raster.ts'

const [width, height] = [120, 180]
const upright = letterF(width, height)
const box = { x: 40, y: 60, width, height }
const pageHeight = 400

type Colour = readonly [number, number, number]
const same = (colour: Colour): Colour => colour

const assetOf = (bytes: Uint8Array, type: ImageAsset['type'], orientation: Orientation = 1): ImageAsset => ({
  key: `${type} ${orientation} ${bytes.length}`,
  source: memorySource(bytes),
  type,
  widthPx: orientation >= 5 ? height : width,
  heightPx: orientation >= 5 ? width : height,
  orientation,
})

/** Mean distance, of 255, between the drawn page and the picture where it should be. */
function distance(raster: Raster, meant: (colour: Colour, x: number) => Colour): number {
  let sum = 0
  // points off the middle of a pixel would measure the reader's smoothing at edges
  for (let y = 1; y < height; y += 3) {
    for (let x = 1; x < width; x += 3) {
      const [r, g, b] = upright.at(x, y)
      const want = meant([r, g, b], x)
      const drawn = pixelOf(raster, box.x + x, pageHeight - box.y - height + y)
      sum += Math.max(...want.map((value, c) => Math.abs(value - (drawn[c] ?? 0))))
    }
  }
  return sum / ((width / 3) * (height / 3))
}

const judges = judgedBy('pdftoppm', 'mutool', 'qpdf')
describe.skipIf(judges.skip)(`images in a written PDF (${judges.note})`, () => {
  const drawn = (image: ImageAsset, look: (raster: Raster) => void) =>
    inFolder(async (folder) => {
      const pdf = join(folder, 'image.pdf')
      writeFileSync(pdf, await writtenPdf(aDocument({ pages: [aPage(1, [{ op: 'image', box, image }])] })))

      expect(ask('qpdf', '--check', pdf).status).toBe(0)
      look(rasterOf('pdftoppm', folder, pdf))
      look(rasterOf('mutool', folder, pdf))
    })

  it.each([1, 2, 3, 4, 5, 6, 7, 8] as const)(
    'stand upright from EXIF orientation %i',
    async (orientation) => {
      const bytes = jpeg(storedFor(upright, orientation), { exif: exif({ orientation }) })

      await drawn(assetOf(bytes, 'image/jpeg', orientation), (raster) => {
        expect(distance(raster, same)).toBeLessThan(12)
      })
    },
  )

  const grey = ([r, g, b]: Colour): Colour => {
    const value = 0.299 * r + 0.587 * g + 0.114 * b
    return [value, value, value]
  }
  it('keep the tones of a grey JPEG', async () => {
    await drawn(assetOf(jpeg(upright, { components: 1 }), 'image/jpeg'), (raster) => {
      expect(distance(raster, grey)).toBeLessThan(12)
    })
  })

  it('keep the colours of a CMYK JPEG from Photoshop, which is stored upside down', async () => {
    await drawn(assetOf(jpeg(upright, { components: 4 }), 'image/jpeg'), (raster) => {
      // readers turn CMYK into RGB each in their own way; a negative would be 150 away
      expect(distance(raster, same)).toBeLessThan(45)
    })
  })

  it.each([
    ['RGB', { colour: 2 }, same],
    ['RGB of 16 bits', { colour: 2, depth: 16 }, same],
    ['grey', { colour: 0 }, grey],
    ['grey of 16 bits', { colour: 0, depth: 16 }, grey],
  ] as const)('keep the colours of a PNG: %s', async (_, form, meant) => {
    await drawn(assetOf(png(upright, form), 'image/png'), (raster) => {
      expect(distance(raster, meant)).toBeLessThan(6)
    })
  })

  it('keep the colours of a palette PNG, as far as its palette goes', async () => {
    await drawn(assetOf(png(upright, { colour: 3 }), 'image/png'), (raster) => {
      expect(distance(raster, same)).toBeLessThan(30)
    })
  })

  it.each([
    ['RGB', { colour: 2 }, same],
    ['RGB of 16 bits', { colour: 2, depth: 16 }, same],
    ['grey', { colour: 0 }, grey],
  ] as const)('put an interlaced PNG together: %s', async (_, form, meant) => {
    await drawn(assetOf(png(upright, { ...form, interlaced: true }), 'image/png'), (raster) => {
      expect(distance(raster, meant)).toBeLessThan(6)
    })
  })

  it.each([
    ['light', 100_000, 1],
    ['dark', 25_000, 4],
  ] as const)('heed the gamma of a PNG: %s', async (_, written, exponent) => {
    const gamma = Buffer.alloc(4)
    gamma.writeUInt32BE(written)
    // the sample as light, and that as sRGB has it
    const meant = (colour: Colour): Colour => {
      const [r, g, b] = colour.map((value) => {
        const light = (value / 255) ** exponent
        return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)
      })
      return [r ?? 0, g ?? 0, b ?? 0]
    }
    await inFolder(async (folder) => {
      const image = assetOf(png(upright, { colour: 2, extra: [chunk('gAMA', gamma)] }), 'image/png')
      const pdf = join(folder, 'gamma.pdf')
      writeFileSync(pdf, await writtenPdf(aDocument({ pages: [aPage(1, [{ op: 'image', box, image }])] })))

      expect(distance(rasterOf('pdftoppm', folder, pdf), meant)).toBeLessThan(14)
      expect(ask('qpdf', '--check', pdf).status).toBe(0)
    })
  })

  it('let the paper through half where every colour of a palette is half opaque', async () => {
    const alphas = chunk('tRNS', Buffer.alloc(256, 128))
    const faded = (colour: Colour): Colour => {
      const [r, g, b] = colour.map((value) => (value + 255) / 2)
      return [r ?? 0, g ?? 0, b ?? 0]
    }
    for (const interlaced of [false, true]) {
      const bytes = png(upright, { colour: 3, interlaced, extra: [alphas] })
      await drawn(assetOf(bytes, 'image/png'), (raster) => {
        expect(distance(raster, faded)).toBeLessThan(20)
      })
    }
  })

  it('let the paper through where a PNG has its one transparent colour', async () => {
    const key = [200, 30, 60, 255] as const
    const half = { ...upright, at: (x: number, y: number) => (x < width / 2 ? key : upright.at(x, y)) }
    const transparent = chunk('tRNS', Buffer.from([0, 200, 0, 30, 0, 60]))
    await drawn(assetOf(png(half, { colour: 2, extra: [transparent] }), 'image/png'), (raster) => {
      const across = distance(raster, (colour, x) => (x < width / 2 ? [255, 255, 255] : colour))
      expect(across).toBeLessThan(8)
    })
  })

  const fading = {
    ...upright,
    at: (x: number, y: number) => {
      const [r, g, b] = upright.at(x, y)
      return [r, g, b, Math.round((255 * x) / width)] as const
    },
  }
  const onWhite = (colour: Colour, x: number): Colour => {
    const alpha = Math.round((255 * x) / width) / 255
    const [r, g, b] = colour.map((value) => value * alpha + 255 * (1 - alpha))
    return [r ?? 0, g ?? 0, b ?? 0]
  }
  it.each([
    ['RGB and alpha', { colour: 6 }, onWhite],
    ['RGB and alpha of 16 bits', { colour: 6, depth: 16 }, onWhite],
    ['grey and alpha', { colour: 4 }, (colour: Colour, x: number) => onWhite(grey(colour), x)],
  ] as const)('let the paper through where a PNG does: %s', async (_, form, meant) => {
    await drawn(assetOf(png(fading, form), 'image/png'), (raster) => {
      expect(distance(raster, meant)).toBeLessThan(6)
    })
  })

  it('make the whole picture again from three bands of it', async () => {
    const image = assetOf(jpeg(storedFor(upright, 6), { exif: exif({ orientation: 6 }) }), 'image/jpeg', 6)
    const bands = [0, 1, 2].map((band) => ({
      op: 'image' as const,
      image,
      slice: { from: band / 3, to: (band + 1) / 3 },
      box: { ...box, y: box.y + ((2 - band) * height) / 3, height: height / 3 },
    }))

    await inFolder(async (folder) => {
      const pdf = join(folder, 'bands.pdf')
      writeFileSync(pdf, await writtenPdf(aDocument({ pages: [aPage(1, bands)] })))

      const raster = rasterOf('pdftoppm', folder, pdf)
      expect(distance(raster, same)).toBeLessThan(12)
      // nothing of the whole picture outside its bands
      expect(pixelOf(raster, box.x + 60, pageHeight - box.y + 20)).toEqual([255, 255, 255])
      expect(
        ask('pdfimages', '-list', pdf)
          .stdout.split('\n')
          .filter((line) => line.includes('jpeg')),
      ).toHaveLength(3)
    })
  })
})

describe('an image that several ops draw', () => {
  it('is embedded once', async () => {
    const image = assetOf(jpeg(upright), 'image/jpeg')
    const once = await writtenPdf(aDocument({ pages: [aPage(1, [{ op: 'image', box, image }])] }))
    const thrice = await writtenPdf(
      aDocument({ pages: [1, 2, 3].map((number) => aPage(number, [{ op: 'image', box, image }])) }),
    )

    expect(thrice.length - once.length).toBeLessThan(2_000)
  })
})

describe('an opaque PNG with an alpha channel', () => {
  it('gets no mask', async () => {
    const image = assetOf(png(upright, { colour: 6 }), 'image/png')
    const bytes = await writtenPdf(aDocument({ pages: [aPage(1, [{ op: 'image', box, image }])] }))

    expect(Buffer.from(bytes).toString('latin1')).not.toContain('/SMask')
  })
})
