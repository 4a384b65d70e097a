import { useEffect, useRef, useState } from 'react'
import type { ReopenedBundle } from '#shared/bundle/reopen-bundle.ts'
import type { Progress } from '#shared/bundle/ports.ts'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Failure } from '#shared/core/failure.ts'
import { useServices } from '../../services.tsx'

/** A bundle that was read back. */
export interface Read {
  readonly fileName: string
  readonly found: ReopenedBundle
}

type Reading =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly progress: Progress | undefined }
  | { readonly phase: 'failed'; readonly file: File; readonly failure: Failure }
  | { readonly phase: 'read'; readonly read: Read }

/** Whether a password would help. */
export const wantsPassword = (failure: Failure): boolean =>
  failure.kind === 'bundle/cannot-reopen' &&
  (failure.reason === 'password' || failure.reason === 'wrong-password')

/** Reads one bundle at a time; leaving the page ends the reading and forgets what was read. */
export function useReopen() {
  const { bundles } = useServices()
  const [reading, setReading] = useState<Reading>({ phase: 'idle' })
  const abort = useRef<AbortController>(undefined)
  useEffect(() => () => abort.current?.abort(), [])
  const read = async (file: File, password?: string) => {
    abort.current?.abort()
    const run = new AbortController()
    abort.current = run
    const { signal } = run
    setReading({ phase: 'reading', progress: undefined })
    const onProgress = (progress: Progress) => {
      if (!signal.aborted) setReading({ phase: 'reading', progress })
    }
    const result = await bundles.reopen(file, { signal, onProgress, password })
    if (abort.current !== run) return
    if (result.ok)
      setReading({ phase: 'read', read: { fileName: displayName(file.name), found: result.value } })
    else if (result.failure.kind === 'bundle/cancelled') setReading({ phase: 'idle' })
    else setReading({ phase: 'failed', file, failure: result.failure })
  }
  return {
    reading,
    read: (file: File, password?: string) => void read(file, password),
    cancel: () => abort.current?.abort(),
    putAway: () => setReading({ phase: 'idle' }),
  }
}
