/** Spaces of other scripts become our space; these become nothing (RFC 3454, C.1.2 and B.1). */
const otherSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu
const invisible = /[\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/gu
/** Controls, private use, surrogates, non-characters, and signs that only steer the display (C.2 to C.9). */
const prohibited =
  /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\u0340\u0341\u200e\u200f\u202a-\u202e\u2028\u2029\u206a-\u206f\u2ff0-\u2ffb\ufff9-\ufffd]/u
/** PDF looks at no more of a password (ISO 32000-2, 7.6.4.3.3). */
const mostBytes = 127

/**
 * A password as PDF takes it: SASLprep (RFC 4013) in UTF-8, so that what one keyboard writes another opens. Undefined for
 * one that is empty, too long (more than 127 bytes) or has characters that cannot be typed.
 */
export function saslPrepared(password: string): Uint8Array | undefined {
  const text = password.replace(otherSpaces, ' ').replace(invisible, '').normalize('NFKC')
  const bytes = new TextEncoder().encode(text)
  return text === '' || prohibited.test(text) || bytes.length > mostBytes ? undefined : bytes
}
