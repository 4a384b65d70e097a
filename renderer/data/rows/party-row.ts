import { z } from 'zod'
import { type Party, partyRoles } from '#shared/core/parties/party.ts'
import { caseId, partyId } from './keys.ts'

export const partySchema: z.ZodType<Party> = z.object({
  id: partyId,
  caseId,
  role: z.enum(partyRoles),
  name: z.string(),
  brand: z.string(),
  phone: z.string(),
  email: z.string(),
  address: z.string(),
  registration: z.string(),
  note: z.string(),
})
