import { createStore } from 'zustand/vanilla'
import type { EntryId } from '#shared/core/ids.ts'
import type { EntryKind, LedgerEntry } from '#shared/core/ledger/entry.ts'

/** Which form is open, and whose account is shown in full. */
export interface MoneyState {
  readonly form: { readonly kind: EntryKind; readonly entry: LedgerEntry | undefined } | undefined
  readonly revealed: readonly EntryId[]
}
export const createMoneyStore = () => createStore<MoneyState>()(() => ({ form: undefined, revealed: [] }))
export const moneyStore = createMoneyStore()

export const newEntry = (kind: EntryKind) => moneyStore.setState({ form: { kind, entry: undefined } })
export const openEntry = (entry: LedgerEntry) => moneyStore.setState({ form: { kind: entry.kind, entry } })
export const closeForm = () => moneyStore.setState({ form: undefined })
export const toggleAccount = (id: EntryId) =>
  moneyStore.setState(({ revealed }) => ({
    revealed: revealed.includes(id) ? revealed.filter((one) => one !== id) : [...revealed, id],
  }))
/** Leaving the page covers every account again. */
export const concealAll = () => moneyStore.setState({ revealed: [] })
