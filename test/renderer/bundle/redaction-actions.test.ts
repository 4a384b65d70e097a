// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { optionsFrom, firstChoices } from '../../../renderer/features/bundle/bundle-choices.ts'
import { canHide, changeRedaction, redactionOf } from '../../../renderer/features/bundle/redaction-actions.ts'
import { caseId } from '../../builders/a-case.ts'
import { aStoreWithCase } from '../data/an-import.ts'

describe('what a case hides from a recipient', () => {
  it('is kept with the case for this recipient alone, and can be undone', async () => {
    const store = await aStoreWithCase()

    await changeRedaction(store, caseId, 'public-platform', { kept: ['13800138000'] })
    await changeRedaction(store, caseId, 'uk-paginated', { isOn: true, added: ['张三'] })
    const decided = (await store.cases.get(caseId))?.redactions
    expect(redactionOf(decided, 'public-platform')).toMatchObject({
      isOn: true,
      kept: ['13800138000'],
      added: [],
    })
    expect(redactionOf(decided, 'uk-paginated')).toMatchObject({ isOn: true, kept: [], added: ['张三'] })
    expect(redactionOf(decided, 'prc-evidence-list').isOn).toBe(false)
    expect((await store.door.history()).undo).toBe('redaction-edited')

    await store.door.undo()
    const after = (await store.cases.get(caseId))?.redactions
    expect(redactionOf(after, 'uk-paginated').isOn).toBe(false)
    expect(redactionOf(after, 'public-platform').kept).toEqual(['13800138000'])
  })

  it('is part of the wish only while it is on', () => {
    const choices = firstChoices('en')
    const one = { profile: choices.profile, kept: ['1'], added: [] }

    expect(optionsFrom(choices, '', [], undefined, { ...one, isOn: true }).redaction).toEqual({
      kept: ['1'],
      added: [],
    })
    expect(optionsFrom(choices, '', [], undefined, { ...one, isOn: false }).redaction).toBeUndefined()
  })

  it('cannot be asked for where the files themselves are handed over', () => {
    expect(canHide('bc-crt-split')).toBe(false)
    expect(canHide('public-platform')).toBe(true)
  })
})
