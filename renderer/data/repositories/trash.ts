import { Dexie } from 'dexie'
import type { CaseId } from '#shared/core/ids.ts'
import type { TrashItem, TrashPage, TrashRepository } from '#shared/core/ports.ts'
import { failed } from '#shared/core/result.ts'
import type { RecordsDatabase, TrashRow } from '../databases.ts'
import { trashKey } from '../derived.ts'
import { caseSchema } from '../rows/case-row.ts'
import { trashedOf } from '../rows/trash-row.ts'
import { watched } from '../watched.ts'
import { gatherFor, removedTogether } from './gather-removed.ts'

/** What the list says of the case that something was removed from. */
interface CaseNow {
  readonly title: string
  readonly isThere: boolean
  readonly isHeld: boolean
}

export function dexieTrash(records: RecordsDatabase): TrashRepository {
  const caseNow = async (id: CaseId): Promise<CaseNow> => {
    const there = await records.cases.get(id)
    const gone = there ? undefined : await records.trash.get(trashKey({ entity: 'case', id }))
    const value = there ?? (gone && trashedOf(gone).value)
    if (!value) return { title: '', isThere: false, isHeld: false }
    const { title, hold } = caseSchema.parse(value)
    return { title, isThere: there !== undefined, isHeld: hold !== undefined }
  }

  const itemsOf = async (rows: readonly TrashRow[]): Promise<readonly TrashItem[]> => {
    const trashed = rows.map(trashedOf)
    const ids = [...new Set(trashed.map(({ caseId }) => caseId))]
    const cases = new Map(await Promise.all(ids.map(async (id) => [id, await caseNow(id)] as const)))
    return trashed.flatMap((record) => {
      const of = cases.get(record.caseId)
      if (!of || !record.value) return []
      const isCaseThere = record.entity === 'case' || of.isThere
      return [{ ...record, value: record.value, caseTitle: of.title, isCaseThere, isHeld: of.isHeld }]
    })
  }

  const page = async (limit: number): Promise<TrashPage> => {
    const rows = await records.trash
      .where('[whole+seq]')
      .between(['', Dexie.minKey], ['', Dexie.maxKey])
      .reverse()
      .limit(limit + 1)
      .toArray()
    return { items: await itemsOf(rows.slice(0, limit)), more: rows.length > limit }
  }

  return {
    watch: (limit, tell) => watched(() => page(limit), tell),
    removedBy: async (seq) =>
      await itemsOf(await records.trash.where('[whole+seq]').equals(['', seq]).toArray()),
    async gather(items) {
      const removed = await removedTogether(records, items.map(trashKey))
      if (!removed) return failed({ kind: 'trash/not-there' })
      for (const { entity, caseId } of removed.rows) {
        const of = await caseNow(caseId)
        if (entity !== 'case' && !of.isThere) return failed({ kind: 'trash/case-removed', title: of.title })
      }
      return { ok: true, value: await gatherFor(records, removed) }
    },
  }
}
