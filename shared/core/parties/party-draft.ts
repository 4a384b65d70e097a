import type { Party } from '../parties/party.ts'

/** What a form asks about a party; every field may be empty while it is being filled in. */
export type PartyDraft = Omit<Party, 'id' | 'caseId' | 'role'>

export const emptyPartyDraft: PartyDraft = {
  name: '',
  brand: '',
  phone: '',
  email: '',
  address: '',
  registration: '',
  note: '',
}

/** Spaces around what was typed are nobody's name. */
export const trimmedParty = (draft: PartyDraft): PartyDraft => ({
  name: draft.name.trim(),
  brand: draft.brand.trim(),
  phone: draft.phone.trim(),
  email: draft.email.trim(),
  address: draft.address.trim(),
  registration: draft.registration.trim(),
  note: draft.note.trim(),
})

/** True when something other than spaces was written. */
export const hasPartyContent = (draft: PartyDraft): boolean =>
  Object.values(trimmedParty(draft)).some((value) => value !== '')

/** The name people use in conversation: the brand, else the legal name. */
export const knownNameOf = (party: Pick<Party, 'brand' | 'name'>): string =>
  party.brand.trim() || party.name.trim()
