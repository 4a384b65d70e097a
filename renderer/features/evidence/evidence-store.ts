import { createStore } from 'zustand/vanilla'
import { type ExhibitFilter, noFilter } from '#shared/core/evidence/exhibit-filter.ts'
import type { CaseId } from '#shared/core/ids.ts'
import { noSelection, type Selection } from './list/selection.ts'

/** What the list of evidence shows and has chosen. It outlives a look at one exhibit, not a change of case. */
export interface EvidenceState {
  readonly caseId: CaseId | undefined
  readonly filter: ExhibitFilter
  readonly selection: Selection
}
export const createEvidenceStore = () =>
  createStore<EvidenceState>()(() => ({ caseId: undefined, filter: noFilter, selection: noSelection }))
export type EvidenceStore = ReturnType<typeof createEvidenceStore>
export const evidenceStore = createEvidenceStore()

/** Another case begins afresh. */
export function enterCase(store: EvidenceStore, caseId: CaseId) {
  if (store.getState().caseId !== caseId) store.setState({ caseId, filter: noFilter, selection: noSelection })
}

/** A new filter may hide what is chosen, and nobody changes what he does not see: the choice goes with it. */
export const filterBy = (store: EvidenceStore, change: Partial<ExhibitFilter>) =>
  store.setState(({ filter, selection }) => ({
    filter: { ...filter, ...change },
    selection: { ...noSelection, active: selection.active },
  }))

export const select = (store: EvidenceStore, selection: Selection) => store.setState({ selection })
