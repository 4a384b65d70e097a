import { fileTypeFromBuffer } from 'file-type'
import type { BoundedFile } from './bounded-file.ts'

const headBytes = 64 * 1024
const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes)

/** The MIME type that the first bytes speak for; undefined for text, which has no signature, and for the unknown. */
export async function sniffType(file: BoundedFile): Promise<string | undefined> {
  const head = await file.read(0, headBytes)
  const start = ascii(head.subarray(0, 1024))
  // readers accept up to a kilobyte before the header of a PDF
  if (/^%PDF-|[\s\S]\n?%PDF-\d/.test(start)) return 'application/pdf'
  if (/^\u0002?#!SILK_V3/.test(start)) return 'audio/silk'
  if (start.startsWith('#!AMR')) return 'audio/amr'
  const found = (await fileTypeFromBuffer(head))?.mime
  if (found === 'application/zip') return typeOfZip(head)
  // an ID3 tag longer than the head hides the first frame
  return found ?? (start.startsWith('ID3') ? 'audio/mpeg' : undefined)
}

/** Office and invoice packages by the names of their first entries, for those that file-type leaves as plain zip. */
function typeOfZip(head: Uint8Array): string {
  const text = ascii(head.subarray(0, 8192))
  if (/PK\u0003\u0004[\s\S]{26}(?:OFD\.xml|Doc_0\/)/.test(text)) return 'application/ofd'
  const office = /PK\u0003\u0004[\s\S]{26}(word|xl|ppt)\//.exec(text)?.[1]
  const families = {
    word: 'wordprocessingml.document',
    xl: 'spreadsheetml.sheet',
    ppt: 'presentationml.presentation',
  }
  const family = Object.entries(families).find(([key]) => key === office)?.[1]
  return family ? `application/vnd.openxmlformats-officedocument.${family}` : 'application/zip'
}
