import type { TrashFailure } from '#shared/core/failure.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { Named } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { originalsOf, type PurgeOutlook, type Tombstone, tombstoneOf } from '#shared/core/trash/purge.ts'
import type { RecordsDatabase } from './databases.ts'
import { trashKey } from './derived.ts'
import { caseNow } from './repositories/case-now.ts'
import { removedTogether } from './repositories/gather-removed.ts'

/**
 * What is left of these things when they go for good. A case takes along what went with it, and what had been removed from
 * it before: without the case nothing of it can come back.
 */
export async function tombstonesFor(
  records: RecordsDatabase,
  items: readonly Named[],
): Promise<Result<readonly Tombstone[], TrashFailure>> {
  const keys = new Set(items.map(trashKey))
  const cases = new Set(items.flatMap(({ entity, id }) => (entity === 'case' ? [id] : [])))
  if (cases.size > 0)
    await records.trash.each(({ key, caseId, whole }) => {
      if (whole === '' && typeof caseId === 'string' && cases.has(caseId)) keys.add(key)
    })
  const removed = await removedTogether(records, [...keys])
  if (!removed) return failed({ kind: 'trash/not-there' })
  for (const caseId of new Set<CaseId>(removed.all.map((record) => record.caseId))) {
    const { isHeld, title } = await caseNow(records, caseId)
    if (isHeld) return failed({ kind: 'trash/on-hold', title })
  }
  const removals = new Map(removed.gone.map((effect) => [trashKey(effect), effect]))
  const tombstones = removed.all.flatMap((record) => {
    const removal = removals.get(trashKey(record))
    return removal ? [tombstoneOf(record, removal)] : []
  })
  // a journal that does not tell of a removal is not written on
  return tombstones.length === removed.all.length ? ok(tombstones) : failed({ kind: 'trash/not-there' })
}

/** What that would do to the bytes. */
export async function outlookOf(
  records: RecordsDatabase,
  tombstones: readonly Tombstone[],
): Promise<PurgeOutlook> {
  const bytesOf = new Map(tombstones.flatMap(({ sha256, bytes = 0 }) => (sha256 ? [[sha256, bytes]] : [])))
  const going = new Map<string, number>()
  for (const { sha256 } of tombstones) if (sha256) going.set(sha256, (going.get(sha256) ?? 0) + 1)
  let [originals, bytes, shared] = [0, 0, 0]
  for (const sha256 of originalsOf({ reason: '', records: tombstones })) {
    const inCases = await records.exhibits.where('original.sha256').equals(sha256).count()
    const removed = await records.trash.where('sha256').equals(sha256).count()
    if (inCases + removed > (going.get(sha256) ?? 0)) shared += 1
    else {
      originals += 1
      bytes += bytesOf.get(sha256) ?? 0
    }
  }
  return { records: tombstones.length, originals, bytes, shared }
}
