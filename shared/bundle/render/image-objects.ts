import {
  PDFArray,
  type PDFContext,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from 'pdf-lib'
import { calibratedColours } from '../images/calibrated-colours.ts'
import { isProfileFor, largestProfile } from '../images/icc-profile.ts'
import type { ByteRange } from '../images/image-problem.ts'
import { type JpegHeader, readJpegHeader } from '../images/jpeg-header.ts'
import { isUnpacked, joinedRanges } from '../images/passthrough.ts'
import { plainRows, sampleAt, unpackedBytes } from '../images/plain-rows.ts'
import { type PngHeader, readPngHeader } from '../images/png-header.ts'
import { splitAlpha, type SplitRows } from '../images/split-alpha.ts'
import { type BundlePorts, type ByteSource, SourceError } from '../ports.ts'
import { DeferredStream } from '../write/deferred-stream.ts'
import type { ImageAsset } from './document-model.ts'

type Ports = Pick<BundlePorts, 'deflate' | 'newHash'>
/** Pixels that were unpacked, as they go into the file. */
interface Packed {
  readonly colour: Uint8Array
  readonly alpha: Uint8Array | undefined
  readonly alphaBits: number
}
/** A larger image is packed when its page comes: two of these at once are in memory, unpacked. */
const mostPxAhead = 8_000_000
const deviceSpaces: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }

/** Images as PDF objects, each made once. The pixels' bytes go from the source to the file as they are. */
export class ImageObjects {
  private readonly context: PDFContext
  private readonly ports: Ports
  private readonly made = new Map<string, PDFRef>()
  /** By SHA-256: every photo of a phone carries the same profile. */
  private readonly profiles = new Map<string, PDFRef>()
  /** Images of pages to come, being packed. */
  private readonly ahead = new Map<string, Promise<Packed>>()

  constructor(context: PDFContext, ports: Ports) {
    this.context = context
    this.ports = ports
  }

  /** @throws SourceError when the image cannot be embedded as it is: whoever laid the page out should have seen it. */
  async refOf(asset: ImageAsset): Promise<PDFRef> {
    const known = this.made.get(asset.key)
    if (known) return known
    const ref = asset.type === 'image/jpeg' ? await this.jpeg(asset) : await this.png(asset)
    this.made.set(asset.key, ref)
    return ref
  }

  /** Begins with the long part of an image that will be asked for: other threads unpack and pack it meanwhile. */
  prepare({ key, source, header }: ImageAsset): void {
    if (header?.kind !== 'png' || !isUnpacked(header) || this.made.has(key) || this.ahead.has(key)) return
    if (header.widthPx * header.heightPx > mostPxAhead) return
    const packing = this.packed(source, header)
    // whoever asks for the image hears of it
    packing.catch(() => undefined)
    this.ahead.set(key, packing)
  }

  private async jpeg({ source, header: known }: ImageAsset): Promise<PDFRef> {
    const header = known?.kind === 'jpeg' ? known : await readJpegHeader(source)
    if (header.kind === 'damage') throw new SourceError(source.id, `JPEG: ${header.problem}`)
    const { components } = header
    const profile = header.icc.length === 0 ? undefined : await joinedRanges(source, header.icc)
    const dict = this.context.obj({
      ...frameOf(header),
      BitsPerComponent: header.bitsPerComponent,
      Filter: 'DCTDecode',
      ColorSpace: await this.colourSpace(components, profile),
    })
    // Photoshop writes CMYK upside down and says so by its marker
    if (components === 4 && header.adobeTransform !== undefined) {
      dict.set(PDFName.of('Decode'), this.context.obj([1, 0, 1, 0, 1, 0, 1, 0]))
    }
    if (components === 3 && header.adobeTransform === undefined && header.namedRgb) {
      dict.set(PDFName.of('DecodeParms'), this.context.obj({ ColorTransform: 0 }))
    }
    return this.context.register(new DeferredStream(dict, [{ source, offset: 0, length: source.bytes }]))
  }

  private async png({ key, source, header: known }: ImageAsset): Promise<PDFRef> {
    const header = known?.kind === 'png' ? known : await readPngHeader(source)
    if (header.kind === 'damage') throw new SourceError(source.id, `PNG: ${header.problem}`)
    const { colourType, bitDepth } = header
    const colours = coloursOf(header)
    const space =
      colourType === 3 ? await this.indexed(source, header) : await this.pngColours(source, header, colours)
    const dict = this.context.obj({ ...rowsOf(header, colours, bitDepth), ColorSpace: space })
    if (header.transparency && (colourType === 0 || colourType === 2))
      dict.set(PDFName.of('Mask'), this.context.obj(await keyColour(source, header.transparency, colours)))
    if (!isUnpacked(header)) {
      const segments = header.data.map((range) => ({ source, ...range }))
      return this.context.register(new DeferredStream(dict, segments))
    }
    const packing = this.ahead.get(key) ?? this.packed(source, header)
    this.ahead.delete(key)
    const { colour, alpha, alphaBits } = await packing
    if (alpha) {
      const mask = this.context.obj({ ...rowsOf(header, 1, alphaBits), ColorSpace: 'DeviceGray' })
      dict.set(PDFName.of('SMask'), this.context.register(PDFRawStream.of(mask, alpha)))
    }
    return this.context.register(PDFRawStream.of(dict, colour))
  }

  private async packed(source: ByteSource, header: PngHeader): Promise<Packed> {
    const { deflate } = this.ports
    const { colour, alpha, alphaBits = header.bitDepth } = await this.unpacked(source, header)
    return {
      alpha: alpha && (await deflate.deflate(alpha)),
      colour: await deflate.deflate(colour),
      alphaBits,
    }
  }

