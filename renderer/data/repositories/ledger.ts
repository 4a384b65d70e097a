import { Dexie } from 'dexie'
import type { CaseId } from '#shared/core/ids.ts'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import type { LedgerRepository } from '#shared/core/ports.ts'
import type { RecordsDatabase } from '../databases.ts'
import { entrySchema } from '../rows/entry-row.ts'
import { watched } from '../watched.ts'

export async function entriesOf(records: RecordsDatabase, caseId: CaseId): Promise<readonly LedgerEntry[]> {
  const rows = await records.entries
    .where('[caseId+on+createdAt]')
    .between([caseId, Dexie.minKey], [caseId, Dexie.maxKey])
    .toArray()
  return rows.map((row) => entrySchema.parse(row))
}

export const dexieLedger = (records: RecordsDatabase): LedgerRepository => ({
  ofCase: (caseId) => entriesOf(records, caseId),
  watchCase: (caseId, tell) => watched(() => entriesOf(records, caseId), tell),
})
