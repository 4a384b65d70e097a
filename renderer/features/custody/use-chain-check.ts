import { useEffect, useRef, useState } from 'react'
import type { ChainBreak } from '#shared/core/journal/chain.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import { useServices } from '../../services.tsx'

export type ChainState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly done: number; readonly total: number }
  | { readonly kind: 'unbroken'; readonly head: JournalHead }
  | { readonly kind: 'broken'; readonly at: ChainBreak }

export interface ChainCheck {
  readonly state: ChainState
  readonly start: () => void
  readonly cancel: () => void
}

/** Walks the whole journal on demand; leaving the page stops it. */
export function useChainCheck(): ChainCheck {
  const { journal } = useServices()
  const [state, setState] = useState<ChainState>({ kind: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const run = async () => {
    const mine = new AbortController()
    running.current = mine
    setState({ kind: 'checking', done: 0, total: 0 })
    const found = await journal.check(mine.signal, (done, total) => {
      if (!mine.signal.aborted) setState({ kind: 'checking', done, total })
    })
    if (mine.signal.aborted) return
    if (!found.ok) setState({ kind: 'broken', at: found.failure })
    else if (found.value !== 'cancelled') setState({ kind: 'unbroken', head: found.value })
  }
  return {
    state,
    start: () => void run(),
    cancel() {
      running.current?.abort()
      setState({ kind: 'idle' })
    },
  }
}
