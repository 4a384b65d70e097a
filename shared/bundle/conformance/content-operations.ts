/** An operand of a content stream. Strings are bytes; names are without their slash. */
export type Operand =
  | number
  | boolean
  | null
  | Uint8Array
  | { readonly name: string }
  | readonly Operand[]
  | ReadonlyMap<string, Operand>

/** An operator with what stands before it. `BI` is a whole inline image: its operand is the image's dictionary. */
export interface Operation {
  readonly operator: string
  readonly operands: readonly Operand[]
  /** Where operands and operator lie in the stream. */
  readonly from: number
  readonly to: number
}

export const isName = (operand: Operand | undefined): operand is { readonly name: string } =>
  typeof operand === 'object' && operand !== null && 'name' in operand

const isWhite = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0
const delimiters = new Set(Array.from('()<>[]{}/%', (sign) => sign.charCodeAt(0)))
/** Looked up for every byte of every page. */
const regular = Uint8Array.from({ length: 256 }, (_, byte) => (isWhite(byte) || delimiters.has(byte) ? 0 : 1))
const isRegular = (byte: number | undefined): boolean => byte !== undefined && regular[byte] === 1
/** Digits, signs and the point: what else a word begins with, it is no number. */
const beginsNumber = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e)

/** Deeper nesting of arrays and dictionaries is an attack, not a page. */
const deepest = 64
/** Operators have three letters at most; of a longer word this much tells what it is not. */
const longestWord = 64
/** Ends an array or a dictionary. */
class Close {
  readonly sign: string
  constructor(sign: string) {
    this.sign = sign
  }
}
class Word {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
type Item = Operand | Close | Word | undefined

/** The operations of a content stream, in order (ISO 32000-1, 7.8.2). Nonsense becomes operators that do not exist. */
export function* contentOperations(bytes: Uint8Array): Generator<Operation> {
  const scanner = new Scanner(bytes)
  let operands: Operand[] = []
  let from = scanner.skip()
  for (;;) {
    const item = scanner.next(0)
    if (item === undefined) return
    if (item instanceof Close) {
      yield { operator: item.sign, operands, from, to: scanner.at }
    } else if (item instanceof Word) {
      if (item.text === 'BI') operands = [scanner.inlineImage()]
      yield { operator: item.text, operands, from, to: scanner.at }
    } else {
      operands.push(item)
      continue
    }
    operands = []
    from = scanner.skip()
  }
}

class Scanner {
  at = 0
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** Passes white space and comments; gives where it stops. */
  skip(): number {
    for (;;) {
      while (isWhite(this.bytes[this.at])) this.at += 1
      if (this.bytes[this.at] !== 0x25) return this.at
      while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d)
        this.at += 1
    }
  }

  next(depth: number): Item {
    const byte = this.bytes[this.skip()]
    if (byte === undefined) return undefined
    if (isRegular(byte)) return this.word()
    this.at += 1
    switch (byte) {
      case 0x2f:
        return { name: this.name() }
      case 0x28:
        return this.literal()
      case 0x5b:
        return this.list(depth)
      case 0x3c:
        if (this.bytes[this.at] !== 0x3c) return this.hex()
        this.at += 1
        return this.map(depth)
      case 0x3e:
        if (this.bytes[this.at] === 0x3e) this.at += 1
        return new Close('>>')
      default:
        return new Close(String.fromCharCode(byte))
    }
  }

  /** From behind `BI` to behind `EI`: the data end where EI stands between white space. */
  inlineImage(): ReadonlyMap<string, Operand> {
    const entries = new Map<string, Operand>()
    for (;;) {
      const item = this.next(0)
      if (item === undefined || item instanceof Word) break
      const value = this.next(0)
      if (
        isName(item as Operand) &&
        value !== undefined &&
        !(value instanceof Close) &&
        !(value instanceof Word)
      )
        entries.set((item as { readonly name: string }).name, value)
    }
    this.at += 1
    const { bytes } = this
    while (this.at < bytes.length) {
      const found = bytes.indexOf(0x45, this.at)
      if (found < 0) break
      this.at = found + 2
      if (bytes[found + 1] === 0x49 && isWhite(bytes[found - 1]) && !isRegular(bytes[found + 2]))
        return entries
      this.at = found + 1
    }
    this.at = bytes.length
    return entries
  }

  private word(): Item {
    const start = this.at
    while (isRegular(this.bytes[this.at])) this.at += 1
    const end = Math.min(this.at, start + longestWord)
    let text = ''
    for (let at = start; at < end; at++) text += String.fromCharCode(this.bytes[at] ?? 0)
    const isNumber = beginsNumber(this.bytes[start]) && /^[+-]*\d*\.?\d*-?\d*$/.test(text)
    if (isNumber && /\d/.test(text)) return Number.parseFloat(text.replace(/^[+-]*(?=[+-])/, ''))
    if (text === 'true' || text === 'false') return text === 'true'
    return text === 'null' ? null : new Word(text)
  }

  private name(): string {
    const start = this.at
    while (isRegular(this.bytes[this.at])) this.at += 1
    const raw = Array.from(this.bytes.subarray(start, this.at), (byte) => String.fromCharCode(byte)).join('')
    return raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }

  private list(depth: number): readonly Operand[] {
    const items: Operand[] = []
    for (;;) {
      const item = depth < deepest ? this.next(depth + 1) : undefined
      if (item === undefined || item instanceof Close) return items
      if (!(item instanceof Word)) items.push(item)
    }
  }

  private map(depth: number): ReadonlyMap<string, Operand> {
    const entries = new Map<string, Operand>()
    const items: Operand[] = []
    for (;;) {
      const item = depth < deepest ? this.next(depth + 1) : undefined
      if (item === undefined || item instanceof Close) break
      if (!(item instanceof Word)) items.push(item)
    }
    for (let index = 0; index + 1 < items.length; index += 2) {
      const [name, value] = [items[index], items[index + 1]]
      if (isName(name) && value !== undefined) entries.set(name.name, value)
    }
    return entries
  }

  private hex(): Uint8Array {
    const digits: number[] = []
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at++]
      if (byte === 0x3e) break
      const digit = Number.parseInt(String.fromCharCode(byte ?? 0), 16)
      if (!Number.isNaN(digit)) digits.push(digit)
    }
    return Uint8Array.from({ length: Math.ceil(digits.length / 2) }, (_, index) => {
      return (digits[2 * index] ?? 0) * 16 + (digits[2 * index + 1] ?? 0)
    })
  }

  private literal(): Uint8Array {
    const found: number[] = []
    let depth = 1
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at++] ?? 0
      if (byte === 0x5c) {
        this.escape(found)
        continue
      }
      if (byte === 0x28) depth += 1
      if (byte === 0x29 && --depth === 0) break
      found.push(byte)
    }
    return Uint8Array.from(found)
  }

  private escape(found: number[]): void {
    const byte = this.bytes[this.at++] ?? 0
    const plain: Readonly<Record<number, number>> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 }
    if (byte >= 0x30 && byte <= 0x37) {
      let code = byte - 0x30
      for (let more = 0; more < 2; more++) {
        const digit = this.bytes[this.at] ?? 0
        if (digit < 0x30 || digit > 0x37) break
        code = code * 8 + digit - 0x30
        this.at += 1
      }
      found.push(code & 0xff)
    } else if (byte === 0x0d) {
      if (this.bytes[this.at] === 0x0a) this.at += 1
    } else if (byte !== 0x0a) found.push(plain[byte] ?? byte)
  }
}
