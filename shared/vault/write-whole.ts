import type { VaultFiles } from './vault-files.ts'

/** Makes a small file, whole or not at all. @throws DiskError; nothing of it is left then. */
export async function writeWhole(files: VaultFiles, path: string, bytes: Uint8Array): Promise<void> {
  const draft = await files.draft()
  try {
    await draft.write(bytes)
    await draft.keep(path)
  } finally {
    await draft.discard()
  }
}
