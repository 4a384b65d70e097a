// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { beginSession } from '../../../renderer/data/sessions.ts'
import { sweepStaging } from '../../../renderer/data/staging.ts'
import { aStore, freshNames } from './a-store.ts'
import { aFile, aStoreWithCase, imported, importParts, leftovers } from './an-import.ts'

const roomy = async () => await Promise.resolve(100 * 2 ** 30)
const chunk = (sid: string, n: number) => ({ sid, n, d: new Uint8Array(4) })

describe('what an import that ended in the middle left behind', () => {
  it('is swept by the next start, all of its chunks', async () => {
    const names = freshNames()
    const store = await aStore({ names })
    const { payload } = store.databases
    await payload.staging.add({ sid: 'dead', session: 'crashed', sha256: null })
    await payload.chunks.bulkAdd(Array.from({ length: 20 }, (_, n) => chunk('dead', n)))
    store.close()

    expect(await leftovers(await aStore({ names }))).toEqual({ staging: 0, orphans: 0, chunks: 0 })
  })

  it('is left alone while its session lives', async () => {
    const store = await aStore()
    const session = await beginSession('alive')
    await store.databases.payload.staging.add({ sid: 's', session: 'alive', sha256: null })
    const sweep = () => sweepStaging({ ...store.databases, guard: store.guard, freeBytes: roomy })
    await sweep()
    expect((await leftovers(store)).staging).toBe(1)
    session.end()
    await sweep()

    expect((await leftovers(store)).staging).toBe(0)
  })

  it('keeps its chunks when the commit had got through', async () => {
    const store = await aStoreWithCase()
    await imported(await importParts(store), [aFile('a.txt', 'x')])
    const [owner] = await store.databases.records.objects.toArray()
    const { sid = '', sha256 = '' } = owner ?? {}
    await store.databases.payload.staging.add({ sid, session: 'crashed', sha256 })
    await sweepStaging({ ...store.databases, guard: store.guard, freeBytes: roomy })

    expect(await leftovers(store)).toEqual({ staging: 0, orphans: 0, chunks: 1 })
  })

  it('is not touched while the disk is nearly full', async () => {
    const store = await aStore()
    await store.databases.payload.staging.add({ sid: 'dead', session: 'crashed', sha256: null })
    const nearlyFull = async () => await Promise.resolve(100 * 2 ** 20)
    await sweepStaging({ ...store.databases, guard: store.guard, freeBytes: nearlyFull })

    expect((await leftovers(store)).staging).toBe(1)
  })
})
