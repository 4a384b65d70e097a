import { PDFArray, type PDFContext, PDFDict, PDFName, PDFRef } from 'pdf-lib'

/** The layers (optional content groups) of a PDF, and which of them are not shown when it is opened (ISO 32000-1, 8.11.4). */
export interface Layers {
  readonly all: readonly PDFRef[]
  readonly hidden: ReadonlySet<PDFRef>
}

/** Reads the default configuration. A file without layers has none. */
export function layersOf(catalog: PDFDict | undefined, context: PDFContext): Layers {
  const properties = context.lookup(catalog?.get(PDFName.of('OCProperties')))
  if (!(properties instanceof PDFDict)) return { all: [], hidden: new Set() }
  const refs = (dict: PDFDict | undefined, name: string): readonly PDFRef[] => {
    const array = dict && context.lookup(dict.get(PDFName.of(name)))
    return array instanceof PDFArray ? array.asArray().filter((item) => item instanceof PDFRef) : []
  }
  const all = refs(properties, 'OCGs')
  const state = context.lookup(properties.get(PDFName.of('D')))
  const usual = state instanceof PDFDict ? state : undefined
  const startsOff = String(usual && context.lookup(usual.get(PDFName.of('BaseState')))) === '/OFF'
  const hidden = new Set(startsOff ? all : [])
  for (const ref of refs(usual, 'ON')) hidden.delete(ref)
  for (const ref of refs(usual, 'OFF')) hidden.add(ref)
  return { all, hidden }
}
