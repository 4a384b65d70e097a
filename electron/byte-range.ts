/** First and last byte, both included, as in RFC 9110 section 14. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * The one range asked for: undefined when the header asks for none that we serve (then the whole file is the answer),
 * `unsatisfiable` when it lies outside the file (then the answer is 416).
 */
export function byteRangeOf(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!found) return undefined
  const [, from = '', to = ''] = found
  if (from === '' && to === '') return undefined
  // without a first byte the number counts from the end
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return first > last || (from === '' && Number(to) === 0) ? 'unsatisfiable' : { first, last }
}
