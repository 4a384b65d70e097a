import type { Failure } from '#shared/core/failure.ts'
import { asEventId } from '#shared/core/ids.ts'
import { put, remove } from '#shared/core/journal/operation.ts'
import type { Party } from '#shared/core/parties/party.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { eventFrom } from '#shared/core/timeline/event-draft.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import type { Services } from '../../services.tsx'
import {
  closeDraft,
  type NewContact,
  type OpenDraft,
  showFaults,
  type TimelineStore,
} from './timeline-store.ts'

type Needs = Pick<Services, 'door' | 'clock' | 'newId'>

const partyFrom = ({ id, name }: NewContact, caseId: Party['caseId']): Party => ({
  id,
  caseId,
  role: 'contact',
  name,
  brand: '',
  phone: '',
  email: '',
  address: '',
  registration: '',
  note: '',
})

/**
 * Saves the open draft, with the contacts that it names for the first time, as one change. `invalid` when a field
 * must be mended; the faults are then shown.
 */
export async function saveDraft(
  services: Needs,
  store: TimelineStore,
  open: OpenDraft,
): Promise<Result<CaseEvent, Failure | 'invalid'>> {
  const { caseId, draft, editing } = open
  const identity = editing ?? { id: asEventId(services.newId()), createdAt: services.clock.now() }
  const event = eventFrom(draft, { ...identity, caseId })
  if (!event.ok) {
    showFaults(store, event.failure)
    return failed('invalid')
  }
  const named = open.contacts.filter(({ id }) => draft.partyIds.includes(id) || draft.speaker === id)
  const saved = await services.door.commit({
    label: editing ? 'event-edited' : 'event-added',
    ops: [...named.map((contact) => put('party', partyFrom(contact, caseId))), put('event', event.value)],
  })
  if (!saved.ok) return saved
  closeDraft(store, event.value.id)
  return ok(event.value)
}

export const removeEvent = (services: Needs, event: CaseEvent) =>
  services.door.commit({ label: 'event-removed', ops: [remove('event', event.id)] })
