import { useEffect, useRef, useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import type { BackupReport, Backups, CopyProgress } from '../../platform/platform.ts'

export type BackupState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly progress: CopyProgress | undefined }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** The last backup that was made, and one that is being made; leaving the page ends it. */
export function useBackup(backups: Backups) {
  const [last, setLast] = useState<BackupReport | undefined>(undefined)
  const [state, setState] = useState<BackupState>({ kind: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => {
    let current = true
    const take = async () => {
      const known = await backups.last()
      if (current && known.ok) setLast(known.value.last)
    }
    void take()
    return () => {
      current = false
      running.current?.abort()
    }
  }, [backups])

  const make = async (where: 'kept' | 'new') => {
    const run = new AbortController()
    running.current = run
    const begun = { kind: 'making', progress: undefined } as const
    if (where === 'kept') setState(begun)
    const made = await backups.make(where, {
      signal: run.signal,
      onProgress: (progress) => setState({ kind: 'making', progress }),
    })
    if (!made.ok) return setState({ kind: 'failed', failure: made.failure })
    if (made.value === 'cancelled') return setState({ kind: run.signal.aborted ? 'stopped' : 'idle' })
    setLast(made.value)
    setState({ kind: 'idle' })
  }
  return {
    last,
    state,
    make: (where: 'kept' | 'new') => void make(where),
    stop: () => running.current?.abort(),
  }
}