  /** Colours and alpha as rows of their own. */
  private async unpacked(
    source: ByteSource,
    header: PngHeader,
  ): Promise<SplitRows & { readonly alphaBits?: number }> {
    const { widthPx, heightPx, bitDepth, colourType, interlaced, transparency } = header
    const expected = unpackedBytes(header)
    const packed = await joinedRanges(source, header.data)
    const filtered = await this.ports.deflate.inflate(packed, expected).catch((error: unknown) => {
      throw new SourceError(source.id, `PNG: ${error instanceof Error ? error.message : String(error)}`)
    })
    if (filtered.length !== expected) throw new SourceError(source.id, 'PNG: fewer pixels than it says')
    const isIndexed = colourType === 3 && transparency !== undefined
    const rows = interlaced || isIndexed ? plainRows(filtered, header) : filtered
    if (isIndexed) {
      const alphas = await joinedRanges(source, [transparency])
      return { colour: rows, ...paletteAlpha(rows, header, alphas), alphaBits: 8 }
    }
    if (colourType !== 4 && colourType !== 6) return { colour: rows }
    const sampleBytes = bitDepth / 8
    return splitAlpha(rows, widthPx, heightPx, coloursOf(header) * sampleBytes, sampleBytes)
  }

  private async indexed(source: ByteSource, header: PngHeader): Promise<PDFObject> {
    const { palette } = header
    const colours = palette ? await joinedRanges(source, [palette]) : new Uint8Array(3)
    const lookup = PDFHexString.of(Array.from(colours, (byte) => byte.toString(16).padStart(2, '0')).join(''))
    const space = PDFArray.withContext(this.context)
    space.push(PDFName.of('Indexed'))
    space.push(await this.pngColours(source, header, 3))
    space.push(this.context.obj(colours.length / 3 - 1))
    space.push(lookup)
    return this.context.register(space)
  }

  /** By the profile, else by gamma and chromaticities, else those of sRGB. */
  private async pngColours(source: ByteSource, header: PngHeader, colours: number): Promise<PDFObject> {
    const measured = calibratedColours(header)
    if (!measured) return this.colourSpace(colours, await this.pngProfile(source, header))
    const { whitePoint, gamma, matrix } = measured
    const exact = (values: readonly number[]) => values.map((value) => Math.round(value * 1e5) / 1e5)
    const parameters =
      colours === 1
        ? { WhitePoint: exact(whitePoint), Gamma: exact([gamma])[0] ?? 1 }
        : { WhitePoint: exact(whitePoint), Gamma: exact([gamma, gamma, gamma]), Matrix: exact(matrix) }
    return this.context.obj([colours === 1 ? 'CalGray' : 'CalRGB', parameters])
  }

  private async pngProfile(source: ByteSource, { icc }: PngHeader): Promise<Uint8Array | undefined> {
    if (!icc || icc.length > largestProfile) return undefined
    // a profile that does not unpack is left out: the picture is shown in the default colours, as viewers do
    return this.ports.deflate
      .inflate(await joinedRanges(source, [icc]), largestProfile)
      .catch(() => undefined)
  }

  private async colourSpace(components: number, profile: Uint8Array | undefined): Promise<PDFObject> {
    const device = deviceSpaces[components] ?? 'DeviceRGB'
    if (!profile || !isProfileFor(profile, components)) return PDFName.of(device)
    const hash = this.ports.newHash()
    hash.update(profile)
    const key = hash.hex()
    const known = this.profiles.get(key)
    if (known) return this.context.obj(['ICCBased', known])
    const dict = this.context.obj({ N: components, Alternate: device, Filter: 'FlateDecode' })
    const ref = this.context.register(PDFRawStream.of(dict, await this.ports.deflate.deflate(profile)))
    this.profiles.set(key, ref)
    return this.context.obj(['ICCBased', ref])
  }
}

const frameOf = ({ widthPx, heightPx }: JpegHeader | PngHeader) => ({
  Type: 'XObject',
  Subtype: 'Image',
  Width: widthPx,
  Height: heightPx,
})

/** Channels beside alpha; a palette's places are one. */
const coloursOf = ({ colourType }: PngHeader): number => (colourType === 2 || colourType === 6 ? 3 : 1)

/** PNG's own filters are /Predictor 15 (ISO 32000-1, 7.4.4.4). */
const rowsOf = (header: PngHeader, colours: number, bits: number) => ({
  ...frameOf(header),
  BitsPerComponent: bits,
  Filter: 'FlateDecode',
  DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: header.widthPx },
})

/** The one colour that lets the paper through, as the mask that PDF knows (ISO 32000-1, 8.9.6.4). */
async function keyColour(source: ByteSource, range: ByteRange, colours: number): Promise<readonly number[]> {
  const bytes = await joinedRanges(source, [{ ...range, length: Math.min(range.length, colours * 2) }])
  return Array.from(
    { length: colours },
    (_, at) => (bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0),
  ).flatMap((sample) => [sample, sample])
}

/** Each pixel's alpha by its place in the palette; nothing where all are opaque. */
function paletteAlpha(
  rows: Uint8Array,
  { widthPx, heightPx, bitDepth }: PngHeader,
  alphas: Uint8Array,
): Pick<SplitRows, 'alpha'> {
  if (alphas.every((alpha) => alpha === 255)) return {}
  const rowBytes = 1 + Math.ceil((widthPx * bitDepth) / 8)
  const alpha = new Uint8Array(heightPx * (1 + widthPx))
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++)
      alpha[y * (1 + widthPx) + 1 + x] = alphas[sampleAt(rows, y * rowBytes + 1, x, bitDepth)] ?? 255
  }
  return { alpha }
}
