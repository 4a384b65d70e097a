import { array, assert, asyncProperty, integer, nat } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImageDamage } from '#shared/bundle/images/image-problem.ts'
import { type JpegHeader, readJpegHeader } from '#shared/bundle/images/jpeg-header.ts'
import { canPassThrough, isUndamaged } from '#shared/bundle/images/passthrough.ts'
import { type PngHeader, readPngHeader } from '#shared/bundle/images/png-header.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { exif, jpeg, segment } from '../../fixtures/make/jpeg.mjs'
import { letterF } from '../../fixtures/make/picture.mjs'
import { chunk, hugePng, png } from '../../fixtures/make/png.mjs'

const picture = letterF(64, 96)
const photo = jpeg(picture, { exif: exif({ orientation: 6 }) })
const screenshot = png(picture)

const jpegOf = (bytes: Uint8Array) => readJpegHeader(memorySource(bytes))
const pngOf = (bytes: Uint8Array) => readPngHeader(memorySource(bytes))
const damaged = { kind: 'damage', problem: 'damaged' }

/** A header, or a failed test. */
async function good<H extends JpegHeader | PngHeader>(reading: Promise<H | ImageDamage>): Promise<H> {
  const header = await reading
  if (header.kind === 'damage') throw new Error(header.problem)
  return header
}
/** The photo with segments put in before its own. */
const withSegments = (...segments: readonly Buffer[]) =>
  Buffer.concat([photo.subarray(0, 2), ...segments, photo.subarray(2)])

describe('the header of a JPEG', () => {
  it('gives size, components and orientation', async () => {
    expect(await jpegOf(photo)).toEqual({
      kind: 'jpeg',
      widthPx: 64,
      heightPx: 96,
      bitsPerComponent: 8,
      components: 3,
      process: 'baseline',
      orientation: 6,
      namedRgb: false,
      icc: [],
      complete: true,
    })
  })

  it('gives the transform of an Adobe marker', async () => {
    const header = await good(jpegOf(jpeg(picture, { components: 4 })))

    expect(header).toMatchObject({ components: 4, adobeTransform: 0 })
  })

  it('joins the pieces of a colour profile in their order', async () => {
    const piece = (number: number, of: number, text: string) =>
      segment(0xe2, Buffer.from(`ICC_PROFILE\0${String.fromCharCode(number, of)}${text}`, 'latin1'))
    const bytes = withSegments(piece(2, 2, 'second'), piece(1, 2, 'first'))
    const { icc } = await good(jpegOf(bytes))

    const text = icc.map(({ offset, length }) => bytes.subarray(offset, offset + length).toString())
    expect(text).toEqual(['first', 'second'])
  })

  it('has no colour profile when a piece is missing', async () => {
    const lone = segment(0xe2, Buffer.from('ICC_PROFILE\0\x02\x02rest', 'latin1'))

    expect(await good(jpegOf(withSegments(lone)))).toMatchObject({ icc: [] })
  })

  it('sees a file that is cut off', async () => {
    const header = await good(jpegOf(photo.subarray(0, photo.length - 20)))

    expect(header.complete).toBe(false)
    expect(canPassThrough(header)).toBe(false)
  })

  it('finds the end of a photo behind which a phone put a film', async () => {
    const film = Buffer.alloc(300_000, 0x11)

    expect(await good(jpegOf(Buffer.concat([photo, film])))).toMatchObject({ complete: true })
  })

  it('is damaged when a length leads out of the file or to nowhere', async () => {
    expect(await jpegOf(withSegments(Buffer.from([0xff, 0xe1, 0xff, 0xff])))).toEqual(damaged)
    expect(await jpegOf(withSegments(Buffer.from([0xff, 0xe1, 0, 0])))).toEqual(damaged)
    expect(await jpegOf(photo.subarray(0, 30))).toEqual(damaged)
  })

  it('is of no use in a file of another kind', async () => {
    expect(await jpegOf(screenshot)).toEqual({ kind: 'damage', problem: 'other-format' })
    expect(await jpegOf(new Uint8Array(0))).toEqual({ kind: 'damage', problem: 'other-format' })
  })

  it('is absurd without pixels', async () => {
    const frame = photo.indexOf(Buffer.from([0xff, 0xc0]))
    const flat = Buffer.from(photo)
    flat.writeUInt16BE(0, frame + 5)

    expect(await jpegOf(flat)).toEqual({ kind: 'damage', problem: 'absurd-size' })
  })

  it('takes no orientation from an Exif directory that lies outside its segment', async () => {
    const wild = Buffer.from('Exif\0\0II*\0\xff\xff\xff\x7f\0\0\0\0\0\0\0\0', 'latin1')
    const bytes = Buffer.concat([photo.subarray(0, 2), segment(0xe1, wild), jpeg(picture).subarray(2)])

    expect(await good(jpegOf(bytes))).toMatchObject({ orientation: 1 })
  })

  it('is read without reading a large photo', async () => {
    const large = memorySource(Buffer.concat([photo, Buffer.alloc(20_000_000), Buffer.from([0xff, 0xd9])]))
    await readJpegHeader(large)

    expect(large.reads()).toBeLessThan(200_000)
  })
})

