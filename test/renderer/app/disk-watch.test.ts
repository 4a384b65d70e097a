// @vitest-environment node
import { expect, it } from 'vitest'
import { type LittleRoom, watchDisk } from '../../../renderer/app/disk-watch.ts'

const mib = 1024 ** 2

it('tells of little room, of none, and of room again; and looks more often while it is short', async () => {
  const looks = [5000 * mib, 1023 * mib, 511 * mib, undefined]
  const told: (LittleRoom | undefined)[] = []
  const waits: number[] = []
  await new Promise<void>((resolve) =>
    watchDisk(
      async () => await Promise.resolve(looks[told.length]),
      (milliseconds, work) => (waits.push(milliseconds), waits.length < looks.length ? work() : resolve()),
      (room) => told.push(room),
    ),
  )

  expect(told).toEqual([
    undefined,
    { freeBytes: 1023 * mib, isFull: false },
    { freeBytes: 511 * mib, isFull: true },
    undefined,
  ])
  expect(waits).toEqual([60_000, 5000, 5000, 60_000])
})
