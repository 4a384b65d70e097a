/**
 * What a vault needs of a disk. Paths are relative to the vault, parted by `/`. Whatever promises to be on the disk
 * survives a power cut from the moment the promise settles.
 * @throws DiskError from every method, when the disk does not do its part.
 */
export interface VaultFiles {
  /** Names in a folder, in any order; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>
  /** Bytes of a file; undefined where there is none. */
  sizeOf(path: string): Promise<number | undefined>
  /** Fewer bytes than asked only at the end of the file. */
  read(path: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
  /** Makes the file its first `at` bytes and these; settles when that is on the disk. */
  append(path: string, at: number, bytes: Uint8Array): Promise<void>
  /** Begins a file that has no name yet. */
  draft(): Promise<VaultDraft>
  /** Gives a file another name, in one step; settles when that is on the disk. */
  move(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

/** A file on its way in. What is neither kept nor discarded is gone at the latest with the next start. */
export interface VaultDraft {
  write(bytes: Uint8Array): Promise<void>
  /** Puts the bytes on the disk, then the name: the file is there whole or not at all. */
  keep(path: string): Promise<void>
  /** After `keep` it does nothing. */
  discard(): Promise<void>
}

/** The disk did not do its part. `detail` is the system's own word for it (`EIO`, `EACCES`). */
export class DiskError extends Error {
  readonly isFull: boolean
  readonly detail: string
  constructor(detail: string, isFull = false) {
    super(detail)
    this.detail = detail
    this.isFull = isFull
  }
}
