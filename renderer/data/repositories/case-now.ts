import type { CaseId } from '#shared/core/ids.ts'
import type { RecordsDatabase } from '../databases.ts'
import { trashKey } from '../derived.ts'
import { caseSchema } from '../rows/case-row.ts'
import { trashedOf } from '../rows/trash-row.ts'

/** What is known of the case that something was removed from. */
export interface CaseNow {
  /** Empty when the case was deleted for good. */
  readonly title: string
  readonly isThere: boolean
  /** On hold, be it there or in the trash itself. */
  readonly isHeld: boolean
}

export async function caseNow(records: RecordsDatabase, id: CaseId): Promise<CaseNow> {
  const there = await records.cases.get(id)
  const gone = there ? undefined : await records.trash.get(trashKey({ entity: 'case', id }))
  const value = there ?? (gone && trashedOf(gone).value)
  if (!value) return { title: '', isThere: false, isHeld: false }
  const { title, hold } = caseSchema.parse(value)
  return { title, isThere: there !== undefined, isHeld: hold !== undefined }
}
