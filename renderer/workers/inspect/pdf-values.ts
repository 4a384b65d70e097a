/** A PDF object as far as inspection needs it (ISO 32000-1, 7.3). Strings are bytes written as Latin-1. */
export type PdfValue = number | boolean | null | PdfString | PdfName | PdfRef | readonly PdfValue[] | PdfDict
export type PdfDict = ReadonlyMap<string, PdfValue>
export class PdfString {
  readonly bytes: string
  constructor(bytes: string) {
    this.bytes = bytes
  }
}
export class PdfName {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
export class PdfRef {
  readonly object: number
  constructor(object: number) {
    this.object = object
  }
}

/** The text is not what PDF allows here, or it ends in the middle of an object. */
export class PdfSyntaxError extends Error {}

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map
export const nameOf = (value: PdfValue | undefined) => (value instanceof PdfName ? value.name : undefined)
export const numberOf = (value: PdfValue | undefined) => (typeof value === 'number' ? value : undefined)

const space = /[\0\t\n\f\r ]/
const maxDepth = 40

/** Reads objects out of Latin-1 text, one after the other. */
export class PdfScanner {
  readonly text: string
  at: number
  constructor(text: string, at = 0) {
    this.text = text
    this.at = at
  }

  skipSpace(): void {
    for (;;) {
      while (this.at < this.text.length && space.test(this.text.charAt(this.at))) this.at++
      if (this.text[this.at] !== '%') return
      while (this.at < this.text.length && !/[\r\n]/.test(this.text.charAt(this.at))) this.at++
    }
  }

  /** Takes `word` when it stands next. */
  take(word: string): boolean {
    this.skipSpace()
    if (!this.text.startsWith(word, this.at)) return false
    this.at += word.length
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found) return undefined
    this.at = pattern.lastIndex
    return found
  }

  value(depth = 0): PdfValue {
    if (depth > maxDepth) throw new PdfSyntaxError('nested too deeply')
    this.skipSpace()
    if (this.at >= this.text.length) throw new PdfSyntaxError('ends in an object')
    const ref = this.#match(/(\d{1,9})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![A-Za-z])/y)
    if (ref) return new PdfRef(Number(ref[1]))
    const number = this.#match(/[+-]?(?:\d+\.?\d*|\.\d+)/y)
    if (number) return Number(number[0])
    const name = this.#match(/\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y)
    if (name) return new PdfName(unescapeName(name[1] ?? ''))
    if (this.take('<<')) return this.#dict(depth)
    if (this.take('<')) return this.#hexString()
    if (this.take('(')) return this.#literalString()
    if (this.take('[')) return this.#array(depth)
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const)
      if (this.take(word)) return value
    throw new PdfSyntaxError(`unexpected ${this.text.slice(this.at, this.at + 12)}`)
  }

  #array(depth: number): readonly PdfValue[] {
    const items: PdfValue[] = []
    while (!this.take(']')) items.push(this.value(depth + 1))
    return items
  }

  #dict(depth: number): PdfDict {
    const entries = new Map<string, PdfValue>()
    while (!this.take('>>')) {
      const key = this.value(depth + 1)
      if (!(key instanceof PdfName)) throw new PdfSyntaxError('key is not a name')
      entries.set(key.name, this.value(depth + 1))
    }
    return entries
  }

  #hexString(): PdfString {
    const end = this.text.indexOf('>', this.at)
    if (end < 0) throw new PdfSyntaxError('ends in a string')
    const digits = this.text.slice(this.at, end).replace(/[^0-9a-fA-F]/g, '')
    this.at = end + 1
    const pairs = (digits.length % 2 ? `${digits}0` : digits).match(/../g) ?? []
    return new PdfString(pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(''))
  }

  #literalString(): PdfString {
    let text = ''
    for (let open = 1; ; this.at++) {
      const sign = this.text[this.at]
      if (sign === undefined) throw new PdfSyntaxError('ends in a string')
      if (sign === '(') open++
      if (sign === ')' && --open === 0) break
      text += sign === '\\' ? this.#escaped() : sign
    }
    this.at++
    return new PdfString(text)
  }

  #escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at + 1, this.at + 4))
    if (octal) {
      this.at += octal[0].length
      return String.fromCharCode(Number.parseInt(octal[0], 8) & 0xff)
    }
    const sign = this.text[++this.at] ?? ''
    if (sign === '\r' && this.text[this.at + 1] === '\n') this.at++
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\r': '', '\n': '' }[sign] ?? sign
  }
}

const unescapeName = (name: string) =>
  name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text string (7.9.2.2): UTF-16 or UTF-8 with a mark, else PDFDocEncoding, of which we know the Latin-1 part. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!(value instanceof PdfString)) return undefined
  const bytes = Uint8Array.from(value.bytes, (sign) => sign.charCodeAt(0))
  const [a, b] = bytes
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2))
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2))
  if (value.bytes.startsWith('\u00ef\u00bb\u00bf')) return new TextDecoder().decode(bytes)
  return value.bytes.replace(loneSurrogates, '\ufffd')
}
