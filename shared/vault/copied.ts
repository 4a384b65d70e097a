import type { VaultFiles } from './vault-files.ts'

const stepBytes = 1024 * 1024

/** Copies a range of a file into a new one. @throws DiskError. */
export async function copied(
  files: VaultFiles,
  from: string,
  begin: number,
  end: number,
  to: string,
): Promise<void> {
  const draft = await files.draft()
  try {
    for (let at = begin; at < end;) {
      const piece = await files.read(from, at, Math.min(stepBytes, end - at))
      if (piece.length === 0) break
      await draft.write(piece)
      at += piece.length
    }
    await draft.keep(to)
  } finally {
    await draft.discard()
  }
}
