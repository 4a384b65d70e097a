import type { Failure } from '#shared/core/failure.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { Result } from '#shared/core/result.ts'

/** The case that ships with the program, from outside this feature: added and removed in one click each. */
export interface SampleCase {
  readonly add: () => Promise<Result<CaseId, Failure>>
  readonly remove: (caseId: CaseId) => Promise<Result<unknown, Failure>>
}
