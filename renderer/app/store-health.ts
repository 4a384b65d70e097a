import { createStore } from 'zustand/vanilla'
import type { Failure } from '#shared/core/failure.ts'

/** Whether the store still takes writes; `readOnly` is the failure that ended it. Shown as a banner on every page. */
export interface StoreHealth {
  readonly readOnly: Failure | undefined
}
export const createStoreHealth = () => createStore<StoreHealth>()(() => ({ readOnly: undefined }))
export type StoreHealthStore = ReturnType<typeof createStoreHealth>
