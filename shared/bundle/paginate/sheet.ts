import type { Box, DrawOp, Point } from '../render/document-model.ts'

/** Something on a sheet that the finished file must still say; becomes part of the `Expectations`. */
export type Mark =
  | {
      readonly kind: 'index-row'
      readonly label: string
      readonly title: string
      readonly pageText: string
      readonly pageTextAt: Point
      readonly link: Box
      readonly toPage: number
    }
  | {
      readonly kind: 'reference'
      readonly text: string
      readonly at: Point
      readonly link: Box
      readonly toPage: number
    }
  | { readonly kind: 'sample'; readonly text: string }
  /** The exhibit goes on, and its sheets do not: nothing to check, but to tell. */
  | { readonly kind: 'shortened' }

/** What is drawn, and what of it is to be checked afterwards. */
export interface Drawn {
  readonly ops: readonly DrawOp[]
  readonly marks: readonly Mark[]
}

/** A page before it has its number, header and footer. */
export interface Sheet extends Drawn {
  readonly widthPt: number
  readonly heightPt: number
}

/** Whether these sheets end before their exhibit does. */
export const isShortened = (sheets: readonly Sheet[]): boolean =>
  sheets.some(({ marks }) => marks.some(({ kind }) => kind === 'shortened'))

/** The part of a sheet that matter flows in. `y` counts upwards: `top` is larger than `bottom`. */
export interface Frame {
  readonly left: number
  readonly width: number
  readonly top: number
  readonly bottom: number
}

/** ISO 216 A4 in points. */
export const a4 = { widthPt: 595.28, heightPt: 841.89 }
export const a4Landscape = { widthPt: a4.heightPt, heightPt: a4.widthPt }

/** Running text: lines of about 48 Chinese or 95 Latin characters at 10 pt. */
export const textFrame: Frame = { left: 56, width: a4.widthPt - 112, top: a4.heightPt - 64, bottom: 60 }

/** Exhibits get all the room that header and footer leave. */
export const exhibitFrame = (size: typeof a4): Frame => ({
  left: 40,
  width: size.widthPt - 80,
  top: size.heightPt - 58,
  bottom: 52,
})

/** Text of an exhibit: under the exhibit's header, in the columns of running text. */
export const exhibitTextFrame: Frame = { ...textFrame, top: a4.heightPt - 72 }

export const heightOf = (frame: Frame): number => frame.top - frame.bottom
