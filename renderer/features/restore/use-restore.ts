import { useEffect, useRef, useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import type { BackupReport, FoundBackup } from '../../platform/platform.ts'
import type { BackupRestore, RestoreProgress } from '../../services.tsx'

export type RestoreState =
  | { readonly kind: 'choosing'; readonly failure?: Failure; readonly isStopped?: true }
  | { readonly kind: 'found'; readonly found: FoundBackup; readonly failure?: Failure }
  | { readonly kind: 'restoring'; readonly progress: RestoreProgress | undefined }
  | { readonly kind: 'done'; readonly report: BackupReport }

/** Choosing a backup, looking at what it holds, and bringing it back; leaving the page ends it. */
export function useRestore({ find, restore }: BackupRestore) {
  const [state, setState] = useState<RestoreState>({ kind: 'choosing' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const choose = async () => {
    const looked = await find()
    if (!looked.ok) return setState({ kind: 'choosing', failure: looked.failure })
    if (looked.value !== 'cancelled') setState({ kind: 'found', found: looked.value })
  }
  const begin = async (found: FoundBackup) => {
    const run = new AbortController()
    running.current = run
    setState({ kind: 'restoring', progress: undefined })
    const restored = await restore({
      signal: run.signal,
      onProgress: (progress) => setState({ kind: 'restoring', progress }),
    })
    if (!restored.ok) return setState({ kind: 'found', found, failure: restored.failure })
    setState(
      restored.value === 'cancelled'
        ? { kind: 'choosing', isStopped: true }
        : { kind: 'done', report: restored.value },
    )
  }
  return {
    state,
    choose: () => void choose(),
    begin: (found: FoundBackup) => void begin(found),
    stop: () => running.current?.abort(),
  }
}
