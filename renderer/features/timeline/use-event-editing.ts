import { useState } from 'react'
import { useStore } from 'zustand'
import { asPartyId, type CaseId } from '#shared/core/ids.ts'
import { draftOf, emptyDraft } from '#shared/core/timeline/event-draft.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { formatEventDate } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { useTell } from '../../ui/use-tell.ts'
import { useRemovedNotice } from './removed-notice.tsx'
import { removeEvent, saveDraft } from './timeline-actions.ts'
import {
  addContact,
  changeDraft,
  closeDraft,
  focusOn,
  openDraft,
  timelineStore,
  unlessUnsaved,
} from './timeline-store.ts'

/** Adding, changing and removing events of one case, and where the focus goes afterwards. */
export function useEventEditing(caseId: CaseId, events: readonly CaseEvent[]) {
  const services = useServices()
  const text = useText()
  const locale = useLocale()
  const tell = useTell()
  const noticeRemoved = useRemovedNotice()
  const drafted = useStore(timelineStore, (state) => state.open)
  const [saving, setSaving] = useState(false)
  const open = drafted?.caseId === caseId ? drafted : undefined

  const save = async () => {
    if (!open || saving) return
    setSaving(true)
    const saved = await saveDraft(services, timelineStore, open)
    setSaving(false)
    if (saved.ok) {
      const done = text.timeline.done
      tell.done(open.editing ? done.changed : done.added(formatEventDate(saved.value.date, locale)))
    } else if (saved.failure !== 'invalid') tell.failure(saved.failure)
  }

  const remove = async (event: CaseEvent) => {
    const at = events.findIndex(({ id }) => id === event.id)
    const removed = await removeEvent(services, event)
    if (!removed.ok) {
      tell.failure(removed.failure)
      return
    }
    focusOn(timelineStore, (events[at + 1] ?? events[at - 1])?.id ?? 'add-button')
    noticeRemoved()
  }

  const leave = () =>
    unlessUnsaved(timelineStore, () => closeDraft(timelineStore, open?.editing?.id ?? 'add-button'))

  // most disputes begin with a purchase, and go on with calls
  const blank = events.length === 0 ? { ...emptyDraft, kind: 'purchase' as const } : emptyDraft

  return {
    open,
    saving,
    add: () => unlessUnsaved(timelineStore, () => openDraft(timelineStore, caseId, blank)),
    edit: (event: CaseEvent) =>
      unlessUnsaved(timelineStore, () => openDraft(timelineStore, caseId, draftOf(event), event)),
    change: (change: Parameters<typeof changeDraft>[1]) => changeDraft(timelineStore, change),
    nameContact: (name: string) => {
      const id = asPartyId(services.newId())
      addContact(timelineStore, { id, name })
      return id
    },
    save: () => void save(),
    remove: (event: CaseEvent) => void remove(event),
    leave,
  }
}
