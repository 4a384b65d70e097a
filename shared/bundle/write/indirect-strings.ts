import { PDFArray, type PDFContext, PDFDict, PDFHexString, type PDFObject, PDFString } from 'pdf-lib'

/**
 * Strings in a stream's dictionary would have to be encrypted one by one; behind a reference they stand in an object
 * stream, which is encrypted whole. Values of the dictionary that hold strings become objects of their own.
 */
export function makeStringsIndirect(context: PDFContext, dict: PDFDict): void {
  for (const [key, value] of dict.entries()) {
    if (holdsString(value)) dict.set(key, context.register(value))
  }
}

function holdsString(value: PDFObject): boolean {
  if (value instanceof PDFString || value instanceof PDFHexString) return true
  if (value instanceof PDFArray) return value.asArray().some(holdsString)
  return value instanceof PDFDict && value.values().some(holdsString)
}
