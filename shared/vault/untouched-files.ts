import type { VaultFiles } from './vault-files.ts'

/**
 * Files that are read and never changed: a vault opens over them as over any others, and what it would put in order stays as
 * it lies. For a backup that is only looked at, perhaps on a drive that cannot be written.
 */
export const untouchedFiles = (files: VaultFiles): VaultFiles => {
  const nothing = () => Promise.resolve()
  return {
    list: (folder) => files.list(folder),
    sizeOf: (path) => files.sizeOf(path),
    read: (path, offset, length) => files.read(path, offset, length),
    append: nothing,
    draft: () => Promise.resolve({ write: nothing, keep: nothing, discard: nothing }),
    move: nothing,
    remove: nothing,
  }
}
