// @vitest-environment node
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Ballast } from '../../../shared/core/ports.ts'
import { asCaseId } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { createLog, type Log } from '../../../renderer/data/fresh-log.ts'
import { createGuard } from '../../../renderer/data/guard.ts'
import { aCase } from '../../builders/a-case.ts'
import { aStore, freshNames, settings } from './a-store.ts'

const open: Log[] = []
const aLog = (name: string, first?: { readonly ballast?: Ballast }) => {
  const log = createLog(name, first)
  open.push(log)
  return log
}
afterEach(() => {
  open.splice(0).forEach((log) => log.close())
  vi.restoreAllMocks()
})

/** How many bytes were written to make the log change; 0 while nothing was. */
async function filledIn(name: string): Promise<number> {
  if (!(await Dexie.exists(name))) return 0
  const db = await new Dexie(name).open()
  const rows = (await db.table('filling').toArray()) as readonly { readonly d: Uint8Array }[]
  db.close()
  return rows.reduce((sum, { d }) => sum + d.length, 0)
}

/** A disk without room, until it is given back. */
function fullDisk(has: number) {
  let left = has
  const disk = { writes: 0, drops: 0 }
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    disk.writes += 1
    throw new DOMException('disk full', 'QuotaExceededError')
  })
  const ballast: Ballast = {
    lay: async () => await Promise.resolve(),
    drop: async () => {
      disk.drops += 1
      if (left <= 0) return await Promise.resolve(false)
      left -= 1
      put.mockRestore()
      return true
    },
  }
  return { disk, ballast }
}

describe('the log of a browser that may have been torn', () => {
  it('is left behind by writing more than LevelDB holds in memory', async () => {
    const [{ records }] = [freshNames()]

    await aLog(records, {}).mend()

    expect(await filledIn(records)).toBeGreaterThan(4 * 1024 * 1024)
  })

  it('is left alone by whoever opened the store later', async () => {
    const [{ records }] = [freshNames()]

    await aLog(records).mend()

    expect(await filledIn(records)).toBe(0)
  })

  it('is left behind by the page when a write failed in another part of the program', async () => {
    const [{ records }] = [freshNames()]
    const page = aLog(records, {})
    await page.mend()
    await Dexie.delete(records)
    // asking whether a database is there would get in the way of its making
    const written = vi.spyOn(IDBObjectStore.prototype, 'put')

    aLog(records).tear()

    await vi.waitFor(() => expect(written).toHaveBeenCalled())
    await page.mend()
    expect(await filledIn(records)).toBeGreaterThan(4 * 1024 * 1024)
  })

  it('keeps the other parts of the program from writing until the page has mended it', async () => {
    const [{ records }] = [freshNames()]
    const page = aLog(records, {})
    const worker = aLog(records)
    await page.mend()
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('disk full', 'QuotaExceededError')
    })
    page.tear()
    await vi.waitFor(async () => expect(await worker.mend()).toBe(false))

    full.mockRestore()

    await vi.waitFor(async () => expect(await worker.mend()).toBe(true))
  })

  it('is left behind in the room that the ballast gives back', async () => {
    const [{ records }] = [freshNames()]
    const { disk, ballast } = fullDisk(1)

    await aLog(records, { ballast }).mend()

    expect(disk.drops).toBe(1)
    expect(disk.writes).toBeGreaterThan(0)
    expect(await filledIn(records)).toBeGreaterThan(4 * 1024 * 1024)
  })

  it('stays suspect while there is no room at all', async () => {
    const [{ records }] = [freshNames()]
    const { disk, ballast } = fullDisk(0)
    const log = aLog(records, { ballast })

    expect(await log.mend()).toBe(false)
    expect(await log.mend()).toBe(false)

    expect(disk.drops).toBe(2)
  })
})

describe('a store', () => {
  it('begins a new log before it is used, when it is the first that is opened', async () => {
    const names = freshNames()

    const store = await aStore({ names, first: {} })

    expect(await filledIn(`${names.records}-log`)).toBeGreaterThan(4 * 1024 * 1024)
    expect(await store.door.commit({ label: 'case-created', ops: [put('case', aCase())] })).toMatchObject({
      ok: true,
    })
    store.close()
  })

  it('waits with it while there is hardly any room', async () => {
    const names = freshNames()

    const store = await aStore({
      ...settings(),
      names,
      first: {},
      freeBytes: async () => await Promise.resolve(1e6),
    })

    expect(await filledIn(`${names.records}-log`)).toBe(0)
    store.close()
  })

  it('can be read where there is no room for a new log', async () => {
    const { ballast } = fullDisk(0)

    const store = await aStore({
      first: { ballast },
      freeBytes: async () => await Promise.resolve(undefined),
    })

    expect(await store.cases.get(asCaseId('nobody'))).toBeUndefined()
    store.close()
  })

  it('writes nothing while the log cannot be mended', async () => {
    const log: Log = {
      mend: async () => await Promise.resolve(false),
      tear: () => undefined,
      close: () => undefined,
    }
    const guard = createGuard(async () => await Promise.resolve(undefined), log)
    const work = vi.fn(async () => await Promise.resolve())

    const written = await guard.write(work, { size: 'small', neededBytes: 0 })

    expect(written).toMatchObject({ failure: { kind: 'storage/full' } })
    expect(work).not.toHaveBeenCalled()
  })

  it('begins a new log before the write that follows a failed one', async () => {
    const mends: string[] = []
    const log: Log = {
      mend: async () => await Promise.resolve(mends.push('mended') > 0),
      tear: () => mends.push('torn'),
      close: () => undefined,
    }
    const guard = createGuard(async () => await Promise.resolve(undefined), log)
    const effort = { size: 'small', neededBytes: 0 } as const
    const full = () => Promise.reject(new DOMException('disk full', 'QuotaExceededError'))

    await guard.write(full, effort)
    await guard.write(async () => await Promise.resolve(void mends.push('written')), effort)

    expect(mends).toEqual(['mended', 'torn', 'mended', 'written'])
  })
})
