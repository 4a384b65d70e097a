import type { PDFContext, PDFRef } from 'pdf-lib'
import type { Finding } from '../conformance/rules.ts'
import type { ForeignDocument } from '../render/document-model.ts'

/** An opened PDF as the renderer sees it: it can put its pages into another document. */
export interface OpenForeignDocument extends ForeignDocument {
  /** About how much memory it takes as long as it is kept. */
  readonly heldBytes: number
  /**
   * Copies what a page needs into `context`, once, and gives a form object whose /BBox is the page as shown,
   * from (0, 0) to (widthPt, heightPt), upright.
   */
  formObject(context: PDFContext, index: number): PDFRef
  /** The document's layers as they are in `context`, and whether they are shown. Empty for most. */
  layers(context: PDFContext): readonly ForeignLayer[]
  /** What of a page breaks the rules of PDF/A-3u or PDF/UA-1, as it would stand in the bundle. */
  preflight(index: number): Promise<readonly Finding[]>
}

export interface ForeignLayer {
  readonly ref: PDFRef
  readonly isHidden: boolean
}
