import { type ChangeEvent, useEffect, useState, useSyncExternalStore } from 'react'
import { createSavedField } from './saved-field.ts'

/** The properties of a text field that saves itself; see `saved-field.ts`. */
export function useSavedField(
  stored: string,
  save: (value: string, group: string) => Promise<boolean>,
  newGroup: () => string,
) {
  const [field] = useState(() => createSavedField(stored, { save, newGroup }))
  const value = useSyncExternalStore(field.subscribe, field.value)
  useEffect(() => field.connect({ save, newGroup }))
  useEffect(() => field.hear(stored), [field, stored])
  // going to another exhibit is leaving the field, though no browser says so
  useEffect(() => field.leave, [field])

  return {
    value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      field.type(event.currentTarget.value),
    onBlur: field.leave,
    onCompositionStart: field.beginComposing,
    onCompositionEnd: field.endComposing,
  }
}
