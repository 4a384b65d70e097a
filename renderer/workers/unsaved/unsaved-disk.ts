/** A file on the browser's disk, open for one writer. */
export interface UnsavedFile {
  /** @throws when the disk, or the room that the browser grants, is full. */
  write(bytes: Uint8Array<ArrayBuffer>, at: number): void
  /** Gives the number of bytes that were there. */
  read(into: Uint8Array, at: number): number
  /** @throws like `write`: some disks tell late. */
  flush(): void
  /** Ends the writing. Gives the file as a Blob: a reference, whatever its size. */
  close(): Promise<Blob>
}

export interface UnsavedDisk {
  /** A new, empty file. Undefined where the browser has no such disk or gives no room on it. */
  create(): Promise<UnsavedFile | undefined>
}
