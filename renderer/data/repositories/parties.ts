import type { CaseId } from '#shared/core/ids.ts'
import { type Party, partyRoles } from '#shared/core/parties/party.ts'
import type { PartyRepository } from '#shared/core/ports.ts'
import type { RecordsDatabase } from '../databases.ts'
import { partySchema } from '../rows/party-row.ts'
import { watched } from '../watched.ts'

/** Claimants, respondents, contacts; within a role by id, so that editing a name moves nothing. */
export async function partiesOf(records: RecordsDatabase, caseId: CaseId): Promise<readonly Party[]> {
  const rows = await records.parties.where('caseId').equals(caseId).toArray()
  const parties = rows.map((row) => partySchema.parse(row))
  return partyRoles.flatMap((role) => parties.filter((party) => party.role === role))
}

export const dexieParties = (records: RecordsDatabase): PartyRepository => ({
  ofCase: (caseId) => partiesOf(records, caseId),
  watchCase: (caseId, tell) => watched(() => partiesOf(records, caseId), tell),
})
