import type { FileHandle } from 'node:fs/promises'

/**
 * Linux keeps a file in memory in units as large as what is written at once, and has to search for large ones: 1 GiB by 256 KiB took
 * half the time that it took by 512 KiB or 1 MiB (6.18, ext4).
 */
const mostAtOnce = 256 * 1024

/** Writes all of it. A disk may take fewer bytes than it is given. */
export async function writeAll(
  file: Pick<FileHandle, 'write'>,
  bytes: Uint8Array,
  at: number,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const length = Math.min(mostAtOnce, bytes.length - done)
    const { bytesWritten } = await file.write(bytes, done, length, at + done)
    done += bytesWritten
  }
}
