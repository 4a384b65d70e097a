import type { JpegHeader } from '../images/jpeg-header.ts'
import type { PngHeader } from '../images/png-header.ts'
import type { ByteSource, Language } from '../ports.ts'
import type { ShapedLine } from '../text/text-engine.ts'

/** PDF points (1/72 inch), origin at the page's lower left corner, y upwards. */
export interface Point {
  readonly x: number
  readonly y: number
}
export interface Box extends Point {
  readonly width: number
  readonly height: number
}
/** Red, green, blue from 0 to 1. */
export type Colour = readonly [number, number, number]

/** EXIF orientation: 1 upright … 8. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** What an op is, to a reader that cannot see: becomes the structure tree. Absent means decoration (an artifact). */
export interface Role {
  readonly tag: 'H1' | 'H2' | 'P' | 'Figure' | 'TH' | 'TD' | 'TOCI' | 'Caption'
  /** Ops with one key belong to one element, also across pages: the lines of a paragraph. */
  readonly key: string
  /** For a figure: what it shows. */
  readonly alt?: string
  /** For cells, and for the columns of a table of contents: where they stand. */
  readonly cell?: CellPlace
}

/** A cell's place in its table. Cells of one row are drawn one behind the other; a cell that is not drawn is empty. */
export interface CellPlace {
  /** Unique in the document. */
  readonly table: string
  readonly row: string
  /** Counts from 0. */
  readonly column: number
  readonly columns: number
  /** What a header cell heads. */
  readonly scope?: 'Row' | 'Column'
}

/** Decoration that comes back on every page; other decoration says nothing. */
export type Running = 'header' | 'footer'

/** A page is a list of these, drawn in order. Data only: nothing is drawn until the renderer takes it. */
export type DrawOp =
  /** `at` is the left end of the baseline. */
  | {
      readonly op: 'text'
      readonly at: Point
      readonly line: ShapedLine
      readonly colour: Colour
      readonly role?: Role
      readonly running?: Running
    }
  | {
      readonly op: 'rule'
      readonly from: Point
      readonly to: Point
      readonly widthPt: number
      readonly colour: Colour
      readonly running?: Running
    }
  | {
      readonly op: 'rect'
      readonly box: Box
      readonly fill?: Colour
      readonly stroke?: Colour
      readonly widthPt?: number
      /** A part of a figure, whose first op has the box of the whole. */
      readonly role?: Role
    }
  /**
   * An image fills `box`, oriented. `slice` takes only a horizontal band of the oriented image, in fractions of
   * its height from the top: pieces of a tall screenshot.
   */
  | {
      readonly op: 'image'
      readonly box: Box
      readonly image: ImageAsset
      readonly slice?: { readonly from: number; readonly to: number }
      readonly role?: Role
    }
  /** A page of another PDF fills `box`, upright. */
  | { readonly op: 'foreign-page'; readonly box: Box; readonly page: ForeignPage; readonly role?: Role }
  /** A page of another PDF made into an image, with its text unseen above it; made when its turn comes, and forgotten. */
  | {
      readonly op: 'page-picture'
      readonly box: Box
      readonly paint: () => Promise<PaintedPage>
      readonly role?: Role
    }
  /** Text that is found, copied and read out but not seen: what a machine read in the picture below it. */
  | { readonly op: 'unseen-text'; readonly lines: readonly UnseenLine[]; readonly role?: Role }
  /** A rectangle to click. `alt` is read out. */
  | { readonly op: 'link'; readonly box: Box; readonly toPage: number; readonly alt: string }

/** An image to be drawn; drawn twice, it is embedded once (by `key`). */
export interface ImageAsset {
  readonly key: string
  readonly source: ByteSource
  readonly type: 'image/jpeg' | 'image/png'
  /** As stored, before orientation. */
  readonly widthPx: number
  readonly heightPx: number
  readonly orientation: Orientation
  /** What its file says of itself, where that was kept: it need not be read again for every pass over the pages. */
  readonly header?: JpegHeader | PngHeader
}

