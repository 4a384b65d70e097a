import { useEffect, useRef, useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import { type HandoverProgress, type OpenedCase, useServices } from '../../services.tsx'

export type Opening =
  | { readonly phase: 'idle' }
  | { readonly phase: 'opening'; readonly progress: HandoverProgress | undefined }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | { readonly phase: 'opened'; readonly opened: OpenedCase }

/** Takes in one case file at a time; leaving the page ends it, and then nothing was taken in. */
export function useOpenCaseFile() {
  const { handover } = useServices()
  const [opening, setOpening] = useState<Opening>({ phase: 'idle' })
  const abort = useRef<AbortController>(undefined)
  useEffect(() => () => abort.current?.abort(), [])
  const open = async (file: File) => {
    const run = new AbortController()
    abort.current = run
    setOpening({ phase: 'opening', progress: undefined })
    const result = await handover.openCaseFile(file, {
      signal: run.signal,
      onProgress: (progress) => !run.signal.aborted && setOpening({ phase: 'opening', progress }),
    })
    setOpening(
      result.ok ? { phase: 'opened', opened: result.value } : { phase: 'failed', failure: result.failure },
    )
  }
  return {
    opening,
    open: (file: File) => void open(file),
    cancel: () => abort.current?.abort(),
    putAway: () => setOpening({ phase: 'idle' }),
  }
}
