import { contentOperations, type Operand } from './content-operations.ts'

/** Which text a font's codes stand for, as its /ToUnicode says. */
export interface UnicodeMap {
  /** UTF-16 units; undefined for a code that is not mapped. */
  readonly textOf: (code: number) => readonly number[] | undefined
}

interface Range {
  readonly from: number
  readonly to: number
  readonly text: readonly number[] | readonly (readonly number[])[]
}

/** Reads the bfchar and bfrange blocks of a CMap (ISO 32000-1, 9.10.3), whose syntax is that of content. */
export function unicodeMap(bytes: Uint8Array): UnicodeMap {
  const single = new Map<number, readonly number[]>()
  const ranges: Range[] = []
  for (const { operator, operands } of contentOperations(bytes)) {
    if (operator === 'endbfchar')
      for (let at = 0; at + 1 < operands.length; at += 2)
        single.set(codeOf(operands[at]), unitsOf(operands[at + 1]))
    if (operator === 'endbfrange')
      for (let at = 0; at + 2 < operands.length; at += 3) {
        const text = operands[at + 2]
        const [from, to] = [codeOf(operands[at]), codeOf(operands[at + 1])]
        ranges.push({ from, to, text: Array.isArray(text) ? text.map(unitsOf) : unitsOf(text) })
      }
  }
  return {
    textOf(code) {
      const found = single.get(code)
      if (found) return found
      const range = ranges.find(({ from, to }) => code >= from && code <= to)
      return range && textIn(range, code)
    },
  }
}

/** Is this a text that ISO 19005-3, 6.2.11.7.2 lets stand: something, and neither U+0000, U+FEFF nor U+FFFE? */
export const isUsableText = (units: readonly number[] | undefined): boolean =>
  units !== undefined &&
  units.length > 0 &&
  !units.some((unit) => unit === 0 || unit === 0xfeff || unit === 0xfffe)

function textIn({ from, text }: Range, code: number): readonly number[] | undefined {
  const [first] = text
  if (Array.isArray(first)) return (text as readonly (readonly number[])[])[code - from]
  const units = text as readonly number[]
  // only the last unit counts on
  return units.map((unit, index) => (index === units.length - 1 ? unit + code - from : unit))
}

function codeOf(operand: Operand | undefined): number {
  return operand instanceof Uint8Array ? operand.reduce((value, byte) => value * 256 + byte, 0) : -1
}

function unitsOf(operand: Operand | undefined): readonly number[] {
  if (!(operand instanceof Uint8Array)) return []
  return Array.from({ length: operand.length >> 1 }, (_, index) => {
    return (operand[2 * index] ?? 0) * 256 + (operand[2 * index + 1] ?? 0)
  })
}