describe('the header of a PNG', () => {
  it('gives size, colours and where the pixels lie', async () => {
    expect(await pngOf(screenshot)).toMatchObject({
      widthPx: 64,
      heightPx: 96,
      bitDepth: 8,
      colourType: 2,
      interlaced: false,
      complete: true,
      data: [{ offset: 41, length: screenshot.length - 41 - 4 - 12 }],
    })
  })

  it('sees a file that is cut off', async () => {
    const end = screenshot.subarray(0, screenshot.length - 12)

    expect(await good(pngOf(end))).toMatchObject({ complete: false })
    expect(await pngOf(screenshot.subarray(0, 40))).toEqual(damaged)
  })

  it('is absurd beyond what a reader can hold, however small the file', async () => {
    expect(await pngOf(hugePng(50_000))).toEqual({ kind: 'damage', problem: 'absurd-size' })
  })

  it('is damaged by a palette that is none', async () => {
    const [head, tail] = [screenshot.subarray(0, 33), screenshot.subarray(33)]

    expect(await pngOf(Buffer.concat([head, chunk('PLTE', Buffer.alloc(10)), tail]))).toEqual(damaged)
  })

  it('does not walk through chunks without end', async () => {
    const empty = chunk('tEXt', Buffer.alloc(0))
    const many = Buffer.concat([screenshot.subarray(0, 33), ...Array.from({ length: 600_000 }, () => empty)])

    expect(await pngOf(many)).toEqual(damaged)
  })
})

describe('an image', () => {
  it.each([
    ['RGB', { colour: 2 }, true],
    ['palette', { colour: 3 }, true],
    ['16-bit grey', { colour: 0, depth: 16 }, true],
    ['RGB and alpha', { colour: 6 }, true],
    ['interlaced', { colour: 2, interlaced: true }, true],
    ['with a transparent colour', { colour: 2, extra: [chunk('tRNS', Buffer.alloc(6))] }, true],
  ] as const)('is embedded without a decoder: PNG %s', async (_, form, passes) => {
    expect(canPassThrough(await good(pngOf(png(picture, form))))).toBe(passes)
  })

  it('does not pass as a JPEG of a form that PDF does not know', async () => {
    const header = await good(jpegOf(photo))

    expect(canPassThrough(header)).toBe(true)
    expect(canPassThrough({ ...header, process: 'progressive' })).toBe(true)
    expect(canPassThrough({ ...header, process: 'other' })).toBe(false)
    expect(canPassThrough({ ...header, bitsPerComponent: 12 })).toBe(false)
    expect(canPassThrough({ ...header, components: 2 })).toBe(false)
  })

  it('shows damage inside its pixels by its check sums', async () => {
    const hurt = Buffer.from(screenshot)
    hurt[60] = (hurt[60] ?? 0) ^ 0x10

    const undamaged = async (bytes: Buffer) => isUndamaged(memorySource(bytes), await good(pngOf(bytes)))
    expect(await undamaged(screenshot)).toBe(true)
    expect(await undamaged(hurt)).toBe(false)
    expect(await undamaged(png(picture, { colour: 3 }))).toBe(true)
  })
})

describe('the header of any file', () => {
  it.each([
    ['JPEG', photo, readJpegHeader],
    ['PNG', png(picture, { colour: 3 }), readPngHeader],
  ] as const)('is read or refused, whatever is wrong with the %s', async (_, bytes, read) => {
    const change = array(nat({ max: Math.min(bytes.length, 900) - 1 }), { minLength: 1, maxLength: 6 })
    await assert(
      asyncProperty(
        change,
        integer({ min: 0, max: 255 }),
        nat({ max: bytes.length }),
        async (places, value, cut) => {
          const hurt = Buffer.from(bytes.subarray(0, value % 3 === 0 ? cut : bytes.length))
          for (const place of places) if (place < hurt.length) hurt[place] = value
          const header = await read(memorySource(hurt))

          expect(['jpeg', 'png', 'damage']).toContain(header.kind)
        },
      ),
      { numRuns: 2_000, seed: 11 },
    )
  })
})
