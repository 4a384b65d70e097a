import { createStore } from 'zustand/vanilla'

/** What the list of cases is showing now. */
export interface CasesState {
  readonly filter: string
  readonly archived: boolean
}
export const createCasesStore = () => createStore<CasesState>()(() => ({ filter: '', archived: false }))
export const casesStore = createCasesStore()
