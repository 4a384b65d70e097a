import type { CaseId, PartyId } from '../ids.ts'

/** Claimant and respondent oppose each other; a contact is a person met on the way, such as an agent on the phone. */
export type PartyRole = 'claimant' | 'respondent' | 'contact'
export const partyRoles: readonly PartyRole[] = ['claimant', 'respondent', 'contact']

export interface Party {
  readonly id: PartyId
  readonly caseId: CaseId
  readonly role: PartyRole
  /** Legal name of a firm, full name of a person. */
  readonly name: string
  /** The name people know it by, where it differs. */
  readonly brand: string
  readonly phone: string
  readonly email: string
  readonly address: string
  /** Registration number or unified social credit code of a firm. Never a person's identity number. */
  readonly registration: string
  readonly note: string
}
