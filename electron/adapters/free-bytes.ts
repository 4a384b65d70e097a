import { statfs } from 'node:fs/promises'

/** Bytes this user may still write on the volume that holds `folder`; undefined where the system does not tell. */
export async function freeBytesAt(folder: string): Promise<number | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    // some network volumes know no sizes, and say so by zeros
    return blocks === 0 ? undefined : bavail * bsize
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined // e.g. ENOSYS on some network volumes
    throw error
  }
}

/**
 * What may still be written where both copies lie: the least that any look gives. A folder that is not there yet has no say;
 * undefined where no system tells.
 */
export async function leastFreeBytes(
  looks: readonly (() => Promise<number | undefined>)[],
): Promise<number | undefined> {
  const free = (await Promise.all(looks.map((look) => look()))).filter((bytes) => bytes !== undefined)
  return free.length > 0 ? Math.min(...free) : undefined
}
