import { joined } from './ciphers.ts'

/** DER (ITU-T X.690): just what a CMS signature is written with. */
export const der = {
  sequence: (...parts: readonly Uint8Array[]): Uint8Array => tagged(0x30, joined(...parts)),
  /** DER sorts what is in a set. */
  set: (...parts: readonly Uint8Array[]): Uint8Array => tagged(0x31, joined(...parts.toSorted(compared))),
  octets: (bytes: Uint8Array): Uint8Array => tagged(0x04, bytes),
  /** From 0 to 127. */
  smallInteger: (value: number): Uint8Array => tagged(0x02, Uint8Array.of(value)),
  /** A number of any size without a sign, highest byte first. */
  integer(bytes: Uint8Array): Uint8Array {
    const first = bytes.findIndex((byte) => byte !== 0)
    const digits = first < 0 ? Uint8Array.of(0) : bytes.subarray(first)
    return tagged(0x02, (digits[0] ?? 0) > 127 ? joined(Uint8Array.of(0), digits) : digits)
  },
  nothing: (): Uint8Array => tagged(0x05, new Uint8Array(0)),
  /** `1.2.840.113549.1.7.2` */
  oid(dotted: string): Uint8Array {
    const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
    return tagged(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
  },
  /** A part with a number of its own, `[0]`. */
  context: (number: number, contents: Uint8Array): Uint8Array => tagged(0xa0 + number, contents),
} as const

/** An element by its first byte. */
export function tagged(tag: number, contents: Uint8Array): Uint8Array {
  const { length } = contents
  const digits: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  const head = length < 128 ? [length] : [0x80 + digits.length, ...digits]
  return joined(Uint8Array.of(tag, ...head), contents)
}

function base128(value: number): readonly number[] {
  const digits = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    digits.unshift(128 + (rest % 128))
  return digits
}

function compared(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
