import type { PDFRef } from 'pdf-lib'
import type { Box, CellPlace, Role } from './document-model.ts'

export type Kid =
  | { readonly page: PDFRef; readonly mark: number }
  | { readonly page: PDFRef; readonly annotation: PDFRef }
  /** `as`: its tag in this place, where that is another. */
  | { readonly element: Element; readonly as?: Tag }

/** Standard structure types only (ISO 32000-1, 14.8.4), so that no role map is needed. */
export type Tag = Role['tag'] | 'Link' | 'Table' | 'TR' | 'TOC'

/** An element of the structure tree, until the document ends. */
export interface Element {
  readonly tag: Tag
  readonly alt?: string
  readonly box?: Box
  readonly cell?: CellPlace
  /** Left edge: tells where a new row begins when cells do not say it themselves. */
  readonly left: number
  readonly kids: Kid[]
  /** Languages of its lines, '' for the document's own. One that is alone becomes the element's. */
  readonly languages: Set<string>
}

/** What an element is made of, but for its number. */
export type ElementFacts = Pick<Element, 'tag'> & Partial<Pick<Element, 'alt' | 'box' | 'cell' | 'left'>>

/** Makes an element. */
export type MakeElement = (facts: ElementFacts) => Element
