import type { FailureOf } from '#shared/core/failure.ts'
import type { FreeSpace } from '#shared/core/ports.ts'

/** Bytes between two looks at the disk. */
export const lookEveryBytes = 64 * 1024 * 1024
/** Milliseconds between two looks while an import waits for room. */
export const lookAgainMs = 3000
const reserveBytes = 2 * 1024 ** 3
/** Room for the bytes themselves, for the database's own copy while it tidies up, and some more. */
const roomFactor = 2.2

/** What the browser says it would grant. A fiction in Chromium, which does not look at the disk for it, so only a "no" is believed. */
export type GrantedRoom = () => Promise<number | undefined>

/** Why the bytes to come would not fit; undefined when they may be taken in. */
export async function spaceShortage(
  bytesToCome: number,
  freeBytes: FreeSpace,
  grantedRoom: GrantedRoom,
): Promise<FailureOf<'storage/full'> | undefined> {
  const free = await freeBytes()
  if (free !== undefined) {
    const neededBytes = Math.ceil(Math.max(reserveBytes, roomFactor * bytesToCome))
    return free < neededBytes ? { kind: 'storage/full', neededBytes, freeBytes: free } : undefined
  }
  const granted = await grantedRoom()
  return granted !== undefined && granted < bytesToCome
    ? { kind: 'storage/full', neededBytes: bytesToCome }
    : undefined
}
