import { asPartyId } from '#shared/core/ids.ts'
import type { Party } from '#shared/core/parties/party.ts'
import { caseId } from './a-case.ts'

/** The claimant with no more than a name; pass `role` and the rest for others. */
export const aParty = ({
  id = 'party-1',
  ...over
}: Partial<Omit<Party, 'id'>> & { id?: string } = {}): Party => ({
  id: asPartyId(id),
  caseId,
  role: 'claimant',
  name: '林小满',
  brand: '',
  phone: '',
  email: '',
  address: '',
  registration: '',
  note: '',
  ...over,
})
