/** Bytes `from` to `to`, both included, as HTTP counts them. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/** Most that one answer to an open-ended range gives: the player asks again for what it needs next. */
export const openEndedBytes = 8 * 1024 * 1024

/**
 * Reads a `Range` header (RFC 9110, section 14). Undefined: no range, or one that may be ignored, such as a list. 'outside':
 * nothing of it exists.
 */
export function byteRangeOf(header: string | null, size: number): ByteRange | 'outside' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '') {
    const suffix = Math.min(Number(last), size)
    return suffix === 0 ? 'outside' : { from: size - suffix, to: size - 1 }
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return undefined
  if (from >= size) return 'outside'
  const to = last === '' ? from + openEndedBytes - 1 : Number(last)
  return { from, to: Math.min(to, size - 1) }
}
