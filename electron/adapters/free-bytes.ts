import { statfs } from 'node:fs/promises'

/** Bytes this user may still write on the volume that holds `folder`; undefined where the system does not tell. */
export async function freeBytesAt(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined // e.g. ENOSYS on some network volumes
    throw error
  }
}
