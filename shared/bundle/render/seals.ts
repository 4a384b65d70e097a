import { type PDFContext, PDFHexString, PDFName, type PDFObject, type PDFRef } from 'pdf-lib'
import type { Encryption } from '../security/encryption.ts'
import type { Signer } from '../security/signer.ts'

/** What protects the file: who has no password cannot read it, and whoever changes it breaks the signature. */
export interface Seals {
  readonly encryption?: Encryption | undefined
  readonly signer?: Signer | undefined
}

/**
 * The form field of a signature that nobody sees: its rectangle is empty and lies outside the page, so that it needs
 * neither an appearance (ISO 19005-3, 6.3.3) nor a place in the structure (ISO 14289-1, 7.18.1).
 */
export function signatureField(
  context: PDFContext,
  { name }: Signer,
  page: PDFRef,
): { readonly widget: PDFRef; readonly value: PDFRef } {
  const value = context.nextRef()
  const widget = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    // printed and locked
    F: 4 + 128,
    Rect: [-1, -1, -1, -1],
    P: page,
    V: value,
  })
  widget.set(PDFName.of('T'), PDFHexString.fromText('Signature1'))
  widget.set(PDFName.of('TU'), PDFHexString.fromText(name))
  return { widget: context.register(widget), value }
}

/** What is newer than PDF 1.7, for readers that ask (ISO 32000-1, 7.12). */
export function extensionsOf(context: PDFContext, { encryption, signer }: Seals): PDFObject | undefined {
  if (!encryption && !signer) return undefined
  return context.obj({
    ...(encryption && { ADBE: { BaseVersion: '1.7', ExtensionLevel: 8 } }),
    ...(signer && { ESIC: { BaseVersion: '1.7', ExtensionLevel: 2 } }),
  })
}
