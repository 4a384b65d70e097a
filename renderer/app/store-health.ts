import { createStore } from 'zustand/vanilla'
import type { Failure } from '#shared/core/failure.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import type { LittleRoom } from './disk-watch.ts'

/**
 * Whether the store still takes writes; `readOnly` is the failure that ended it. `damaged`: originals that are whole in no
 * copy. Shown as banners on every page.
 */
export interface StoreHealth {
  readonly readOnly: Failure | undefined
  readonly damaged: readonly Sha256[]
  /** Set while the disk has little room. */
  readonly littleRoom: LittleRoom | undefined
}
export const createStoreHealth = () =>
  createStore<StoreHealth>()(() => ({ readOnly: undefined, damaged: [], littleRoom: undefined }))
export type StoreHealthStore = ReturnType<typeof createStoreHealth>
