import { type PDFContext, type PDFDict, PDFHexString, PDFName } from 'pdf-lib'
import type { ForeignLayer, OpenForeignDocument } from '../import/foreign-pdf.ts'

/** Layers of imported PDFs, in the state in which those PDFs show them: what is switched off there is not shown here. */
export class LayerStates {
  private readonly context: PDFContext
  private readonly taken = new Set<OpenForeignDocument>()
  private readonly layers: ForeignLayer[] = []

  constructor(context: PDFContext) {
    this.context = context
  }

  /** Notes a document's layers, once. */
  take(document: OpenForeignDocument): void {
    if (this.taken.has(document)) return
    this.taken.add(document)
    this.layers.push(...document.layers(this.context))
  }

  /** The catalogue's /OCProperties (ISO 32000-1, 8.11.4; ISO 19005-3, 6.9); undefined without layers. */
  properties(): PDFDict | undefined {
    if (this.layers.length === 0) return undefined
    const all = this.layers.map(({ ref }) => ref)
    const hidden = this.layers.filter(({ isHidden }) => isHidden).map(({ ref }) => ref)
    const state = this.context.obj({ BaseState: 'ON', OFF: hidden, Order: all })
    state.set(PDFName.of('Name'), PDFHexString.fromText('Default'))
    const properties = this.context.obj({ OCGs: all })
    properties.set(PDFName.of('D'), state)
    return properties
  }
}
