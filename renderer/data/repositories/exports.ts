import { Dexie } from 'dexie'
import type { CaseId } from '#shared/core/ids.ts'
import type { ExportRepository } from '#shared/core/ports.ts'
import type { RecordsDatabase } from '../databases.ts'
import { exportSchema } from '../rows/export-row.ts'
import { watched } from '../watched.ts'

export function dexieExports(records: RecordsDatabase): ExportRepository {
  const ofCase = async (caseId: CaseId) => {
    const rows = await records.exports
      .where('[caseId+at]')
      .between([caseId, Dexie.minKey], [caseId, Dexie.maxKey])
      .reverse()
      .toArray()
    return rows.map((row) => exportSchema.parse(row))
  }
  return { ofCase, watchCase: (caseId, tell) => watched(() => ofCase(caseId), tell) }
}
