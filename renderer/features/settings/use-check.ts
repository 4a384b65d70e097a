import { useRef, useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import { type CheckProgress, type CheckReport, useServices } from '../../services.tsx'

export type CheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly progress: CheckProgress | undefined }
  | { readonly kind: 'done'; readonly report: CheckReport; readonly at: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** A check of everything, while it goes on and after it. */
export function useCheck() {
  const { care, clock } = useServices()
  const [state, setState] = useState<CheckState>({ kind: 'idle' })
  const running = useRef<AbortController | undefined>(undefined)
  const check = async () => {
    const controller = new AbortController()
    running.current = controller
    setState({ kind: 'checking', progress: undefined })
    const result = await care.check('all', {
      cancel: controller.signal,
      onProgress: (progress) => setState({ kind: 'checking', progress }),
    })
    if (!result.ok) setState({ kind: 'failed', failure: result.failure })
    else if (result.value === 'cancelled') setState({ kind: 'cancelled' })
    else setState({ kind: 'done', report: result.value, at: clock.now() })
  }
  return { state, begin: () => void check(), cancel: () => running.current?.abort() }
}
