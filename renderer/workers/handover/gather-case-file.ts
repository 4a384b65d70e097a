import type { HandoverFailure, StorageFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { CaseFileInput } from '#shared/handover/case-file/case-file-entries.ts'
import { journalRows } from '../../data/journal-rows.ts'
import { journalState } from '../../data/meta.ts'
import { dexieCases } from '../../data/repositories/cases.ts'
import { dexieEvents } from '../../data/repositories/events.ts'
import { dexieExhibits } from '../../data/repositories/exhibits.ts'
import { dexieExports } from '../../data/repositories/exports.ts'
import { dexieLedger } from '../../data/repositories/ledger.ts'
import { dexieParties } from '../../data/repositories/parties.ts'
import type { HandoverTables } from './gather-pack.ts'
import type { CaseFileAsked } from './handover-protocol.ts'

/** A whole case as it stands now, with its log up to the same moment. */
export async function gatherCaseFile(
  { records, guard, sourceOf }: HandoverTables,
  { caseId, madeAt, producer, device }: CaseFileAsked,
): Promise<Result<CaseFileInput, StorageFailure | HandoverFailure>> {
  const read = async () => {
    const [found, parties, events, exhibits, entries, exports, { head }] = await Promise.all([
      dexieCases(records).get(caseId),
      dexieParties(records).ofCase(caseId),
      dexieEvents(records).ofCase(caseId),
      dexieExhibits(records).ofCase(caseId),
      dexieLedger(records).ofCase(caseId),
      dexieExports(records).ofCase(caseId),
      journalState(records),
    ])
    return { found, rest: { parties, events, exhibits, entries, exports }, head }
  }
  const answer = await guard.read(() => records.transaction('r', records.tables, read))
  if (!answer.ok) return answer
  const { found, rest, head } = answer.value
  if (!found) return failed({ kind: 'handover/case-changed' })
  const rows = journalRows(records, head)
  return ok({ whole: { case: found, ...rest }, sourceOf, rows, madeAt, producer, device })
}
