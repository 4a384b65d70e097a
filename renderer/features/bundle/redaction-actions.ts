import type { Failure } from '#shared/core/failure.ts'
import type { CaseId } from '#shared/core/ids.ts'
import { put } from '#shared/core/journal/operation.ts'
import { type CaseRedaction, redactionFor, withRedaction } from '#shared/core/redaction/redaction.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { type ProfileId, profileOf } from '#shared/reference/profile.ts'
import type { Services } from '../../services.tsx'

/** What the case hides from this recipient, decided or proposed. */
export const redactionOf = (
  redactions: readonly CaseRedaction[] | undefined,
  profile: ProfileId,
): CaseRedaction => redactionFor(redactions, profile, profileOf(profile).redaction === 'proposed')

/** Originals handed over as they are tell everything. */
export const canHide = (profile: ProfileId): boolean => profileOf(profile).encoding !== 'split-exhibits'

/** Notes a decision in the case as it is now, so that it can be undone like any other change. */
export async function changeRedaction(
  { cases, door }: Pick<Services, 'cases' | 'door'>,
  caseId: CaseId,
  profile: ProfileId,
  change: Partial<Omit<CaseRedaction, 'profile'>>,
): Promise<Result<unknown, Failure>> {
  const found = await cases.get(caseId)
  if (!found) return ok(undefined)
  const redactions = withRedaction(found.redactions, { ...redactionOf(found.redactions, profile), ...change })
  return door.commit({ label: 'redaction-edited', ops: [put('case', { ...found, redactions })] })
}
