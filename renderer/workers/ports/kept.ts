import type { ByteSource } from '#shared/bundle/ports.ts'

/** So many bytes are kept for each kind of thing, outside of the heap. */
const mostKeptBytes = 512 * 1024 * 1024

/** Pictures are needed by every plan and by the file itself: what was made of a source once is made no second time. */
export function kept<Asked extends readonly unknown[], Made>(
  make: (source: ByteSource, ...asked: Asked) => Promise<Made>,
  bytesOf: (made: NonNullable<Made>) => number,
): (source: ByteSource, ...asked: Asked) => Promise<Made> {
  const known = new Map<string, { readonly made: Made }>()
  let bytes = 0
  return async (source, ...asked) => {
    const key = JSON.stringify([source.id, source.bytes, ...asked])
    const found = known.get(key)
    if (found) return found.made
    const made = await make(source, ...asked)
    const more = made === undefined || made === null ? 0 : bytesOf(made)
    if (bytes + more <= mostKeptBytes) {
      bytes += more
      known.set(key, { made })
    }
    return made
  }
}
