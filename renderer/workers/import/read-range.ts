import type { ImportFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'

/**
 * Reads a range of a file. A file that was moved, deleted or changed since it was chosen cannot be read: a fact the user
 * must know, not a bug.
 */
export async function readRange(
  file: Blob,
  name: string,
  from: number,
  to: number,
): Promise<Result<Uint8Array<ArrayBuffer>, ImportFailure>> {
  const unreadable = (detail: string) =>
    failed({ kind: 'import/unreadable', fileName: name, detail } as const)
  try {
    const bytes = new Uint8Array(await file.slice(from, to).arrayBuffer())
    return bytes.length === to - from
      ? ok(bytes)
      : unreadable(`${bytes.length} of ${to - from} bytes at ${from}`)
  } catch (error) {
    if (error instanceof DOMException) return unreadable(error.name)
    throw error
  }
}
