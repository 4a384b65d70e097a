import { caseRoots } from '#shared/core/journal/case-roots.ts'
import { type ChainBreak, type HashText, verifiedChain } from '#shared/core/journal/chain.ts'
import { emptyHead, type JournalHead, type JournalRow } from '#shared/core/journal/commit.ts'
import type { JournalRecord } from '#shared/core/journal/custody-log.ts'
import type { Cancel, JournalPage, JournalQuery, JournalRepository } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { RecordsDatabase } from '../databases.ts'
import { toldOf } from '../derived.ts'
import { journalState } from '../meta.ts'
import { readable } from '../read-journal-anew.ts'
import { watched } from '../watched.ts'

/** Rows that a check holds in memory at a time. */
const checkedAtOnce = 64

export function dexieJournal(records: RecordsDatabase, hash: HashText): JournalRepository {
  const page = async ({ about, before, limit }: JournalQuery): Promise<JournalPage> => {
    const found = await toldOf(records, about, before)
      .reverse()
      .limit(limit + 1)
      .primaryKeys()
    const seqs = found.slice(0, limit)
    const rows = await recordsAt(seqs)
    const end = found.length > limit ? seqs.at(-1) : undefined
    return { records: rows, ...(end === undefined ? {} : { next: end }) }
  }

  /** With the moment of the row before each, which may belong to another case. */
  const recordsAt = async (seqs: readonly number[]): Promise<readonly JournalRecord[]> => {
    const wanted = [...new Set(seqs.flatMap((seq) => [seq, seq - 1]))]
    const rows = await records.journal.bulkGet(wanted)
    const read = new Map(
      rows.flatMap((row) => (row ? [[row.seq, { hash: row.hash, body: readable(row.body) }] as const] : [])),
    )
    return seqs.flatMap((seq) => {
      const own = read.get(seq)
      const previousAt = read.get(seq - 1)?.body?.at
      if (!own) return []
      const { hash, body } = own
      return [{ seq, hash, ...(body && { body }), ...(previousAt && { previousAt }) }]
    })
  }

  const walk = async (
    cancel: Cancel,
    onRows: (rows: readonly JournalRow[], end: JournalHead) => void,
  ): Promise<Result<JournalHead | 'cancelled', ChainBreak>> => {
    // what is written from now on is checked next time
    const { head: end } = await journalState(records)
    let head: JournalHead = emptyHead
    while (!cancel.aborted) {
      const rows = await records.journal
        .where('seq')
        .between(head.seq, end.seq, false, true)
        .limit(checkedAtOnce)
        .toArray()
      const walked = verifiedChain(rows, hash, { from: head, ...(rows.length === 0 && { end }) })
      if (!walked.ok) return walked
      if (rows.length === 0) return await endedAt(walked.value)
      head = walked.value
      onRows(rows, end)
    }
    return ok('cancelled')
  }

  /** A row behind the remembered head is one that nobody wrote through the door, unless the door moved on meanwhile. */
  const endedAt = (head: JournalHead) =>
    records.transaction('r', records.journal, records.meta, async () => {
      const last = await records.journal.orderBy('seq').last()
      const now = (await journalState(records)).head
      return last && last.seq > now.seq
        ? failed({ kind: 'journal/wrong-end', seq: now.seq, found: last.seq } as const)
        : ok(head)
    })

  return {
    page,
    watchPage: (query, tell) => watched(() => page(query), tell),
    check: (cancel, onProgress) =>
      walk(cancel, (rows, end) => onProgress(rows.at(-1)?.seq ?? end.seq, end.seq)),
    async anchor({ hash: sought, caseId }, cancel) {
      const roots = caseRoots(hash)
      let found: { readonly seq: number; readonly caseRoot: string } | undefined
      const walked = await walk(cancel, (rows) => {
        for (const row of rows) {
          if (found) return
          roots.take(row)
          if (row.hash === sought) found = { seq: row.seq, caseRoot: roots.of(caseId) }
        }
      })
      if (!walked.ok) return walked
      if (walked.value === 'cancelled') return ok(walked.value)
      return ok({ seq: found?.seq, caseRoot: found?.caseRoot, head: walked.value })
    },
  }
}
