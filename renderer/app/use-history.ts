import { useCallback } from 'react'
import type { Tell, History } from '#shared/core/ports.ts'
import { useText } from '../i18n/locale.tsx'
import { useServices } from '../services.tsx'
import { useWatched } from '../services.tsx'
import { useTell } from '../ui/use-tell.ts'

/** What can be taken back and repeated, with the words for it, and doing so. */
export function useHistory() {
  const { door } = useServices()
  const text = useText()
  const tell = useTell()
  const history = useWatched(useCallback((told: Tell<History>) => door.watchHistory(told), [door]))
  const named = (label: History['undo']) => (label === undefined ? undefined : text.vocabulary.history[label])

  const step = async (which: 'undo' | 'redo') => {
    const result = await door[which]()
    if (!result.ok) return tell.failure(result.failure)
    const what = text.vocabulary.history[result.value]
    return tell.done(which === 'undo' ? text.app.history.undone(what) : text.app.history.redone(what))
  }
  return {
    undoable: named(history?.undo),
    redoable: named(history?.redo),
    undo: () => void step('undo'),
    redo: () => void step('redo'),
  }
}
export type HistoryDoor = ReturnType<typeof useHistory>
