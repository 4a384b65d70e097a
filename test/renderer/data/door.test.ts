// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import { aCase } from '../../builders/a-case.ts'
import { aStore } from './a-store.ts'

describe('smoke', () => {
  it('commits', async () => {
    const store = await aStore()
    const r = await store.door.commit({ label: 'case-created', ops: [put('case', aCase())] })
    expect(r.ok).toBe(true)
    expect(await store.cases.get(aCase().id)).toEqual(aCase())
    expect(await store.door.undo()).toEqual({ ok: true, value: 'case-created' })
    expect(await store.cases.get(aCase().id)).toBeUndefined()
    expect((await store.door.redo()).ok).toBe(true)
    expect(await store.cases.get(aCase().id)).toEqual(aCase())
    await store.door.commit({ label: 'case-removed', ops: [remove('case', aCase().id)] })
    console.log(await store.door.history(), await store.databases.records.journal.toArray())
  })
})
