import { createStore } from 'zustand/vanilla'
import type { BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import type { Progress } from '#shared/bundle/ports.ts'
import type { Failure } from '#shared/core/failure.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { Locale } from '#shared/messages/messages.ts'
import type { SavedFile } from '../../platform/platform.ts'
import type { FinishedBundle } from '../../services.tsx'
import { type BundleChoices, firstChoices } from './bundle-choices.ts'

/** How far a save has come. */
export interface Saving {
  readonly bytes: number
  readonly cancel: () => void
}

/** The one bundle that is being made, or was made last. It goes on while the user looks at other pages. */
export type Making =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'making'
      readonly caseId: CaseId
      readonly progress: Progress | undefined
      readonly cancel: () => void
    }
  | { readonly phase: 'failed'; readonly caseId: CaseId; readonly failure: Failure }
  | {
      readonly phase: 'made'
      readonly caseId: CaseId
      readonly bundle: FinishedBundle
      readonly options: BundleOptions
      /** Where the journal stood when this was made, and after the record of its own export if nothing came between. */
      readonly heads: readonly string[]
      readonly saved: SavedFile | undefined
      readonly saving: Saving | undefined
      readonly failure: Failure | undefined
    }
export type Made = Extract<Making, { phase: 'made' }>

export interface BundleState {
  readonly choices: ReadonlyMap<CaseId, BundleChoices>
  readonly making: Making
}

export const createBundleStore = () =>
  createStore<BundleState>()(() => ({ choices: new Map(), making: { phase: 'idle' } }))
export type BundleStore = ReturnType<typeof createBundleStore>
export const bundleStore = createBundleStore()

export function choose(
  store: BundleStore,
  caseId: CaseId,
  locale: Locale,
  change: Partial<BundleChoices>,
): void {
  store.setState(({ choices }) => {
    const before = choices.get(caseId) ?? firstChoices(locale)
    return { choices: new Map(choices).set(caseId, { ...before, ...change }) }
  })
}

/** Changes what was made; nothing when something else has begun meanwhile. */
export function changeMade(store: BundleStore, bundle: FinishedBundle, change: Partial<Made>): void {
  store.setState(({ making }) =>
    making.phase === 'made' && making.bundle === bundle ? { making: { ...making, ...change } } : {},
  )
}
