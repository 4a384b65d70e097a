// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { arrangeChat } from '../../../renderer/features/evidence/evidence-actions.ts'
import { asExhibitId } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { aStore } from '../data/a-store.ts'

async function aCaseOf(names: string) {
  const store = await aStore()
  const exhibits = Array.from(names).map((id, index) => anExhibit({ id, position: (index + 1) * 1024 }))
  await store.door.commit({
    label: 'exhibits-imported',
    ops: [put('case', aCase()), ...exhibits.map((exhibit) => put('exhibit', exhibit))],
  })
  const now = async () => (await store.exhibits.ofCase(caseId)).map(({ id, form }) => `${id} ${form}`)
  return { store, now }
}
const ids = (names: string) => Array.from(names, asExhibitId)

describe('ordering screenshots as a chat', () => {
  it('moves them and says that they are an excerpt, in one step that can be undone', async () => {
    const { store, now } = await aCaseOf('abcd')
    const before = await now()

    expect(await arrangeChat(store, caseId, ids('dba'), 'excerpt')).toEqual({ ok: true, value: 'changed' })
    expect(await now()).toEqual(['d excerpt', 'b excerpt', before[2], 'a excerpt'])

    await store.door.undo()
    expect(await now()).toEqual(before)
  })

  it('writes nothing where nothing changes', async () => {
    const { store } = await aCaseOf('ab')

    expect(await arrangeChat(store, caseId, ids('ab'), undefined)).toEqual({ ok: true, value: 'unchanged' })
  })
})
