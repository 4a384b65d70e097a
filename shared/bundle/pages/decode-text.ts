import { type TextEncoding, textViewOf } from '#shared/core/evidence/text-view.ts'

export interface DecodedText {
  readonly text: string
  /** As a reader would name it: `UTF-8`, `GB18030`. */
  readonly encoding: string
}

const names: { readonly [E in TextEncoding]: string } = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  gb18030: 'GB18030',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
}

/** The text as the program shows it on the screen too. The reading limit may have cut the last character in two. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { text, encoding } = textViewOf(bytes, true)
  return { text, encoding: names[encoding] }
}
