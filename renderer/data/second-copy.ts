import type { Sha256 } from '#shared/core/ids.ts'

/** Bytes of an original from the second copy, compared there with its hash; undefined where it cannot give them. */
export type SecondCopy = (
  sha256: Sha256,
  offset: number,
  length: number,
) => Promise<Uint8Array<ArrayBuffer> | undefined>

/**
 * The second copy as the shell serves it to page and workers alike, by range. Where there is none the address answers
 * with something else, or nothing.
 */
export const servedCopy =
  (address: (sha256: Sha256) => string): SecondCopy =>
  async (sha256, offset, length) => {
    const parts: Uint8Array<ArrayBuffer>[] = []
    for (let [at, end] = [offset, offset + length]; at < end;) {
      const headers = { range: `bytes=${at}-${end - 1}` }
      const answer = await fetch(address(sha256), { headers }).catch(() => undefined)
      if (answer?.status !== 206) return undefined
      const part = new Uint8Array(await answer.arrayBuffer())
      if (part.length === 0) return undefined
      parts.push(part)
      at += part.length
      // an original may end before the range does
      const bytes = Number(/\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1] ?? end)
      end = Math.min(end, bytes)
    }
    return joined(parts)
  }

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [only] = parts
  if (only && parts.length === 1) return only
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
