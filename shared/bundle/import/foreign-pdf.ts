import type { PDFContext, PDFRef } from 'pdf-lib'
import type { ForeignDocument } from '../render/document-model.ts'

/** An opened PDF as the renderer sees it: it can put its pages into another document. */
export interface OpenForeignDocument extends ForeignDocument {
  /**
   * Copies what a page needs into `context`, once, and gives a form object whose /BBox is the page as shown,
   * from (0, 0) to (widthPt, heightPt), upright.
   */
  formObject(context: PDFContext, index: number): PDFRef
}
