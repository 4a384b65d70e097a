import { Dexie } from 'dexie'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { ExhibitRepository } from '#shared/core/ports.ts'
import type { RecordsDatabase } from '../databases.ts'
import { exhibitSchema } from '../rows/exhibit-row.ts'
import { watched } from '../watched.ts'

export interface DexieExhibits extends ExhibitRepository {
  /** Position of the case's last exhibit; 0 when there is none. */
  lastPosition(caseId: CaseId): Promise<number>
}

export function dexieExhibits(records: RecordsDatabase): DexieExhibits {
  const inOrder = (caseId: CaseId) =>
    records.exhibits.where('[caseId+position]').between([caseId, Dexie.minKey], [caseId, Dexie.maxKey])
  const ofCase = async (caseId: CaseId): Promise<readonly Exhibit[]> =>
    (await inOrder(caseId).toArray()).map((row) => exhibitSchema.parse(row))

  return {
    ofCase,
    async get(id) {
      const row = await records.exhibits.get(id)
      return row && exhibitSchema.parse(row)
    },
    watchCase: (caseId, tell) => watched(() => ofCase(caseId), tell),
    async findOriginal(caseId, sha256) {
      const row = await records.exhibits.where('[caseId+original.sha256]').equals([caseId, sha256]).first()
      return row && exhibitSchema.parse(row)
    },
    async lastPosition(caseId) {
      const row = await inOrder(caseId).last()
      return row ? exhibitSchema.parse(row).position : 0
    },
  }
}
