// @vitest-environment node
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { stored } from '../../../renderer/data/stored.ts'

const room = async (bytes?: number) => await Promise.resolve(bytes)
const rejecting = (thrown: unknown) => async () => {
  await Promise.resolve()
  throw thrown
}
const failing = (error: unknown, free: number | undefined = 100 * 2 ** 30) =>
  stored(rejecting(error), { neededBytes: 8, freeBytes: () => room(free) })
const wrapped = (inner: Error) => new Dexie.AbortError(inner)
const full = { ok: false, failure: { kind: 'storage/full', neededBytes: 8, freeBytes: 100 * 2 ** 30 } }

describe('an error of the database', () => {
  it.each([
    ['by name', new DOMException('too much', 'QuotaExceededError')],
    ['wrapped in an abort', wrapped(new DOMException('too much', 'QuotaExceededError'))],
    ['as LevelDB says it', wrapped(new DOMException('Failed to write blobs (IOError)', 'DataError'))],
    [
      'as SQLite says it',
      new DOMException('Connection is closing because of: database or disk is full', 'UnknownError'),
    ],
    [
      'in a bulk write',
      new Dexie.BulkError('2 of 8 failed', [new DOMException('too much', 'QuotaExceededError')]),
    ],
  ])('means a full disk %s', async (_, error) => {
    expect(await failing(error)).toEqual(full)
  })

  it('means a full disk whatever its name when hardly any room is left', async () => {
    expect(await failing(new Dexie.AbortError('aborted'), 1024)).toMatchObject({
      failure: { kind: 'storage/full', freeBytes: 1024 },
    })
  })

  it('means a lost database when there is room', async () => {
    expect(
      await failing(new DOMException('Internal error opening backing store', 'UnknownError')),
    ).toMatchObject({
      failure: { kind: 'storage/unavailable', detail: expect.stringContaining('backing store') },
    })
  })

  it.each([
    ['a row that is there already', wrapped(new DOMException('Key already exists', 'ConstraintError'))],
    ['a mistake in the program', new TypeError('x is undefined')],
  ])('is thrown on when it is %s', async (_, error) => {
    await expect(failing(error)).rejects.toBe(error)
  })
})
