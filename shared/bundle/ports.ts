import type { Cancel } from '#shared/core/ports.ts'
import type { Cover } from '#shared/core/redaction/covers.ts'
import type { PreflightMemory } from './plan/preflight-memory.ts'
import type { WebCrypto } from './security/web-crypto.ts'

/** Bytes that are read by range and never held whole: a file, chunks of a database, a Blob. */
export interface ByteSource {
  /** Two sources with one id have the same bytes. */
  readonly id: string
  readonly bytes: number
  /**
   * Exactly `length` bytes from `offset`. The array is only good until the next read of this source.
   * @throws SourceError when the source is shorter, gone or damaged.
   */
  read(offset: number, length: number): Promise<Uint8Array>
  /**
   * Fills `into` with the bytes from `offset`: what `read` does, without a new array for every chunk. Sources that can
   * offer it; the writer copies big originals this way.
   * @throws SourceError like `read`.
   */
  readInto?(offset: number, into: Uint8Array): Promise<void>
}

export class SourceError extends Error {
  readonly sourceId: string
  readonly detail: string
  constructor(sourceId: string, detail: string) {
    super(`${sourceId}: ${detail}`)
    this.sourceId = sourceId
    this.detail = detail
  }
}

/**
 * Where the finished file goes. Append-only: bytes stand in the order of the calls, of which several may be under way.
 * `write` may keep the array only until its promise settles.
 */
export interface Sink {
  readonly position: number
  write(bytes: Uint8Array): Promise<void>
  /**
   * Takes the length of what would be copied through, in place of the bytes: a sink that only counts. Nothing is read
   * from the sources then.
   */
  skip?(bytes: number): void
  /** Makes the file final and lets it be read back. It is not in its place yet. */
  close(): Promise<ByteSource>
  /** Puts the closed file in its place. What `close` gave cannot be read any more. */
  keep(): Promise<void>
  /** Leaves nothing behind, and whatever stood in the file's place as it was. After `keep` it does nothing. */
  abort(): Promise<void>
}

/** Where files go that belong together: none is in its place before all are. */
export interface OutputFolder {
  /** Begins a file. Its `keep` and `abort` are the folder's. @throws Error for a name that was given before. */
  create(fileName: string): Promise<Sink>
  /** Puts all closed files in their places. */
  keep(): Promise<void>
  /** Leaves nothing behind of any of them. After `keep` it does nothing. */
  abort(): Promise<void>
}

/** zlib format (RFC 1950), as FlateDecode wants it. The same input gives the same output. */
export interface Deflate {
  deflate(bytes: Uint8Array): Promise<Uint8Array>
  /** @throws when the data is damaged or would grow past `limit` bytes. */
  inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array>
}

export interface Hash {
  update(bytes: Uint8Array): void
  /** What `hex` would say if these bytes came next. The hash goes on without them. */
  hexWith(bytes: Uint8Array): string
  /** Lower-case hexadecimal; ends the hash. */
  hex(): string
}
export type NewHash = () => Hash

/** SHA-256 of a whole file, worked out beside everything else. */
export interface WholeHash {
  /** Keeps the array until its promise settles; what was given first is hashed first. */
  update(bytes: Uint8Array): Promise<void>
  /** What `hex` would say if these bytes came next. The hash goes on without them. */
  hexWith(bytes: Uint8Array): Promise<string>
  /** Lower-case hexadecimal; ends the hash. */
  hex(): Promise<string>
  /** Ends a hash that nobody wants any more. */
  drop(): void
}

/** Another thread that hashes, where the runtime has one to spare. */
export interface HashThread {
  readonly newHash: () => WholeHash
  /** Memory that both threads see: its bytes are hashed without being copied over. */
  readonly allocate: (bytes: number) => Uint8Array
}

export type FontWeight = 'regular' | 'bold'

/** Which regional forms of Han characters are drawn, and the language a reader is told. */
export type Language = 'en' | 'zh-CN' | 'zh-TW' | 'zh-HK'

