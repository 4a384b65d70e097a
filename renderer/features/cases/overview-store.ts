import { createStore } from 'zustand/vanilla'
import type { WholeCase } from '#shared/core/journal/removal.ts'
import type { Party } from '#shared/core/parties/party.ts'

/** Which dialog of the overview is open. A removal carries what would go, gathered when it was asked for. */
export type OverviewDialog =
  | { readonly kind: 'facts' }
  | { readonly kind: 'problem' }
  | { readonly kind: 'demand' }
  | { readonly kind: 'hold' }
  | { readonly kind: 'party'; readonly party: Party | undefined }
  | { readonly kind: 'remove'; readonly whole: WholeCase }

export interface OverviewState {
  readonly dialog: OverviewDialog | undefined
}
export const createOverviewStore = () => createStore<OverviewState>()(() => ({ dialog: undefined }))
export const overviewStore = createOverviewStore()

export const openDialog = (dialog: OverviewDialog) => overviewStore.setState({ dialog })
export const closeDialog = () => overviewStore.setState({ dialog: undefined })
