// @vitest-environment node
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Ballast } from '../../../shared/core/ports.ts'
import { asCaseId } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { createLog, type Log, type LogPart, newLogBytes } from '../../../renderer/data/fresh-log.ts'
import { nearlyFullBytes } from '../../../renderer/data/nearly-full.ts'
import { createGuard } from '../../../renderer/data/guard.ts'
import { aCase } from '../../builders/a-case.ts'
import { openStore } from '../../../renderer/data/open-store.ts'
import { aStore, freshNames, settings } from './a-store.ts'

const page = { kind: 'page' } as const
const open: Log[] = []
const aLog = (name: string, part: LogPart) => {
  const log = createLog(name, part)
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

    await aLog(records, page).mend()

    expect(await filledIn(records)).toBeGreaterThan(4 * 1024 * 1024)
  })

  it('is left alone where there is no page to speak of', async () => {
    const [{ records }] = [freshNames()]

    await aLog(records, { kind: 'alone' }).mend()

    expect(await filledIn(records)).toBe(0)
  })

  it('is left behind by the page when a write failed in another part of the program', async () => {
    const [{ records }] = [freshNames()]
    const mender = aLog(records, page)
    await mender.mend()
    await Dexie.delete(records)
    // asking whether a database is there would get in the way of its making
    const written = vi.spyOn(IDBObjectStore.prototype, 'put')

    aLog(records, { kind: 'alone' }).tear()

    await vi.waitFor(() => expect(written).toHaveBeenCalled())
    await mender.mend()
    expect(await filledIn(records)).toBeGreaterThan(4 * 1024 * 1024)
  })

  it('keeps the other parts of the program from writing until the page has mended it', async () => {
    const [{ records }] = [freshNames()]
    const mender = aLog(records, page)
    const worker = aLog(records, { kind: 'beside-page' })
    await mender.mend()
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('disk full', 'QuotaExceededError')
    })
    mender.tear()
    await vi.waitFor(async () => expect(await worker.mend()).toBe(false))

    full.mockRestore()

    await vi.waitFor(async () => expect(await worker.mend()).toBe(true))
  })

  it('is asked about by a worker that starts later', async () => {
    const [{ records }] = [freshNames()]
    await aLog(records, page).mend()

    expect(await aLog(records, { kind: 'beside-page' }).mend()).toBe(true)
  })

  it('is taken for torn by a worker that starts while the page cannot mend it', async () => {
    const [{ records }] = [freshNames()]
    aLog(records, { kind: 'page', ballast: fullDisk(0).ballast })

    expect(await aLog(records, { kind: 'beside-page' }).mend()).toBe(false)
  })

  it('is tried once by each of two pages on a full disk, which do not answer each other for ever', async () => {
    const [{ records }] = [freshNames()]
    const { disk, ballast } = fullDisk(0)
    aLog(records, { kind: 'page', ballast })
    const other = aLog(records, page)

    other.tear()
    await vi.waitFor(() => expect(disk.drops).toBeGreaterThan(0))
    await new Promise((resolve) => setTimeout(resolve, 300))

    // given back before the only try of the first page, and asked for once more behind it
    expect(disk.drops).toBe(2)
  })

  it('is left behind once more when it was torn while that was done', async () => {
    const [{ records }] = [freshNames()]
    const log = aLog(records, page)
    const real: Function = Reflect.get(IDBObjectStore.prototype, 'put')
    let writes = 0
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function torn(
      this: IDBObjectStore,
      ...row: Parameters<IDBObjectStore['put']>
    ) {
      if (++writes === 1) log.tear()
      return Reflect.apply(real, this, row)
    })

    expect(await log.mend()).toBe(true)

    expect(writes).toBeGreaterThan(2 * 160)
  })

  it('keeps each of several writes of a worker waiting for the page', async () => {
    const [{ records }] = [freshNames()]
    aLog(records, { kind: 'page', ballast: fullDisk(0).ballast })
    const worker = aLog(records, { kind: 'beside-page' })

    expect(await Promise.all([worker.mend(), worker.mend(), worker.mend()])).toEqual([false, false, false])
  })

  it('is told of to nobody once the store is closed', async () => {
    const [{ records }] = [freshNames()]
    const log = createLog(records, page)
    log.close()

    log.tear()

    await vi.waitFor(async () => expect(await log.mend()).toBe(true))
  })

  it('is left behind in the room that the ballast gives back', async () => {
    const [{ records }] = [freshNames()]
    const { disk, ballast } = fullDisk(1)

    await aLog(records, { kind: 'page', ballast }).mend()

    expect(disk.drops).toBe(1)
    expect(disk.writes).toBeGreaterThan(0)
    expect(await filledIn(records)).toBeGreaterThan(4 * 1024 * 1024)
  })

  it('stays suspect while there is no room at all', async () => {
    const [{ records }] = [freshNames()]
    const { disk, ballast } = fullDisk(0)
    const log = aLog(records, { kind: 'page', ballast })

    expect(await log.mend()).toBe(false)
    expect(await log.mend()).toBe(false)

    expect(disk.drops).toBe(2)
  })
})

describe('a store', () => {
  it('begins a new log before it is used, when it is the first that is opened', async () => {
    const names = freshNames()

    const store = await aStore({ names, log: page })

    expect(await filledIn(`${names.records}-log`)).toBeGreaterThan(4 * 1024 * 1024)
    expect(await store.door.commit({ label: 'case-created', ops: [put('case', aCase())] })).toMatchObject({
      ok: true,
    })
    store.close()
  })

  it('is not even opened by a worker while the page cannot mend the log', async () => {
    const names = freshNames()
    aLog(`${names.records}-log`, { kind: 'page', ballast: fullDisk(0).ballast })

    const opened = await openStore(settings({ names, log: { kind: 'beside-page' } }))

    expect(opened).toMatchObject({ failure: { kind: 'storage/full' } })
  })

  it('is not opened where there is no room for a new log', async () => {
    const names = freshNames()
    const asked: number[] = []
    const hasRoomFor = async (bytes: number) => await Promise.resolve(asked.push(bytes) > 1)
    const log = { kind: 'page', hasRoomFor } as const

    expect(await openStore(settings({ names, log }))).toMatchObject({
      failure: { kind: 'storage/no-room-to-open', neededBytes: nearlyFullBytes },
    })
    expect(asked).toEqual([newLogBytes])
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(names.records)

    const second = await openStore(settings({ names, log }))
    expect(second.ok).toBe(true)
    if (second.ok) second.value.close()
  })

  it('can be read where the room for a new log went away meanwhile', async () => {
    const { ballast } = fullDisk(0)

    const store = await aStore({
      log: { kind: 'page', ballast },
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