/** A line that is not seen: the left end of its baseline, and how wide it is in the picture. */
export interface UnseenLine {
  readonly line: ShapedLine
  readonly at: Point
  readonly widthPt: number
}

/** A page as an image, and its texts where they stand on our page, each as wide as it is on the image. */
export interface PaintedPage {
  readonly image: ImageAsset
  readonly texts: readonly UnseenLine[]
}

/** A page of an imported PDF. `importForeign` in import/ makes these; render/ turns them into form objects. */
export interface ForeignPage {
  readonly document: ForeignDocument
  /** Counts from 0. */
  readonly index: number
  /** As shown: after /Rotate, CropBox and UserUnit. */
  readonly widthPt: number
  readonly heightPt: number
}
/** An opened PDF. Opaque to pages/; only import/ and render/ look inside. */
export interface ForeignDocument {
  readonly key: string
  readonly source: ByteSource
  /** What its source had to be opened with. */
  readonly password?: string | undefined
  /** Its cross-references were wrong: its objects were looked for. */
  readonly isRepaired: boolean
  readonly pages: readonly {
    readonly widthPt: number
    readonly heightPt: number
    readonly values: readonly FormValue[]
  }[]
}

/** The value of a form field that its file leaves to the reader to draw. `box`: on the page as shown, in points. */
export type FormValue =
  | {
      readonly kind: 'text'
      readonly box: Box
      readonly text: string
      /** Absent: as large as fits. */
      readonly sizePt?: number
      readonly align: 'start' | 'centre' | 'end'
      readonly isMultiline: boolean
      /** Each sign stands in a cell of its own, of so many. */
      readonly cells?: number
    }
  | { readonly kind: 'check'; readonly box: Box; readonly isRound: boolean }

export interface Page {
  /**
   * The printed number and the page label. Counts from 1, where it is the physical page too, or goes on from the volume
   * before.
   */
  readonly number: number
  readonly widthPt: number
  readonly heightPt: number
  readonly ops: readonly DrawOp[]
}

export interface OutlineItem {
  readonly title: string
  readonly page: number
  readonly open: boolean
  readonly children: readonly OutlineItem[]
}

/** An original carried inside the PDF, byte for byte: who reads the finished file back compares its SHA-256. */
export interface Attachment {
  /** Unique and ASCII-sortable: `0001_invoice.pdf`. */
  readonly fileName: string
  readonly source: ByteSource
  readonly type: string
  readonly description: string
  readonly modifiedAt?: string
  /**
   * What the file is to the pages (ISO 19005-3, annex E): what they show was made from it, it is data they sum up, or it
   * adds what paper cannot show. Source where nothing is said.
   */
  readonly relationship?: 'Source' | 'Data' | 'Supplement'
}

/** A page of another file that lies in the same folder; counts from 1 as its place in that file. */
export interface PageElsewhere {
  readonly fileName: string
  readonly page: number
}

/** A whole bundle, laid out. `pages` is walked once, in order, and each page is forgotten when it is written. */
export interface BundleDocument {
  readonly title: string
  readonly subject: string
  readonly author: string
  /** The program, in the metadata: `Recourse 0.1.0`. */
  readonly producer?: string
  readonly language: Language
  /** The only time in the file. */
  readonly createdAt: string
  /** Names the file for its /ID: the same plan gives the same seed. */
  readonly seed: string
  readonly pageCount: number
  /** Number of the first page; absent: 1. */
  readonly firstPage?: number
  /** Where a page is that another volume holds. */
  readonly elsewhere?: (page: number) => PageElsewhere | undefined
  readonly pages: Iterable<Page> | AsyncIterable<Page>
  readonly outline: readonly OutlineItem[]
  readonly attachments: readonly Attachment[]
  /** What the bundle is, for programs (JSON): goes along as an associated file. */
  readonly record?: string
  /** Say in the metadata that the file is PDF/A-3u and PDF/UA-1. Whoever sets it has looked at every foreign page. */
  readonly isArchival?: boolean
}
