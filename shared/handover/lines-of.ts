import type { ByteSource } from '#shared/bundle/ports.ts'
import { SourceError } from '#shared/bundle/ports.ts'

/** A longer line than any that we write; a file without line feeds must not fill the memory. */
const longestLine = 64 * 1024 * 1024
const stepBytes = 1024 * 1024

/** The lines of a text file in UTF-8, one after the other; the last may lack its line feed. @throws SourceError. */
export async function* linesOf(source: ByteSource): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (bytes: Uint8Array | undefined, stream: boolean): string => {
    try {
      return decoder.decode(bytes, { stream })
    } catch {
      throw new SourceError(source.id, 'not UTF-8')
    }
  }
  let rest: string[] = []
  let kept = 0
  for (let at = 0; at < source.bytes; at += stepBytes) {
    const length = Math.min(stepBytes, source.bytes - at)
    const parts = decoded(await source.read(at, length), at + length < source.bytes).split('\n')
    const [first = '', ...others] = parts
    rest.push(first)
    kept += first.length
    if (kept > longestLine) throw new SourceError(source.id, 'a line without end')
    for (const part of others) {
      yield rest.join('')
      rest = [part]
      kept = part.length
    }
  }
  const last = rest.join('')
  if (last !== '') yield last
}