/** One glyph of a shaped run. Lengths in thousandths of the font size; `cluster` is the UTF-16 index it stands for. */
export interface Glyph {
  readonly gid: number
  readonly cluster: number
  readonly advance: number
  readonly dx: number
  readonly dy: number
}

/** HarfBuzz over the pan-CJK fonts. */
export interface Shaper {
  /** Glyph 0 may come back: the caller must not emit it. */
  shape(text: string, weight: FontWeight, language: Language): readonly Glyph[]
  /** The font file's bytes, for its tables. Good until the next text is shaped. */
  font(weight: FontWeight): Uint8Array
  /** The font with only these glyphs, in the order of their ids; the CIDs are kept. An OpenType file. */
  subset(weight: FontWeight, gids: readonly number[]): Uint8Array
}

/** An image whose bytes PDF readers do not understand, made into one they do. */
export interface RecodedImage {
  readonly widthPx: number
  readonly heightPx: number
  /**
   * A JPEG, or a non-interlaced 8-bit PNG without alpha; orientation already applied. The bytes lie outside the heap
   * (a Blob, a file): many of them are alive at once.
   */
  readonly source: ByteSource
  readonly type: 'image/jpeg' | 'image/png'
  /** How many pages the file has; one for all but TIFF. */
  readonly pages: number
  /** What of the original the picture does not show. */
  readonly notes: readonly ImageNote[]
}
/**
 * `first-frame`: others of the animation follow. `wide-colour`: colours beyond sRGB were brought into it. `pages-left`:
 * the file has more pages than are shown. `compacted`: on the page it has fewer pixels than its original.
 */
export type ImageNote = 'first-frame' | 'wide-colour' | 'pages-left' | 'compacted'

export interface ImageRecoder {
  /**
   * A page (from 0) as an image. Undefined when nothing here can decode it, or it would be larger than `maxPixels`.
   * @param covers are painted black before it is packed; nothing of what was below them is in the image.
   */
  recode(
    source: ByteSource,
    type: string,
    maxPixels: number,
    page?: number,
    covers?: readonly Cover[],
  ): Promise<RecodedImage | undefined>
  /**
   * The image upright, with exactly so many pixels; photographs as JPEG of that quality (of 100), drawings as PNG. Undefined
   * when nothing here can decode it; absent where no image can be scaled.
   */
  scaled?(
    source: ByteSource,
    type: string,
    size: { readonly widthPx: number; readonly heightPx: number },
    quality: number,
  ): Promise<Pick<RecodedImage, 'source' | 'type'> | undefined>
  /**
   * A horizontal band of the image as it is seen (fractions of its height from the top) as a JPEG of exactly so many pixels,
   * with nothing in it but them. Undefined and absent like `scaled`.
   */
  piece?(
    source: ByteSource,
    type: string,
    band: { readonly from: number; readonly to: number },
    size: { readonly widthPx: number; readonly heightPx: number },
    quality: number,
  ): Promise<ByteSource | undefined>
}

/** How loud a recording is over its whole length, in equal parts of it. */
export interface Loudness {
  readonly durationMs: number
  /** Largest amplitude of each part, 0 to 1. */
  readonly peaks: readonly number[]
  /** Its effective value (root of the mean square), 0 to 1. */
  readonly levels: readonly number[]
}
/** Decodes recordings from front to back, a little at a time. */
export interface SoundReader {
  /** @throws Cancelled. */
  loudness(
    source: ByteSource,
    type: string,
    parts: number,
    cancel: Cancel,
  ): Promise<Loudness | 'no-sound' | 'undecodable'>
}

