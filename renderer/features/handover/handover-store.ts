import { createStore } from 'zustand/vanilla'
import type { Failure } from '#shared/core/failure.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { SavedFile } from '../../platform/platform.ts'
import type { FinishedBundle, FinishedPack } from '../../services.tsx'

export type PackStep = 'bundle' | 'pack' | 'check'

/** The one pack that is being made, or was made last. It goes on while the user looks at other pages. */
export type PackMaking =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'making'
      readonly caseId: CaseId
      readonly step: PackStep
      /** Of this step, 0 to 1. */
      readonly share: number
      readonly cancel: () => void
    }
  | { readonly phase: 'failed'; readonly caseId: CaseId; readonly failure: Failure }
  | {
      readonly phase: 'made'
      readonly caseId: CaseId
      readonly pack: FinishedPack
      readonly bundle: FinishedBundle
      readonly fileName: string
      readonly saved: SavedFile | undefined
      readonly saving: { readonly bytes: number; readonly cancel: () => void } | undefined
      readonly failure: Failure | undefined
    }
export type MadePack = Extract<PackMaking, { phase: 'made' }>

export const createHandoverStore = () =>
  createStore<{ readonly making: PackMaking }>()(() => ({ making: { phase: 'idle' } }))
export type HandoverStore = ReturnType<typeof createHandoverStore>
export const handoverStore = createHandoverStore()

/** Changes what was made; nothing when something else has begun meanwhile. */
export function changePack(store: HandoverStore, { pack }: MadePack, change: Partial<MadePack>): void {
  store.setState(({ making }) =>
    making.phase === 'made' && making.pack === pack ? { making: { ...making, ...change } } : {},
  )
}
