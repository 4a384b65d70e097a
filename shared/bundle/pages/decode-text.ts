import type { Language } from '../ports.ts'

export interface DecodedText {
  readonly text: string
  /** As a reader would name it: `UTF-8`, `GB18030`. */
  readonly encoding: string
}

/** What the byte order mark says; UTF-8 otherwise, when the bytes are valid; else a guess. */
export function decodeText(bytes: Uint8Array, language: Language): DecodedText {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return loosely(bytes, 'UTF-8')
  if (a === 0xff && b === 0xfe) return loosely(bytes, 'UTF-16LE')
  if (a === 0xfe && b === 0xff) return loosely(bytes, 'UTF-16BE')
  const order = wideOrder(bytes)
  if (order) return loosely(bytes, order)
  return strictly(bytes, 'UTF-8') ?? guessed(bytes, language)
}

/** `stream` forgives a character that the reading limit has cut in two at the end. */
function strictly(bytes: Uint8Array, encoding: string): DecodedText | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }), encoding }
  } catch {
    return undefined // not valid in this encoding: the next one is tried
  }
}

const loosely = (bytes: Uint8Array, encoding: string): DecodedText => ({
  text: new TextDecoder(encoding).decode(bytes, { stream: true }),
  encoding,
})

/** UTF-16 without a mark: Western text has a zero in every other byte. */
function wideOrder(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 8
  if (odd > many && even < many / 4) return 'UTF-16LE'
  return even > many && odd < many / 4 ? 'UTF-16BE' : undefined
}

/**
 * GB18030 or Big5. Both are often valid; the one whose lead bytes fall more often among its common characters
 * (GB2312 level 1: B0–D7; Big5 level 1: A4–C6) is taken, and the bundle's own script decides a tie.
 */
function guessed(bytes: Uint8Array, language: Language): DecodedText {
  if (isWestern(bytes)) return loosely(bytes, 'Windows-1252')
  const simplified = strictly(bytes, 'GB18030')
  const traditional = strictly(bytes, 'Big5')
  if (!simplified && !traditional) return loosely(bytes, 'Windows-1252')
  if (!simplified || !traditional) return simplified ?? traditional ?? loosely(bytes, 'UTF-8')
  const [inGb, inBig5] = [commonShare(bytes, 0xb0, 0xd7), commonShare(bytes, 0xa4, 0xc6)]
  const preferBig5 = language === 'zh-TW' || language === 'zh-HK' ? inBig5 >= inGb : inBig5 > inGb + 0.1
  return preferBig5 ? traditional : simplified
}

/** Accents stand alone between letters and are few; Chinese characters come in pairs of bytes and in words. */
function isWestern(bytes: Uint8Array): boolean {
  let high = 0
  let runs = 0
  bytes.forEach((byte, index) => {
    if (byte < 0x80) return
    high++
    if (index === 0 || (bytes[index - 1] ?? 0) < 0x80) runs++
  })
  return high / bytes.length < 0.2 && high < runs * 1.3
}

function commonShare(bytes: Uint8Array, from: number, to: number): number {
  let pairs = 0
  let common = 0
  for (let at = 0; at < bytes.length - 1; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x81) continue
    pairs++
    if (lead >= from && lead <= to) common++
    at++
  }
  return pairs === 0 ? 0 : common / pairs
}