/** Text of a page that was made into an image: where it stands, in points from the lower left corner, upright. */
export interface PictureText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly widthPt: number
  readonly sizePt: number
}
/** What is written on a page of a PDF. The page, upright, in points: the measure of `texts`. */
export interface PageWriting {
  readonly widthPt: number
  readonly heightPt: number
  readonly texts: readonly PageText[]
}
/** Text of a page with the room that it takes. */
export interface PageText extends PictureText {
  /** Around it in its full line height. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Of a line that runs to the right: where each of its signs (UTF-16) begins, and where the last one ends. */
  readonly edges?: readonly number[]
  /** How far edges may be off, in points: the line is set wider or tighter than its font says. Absent: not at all. */
  readonly slackPt?: number
  /** A value or note of a field: drawn on the page, but none of its own texts. */
  readonly isValue?: true
}
/** A page of a PDF as an image, with its text. */
export interface PagePicture {
  readonly widthPx: number
  readonly heightPx: number
  /** The page, upright, in points: the measure of `texts`. */
  readonly widthPt: number
  readonly heightPt: number
  /** A JPEG, or an 8-bit PNG without alpha. */
  readonly source: ByteSource
  readonly type: 'image/jpeg' | 'image/png'
  readonly texts: readonly PictureText[]
}
/** Draws pages of PDFs that cannot be taken over as they are. */
export interface PageRasteriser {
  /**
   * The page (from 0) as it is seen, at so many dots an inch; fewer where it would be too large to draw.
   * @param password opens a file that is encrypted.
   * @param covers are painted black before the image is packed.
   * @throws SourceError when the file cannot be read or drawn.
   */
  picture(
    source: ByteSource,
    page: number,
    dpi: number,
    password?: string,
    covers?: readonly Cover[],
  ): Promise<PagePicture>
  /**
   * What is written on the page, without drawing it.
   * @param exactly with the edges of signs, which takes longer.
   * @throws SourceError.
   */
  writing(source: ByteSource, page: number, password?: string, exactly?: boolean): Promise<PageWriting>
}

/** What an independent reader (pdf.js) finds in the finished file. Page numbers count from 1. */
export interface ReadBackPage {
  readonly label: string
  /** Width and height in points as shown, after rotation. */
  readonly widthPt: number
  readonly heightPt: number
  readonly texts: readonly { readonly text: string; readonly x: number; readonly y: number }[]
  readonly links: readonly {
    readonly x: number
    readonly y: number
    /** A page of this file. */
    readonly toPage: number | undefined
    /** A page of another file. */
    readonly elsewhere?: { readonly fileName: string; readonly page: number }
  }[]
}
export interface ReadBackOutline {
  readonly title: string
  readonly toPage: number | undefined
  readonly children: readonly ReadBackOutline[]
}
export interface ReadBack {
  readonly pageCount: number
  readonly title: string
  readonly language: string
  /** Programs that made the file, as it says: creator and producer. */
  readonly madeBy: readonly string[]
  /** Everything that the file says of itself and its attachments: metadata, file names, descriptions. */
  readonly says: () => Promise<readonly string[]>
  page(number: number): Promise<ReadBackPage>
  /** What is told on a page and not drawn: contents of annotations, addresses, alternative texts of the structure tree. */
  told(number: number): Promise<readonly string[]>
  outline(): Promise<readonly ReadBackOutline[]>
  close(): Promise<void>
}
export interface PdfReader {
  /** @param password opens a file that is encrypted. */
  open(source: ByteSource, password?: string): Promise<ReadBack>
}

/** Everything the engine needs from where it runs. */
export interface BundlePorts {
  readonly deflate: Deflate
  readonly newHash: NewHash
  readonly hashThread?: HashThread
  readonly shaper: Shaper
  readonly recoder: ImageRecoder
  /** Without one, recordings are shown without their waveform. */
  readonly sounds?: SoundReader
  readonly reader: PdfReader
  /** Absent where no page can be drawn: pages then stay as they are. */
  readonly rasteriser?: PageRasteriser
  /** What earlier plans of the session found out about foreign pages. */
  readonly preflights?: PreflightMemory
  /** Without it nothing can be encrypted or signed. */
  readonly crypto?: WebCrypto
}

export interface Progress {
  readonly step: 'reading' | 'laying-out' | 'writing' | 'verifying'
  /** Work done and in all, in the step's own unit (exhibits, pages or bytes); `total` 0 while unknown. */
  readonly done: number
  readonly total: number
}

export interface RunOptions {
  readonly cancel: Cancel
  readonly onProgress: (progress: Progress) => void
}

/** Thrown between two chunks when `cancel` says so; `makeBundle` turns it into `bundle/cancelled`. */
export class Cancelled extends Error {}
