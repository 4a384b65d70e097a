import { Dexie } from 'dexie'
import type { TrashItem, TrashPage, TrashRepository } from '#shared/core/ports.ts'
import { failed, ok } from '#shared/core/result.ts'
import { isDue } from '#shared/core/trash/trash.ts'
import type { RecordsDatabase, TrashRow } from '../databases.ts'
import { trashKey } from '../derived.ts'
import { outlookOf, tombstonesFor } from '../purge.ts'
import { trashedOf } from '../rows/trash-row.ts'
import { watched } from '../watched.ts'
import { caseNow } from './case-now.ts'
import { gatherFor, removedTogether } from './gather-removed.ts'

export function dexieTrash(records: RecordsDatabase): TrashRepository {
  const itemsOf = async (rows: readonly TrashRow[]): Promise<readonly TrashItem[]> => {
    const trashed = rows.map(trashedOf)
    const ids = [...new Set(trashed.map(({ caseId }) => caseId))]
    const cases = new Map(await Promise.all(ids.map(async (id) => [id, await caseNow(records, id)] as const)))
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
        const of = await caseNow(records, caseId)
        if (entity !== 'case' && !of.isThere) return failed({ kind: 'trash/case-removed', title: of.title })
      }
      return ok(await gatherFor(records, removed))
    },
    async due(now) {
      const rows = await records.trash
        .where('[whole+seq]')
        .between(['', Dexie.minKey], ['', Dexie.maxKey])
        .filter((row) => isDue(trashedOf(row).removedAt, now))
        .toArray()
      return (await itemsOf(rows)).filter(({ isHeld }) => !isHeld)
    },
    async outlook(items) {
      const tombstones = await tombstonesFor(records, items)
      return tombstones.ok ? ok(await outlookOf(records, tombstones.value)) : tombstones
    },
  }
}
