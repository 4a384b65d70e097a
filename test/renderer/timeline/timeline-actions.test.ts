// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { removeEvent, saveDraft } from '../../../renderer/features/timeline/timeline-actions.ts'
import {
  addContact,
  changeDraft,
  createTimelineStore,
  openDraft,
  type TimelineStore,
} from '../../../renderer/features/timeline/timeline-store.ts'
import { asPartyId } from '../../../shared/core/ids.ts'
import { draftOf, emptyDraft, type EventDraft } from '../../../shared/core/timeline/event-draft.ts'
import { caseId } from '../../builders/a-case.ts'
import { settings } from '../data/a-store.ts'
import { aStoreWithCase } from '../data/an-import.ts'

async function aTimeline() {
  const store = await aStoreWithCase()
  const { clock, newId } = settings()
  const services = { door: store.door, clock, newId }
  const screen = createTimelineStore()
  const save = async () => {
    const { open } = screen.getState()
    if (!open) throw new Error('nothing is open')
    return await saveDraft(services, screen, open)
  }
  return { store, services, screen, save }
}

function write(screen: TimelineStore, draft: Partial<EventDraft>): void {
  openDraft(screen, caseId, emptyDraft)
  changeDraft(screen, { on: '2025-05-10', text: '拒绝退费', ...draft })
}

describe('saving an event', () => {
  it('adds it, closes the form and sends the focus to it', async () => {
    const { store, screen, save } = await aTimeline()
    write(screen, {})

    const saved = await save()

    const [event] = await store.events.ofCase(caseId)
    expect(event).toMatchObject({ text: '拒绝退费', date: { kind: 'exact', on: '2025-05-10' } })
    expect(saved).toEqual({ ok: true, value: event })
    expect(screen.getState()).toMatchObject({ open: undefined, focusNext: event?.id })
  })

  it('is one step of history, a contact named for the first time included', async () => {
    const { store, screen, save } = await aTimeline()
    const agent = asPartyId('agent')
    write(screen, { speaker: agent, words: '不退' })
    addContact(screen, { id: agent, name: '李经理' })

    await save()
    expect(await store.parties.ofCase(caseId)).toMatchObject([{ name: '李经理', role: 'contact' }])

    await store.door.undo()
    expect(await store.parties.ofCase(caseId)).toEqual([])
    expect(await store.events.ofCase(caseId)).toEqual([])
  })

  it('leaves out a contact that was named and taken away again', async () => {
    const { store, screen, save } = await aTimeline()
    write(screen, {})
    addContact(screen, { id: asPartyId('agent'), name: '李经理' })

    await save()

    expect(await store.parties.ofCase(caseId)).toEqual([])
  })

  it('writes nothing and shows what is wrong when a field must be mended', async () => {
    const { store, screen, save } = await aTimeline()
    write(screen, { on: '', text: ' ' })

    const saved = await save()

    expect(saved).toEqual({ ok: false, failure: 'invalid' })
    expect(Object.keys(screen.getState().open?.faults ?? {})).toEqual(['on', 'text'])
    expect(await store.events.ofCase(caseId)).toEqual([])
  })

  it('keeps an edited event what it is and when it was first put down', async () => {
    const { store, screen, save } = await aTimeline()
    write(screen, {})
    await save()
    const [before] = await store.events.ofCase(caseId)
    if (!before) throw new Error('no event')

    openDraft(screen, caseId, draftOf(before), before)
    changeDraft(screen, { disputed: true })
    await save()

    expect(await store.events.ofCase(caseId)).toEqual([{ ...before, disputed: true }])
    expect((await store.door.history()).undo).toBe('event-edited')
  })
})

describe('removing an event', () => {
  it('can be undone', async () => {
    const { store, services, screen, save } = await aTimeline()
    write(screen, {})
    await save()
    const [event] = await store.events.ofCase(caseId)
    if (!event) throw new Error('no event')

    await removeEvent(services, event)
    expect(await store.events.ofCase(caseId)).toEqual([])

    await store.door.undo()
    expect(await store.events.ofCase(caseId)).toEqual([event])
  })
})
