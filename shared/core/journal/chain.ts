import { failed, ok, type Result } from '../result.ts'
import { emptyHead, type JournalHead, type JournalRow } from './commit.ts'

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. Passed in: core has no hash function of its own. */
export type HashText = (text: string) => string

/** Where and how a journal stops being the one that was written. `seq` is the number of the row that should be there. */
export type ChainBreak =
  /** A row is missing, doubled or out of place. */
  | { readonly kind: 'journal/out-of-order'; readonly seq: number; readonly found: number }
  /** The row does not continue the one before it. */
  | { readonly kind: 'journal/severed'; readonly seq: number }
  /** The row's content is not what its hash was made of. */
  | { readonly kind: 'journal/altered'; readonly seq: number }
  /** The rows end elsewhere than the head that was remembered. */
  | { readonly kind: 'journal/wrong-end'; readonly seq: number; readonly found: number }

const hashOf = (prev: string, body: string, hash: HashText): string => hash(`${prev}\n${body}`)

/** The next link behind a head. */
export const linked = (head: JournalHead, body: string, hash: HashText): JournalRow => ({
  seq: head.seq + 1,
  prev: head.hash,
  hash: hashOf(head.hash, body, hash),
  body,
})

/** The head after a row, or why the row does not belong there. */
export function followed(
  head: JournalHead,
  row: JournalRow,
  hash: HashText,
): Result<JournalHead, ChainBreak> {
  const seq = head.seq + 1
  if (row.seq !== seq) return failed({ kind: 'journal/out-of-order', seq, found: row.seq })
  if (row.prev !== head.hash) return failed({ kind: 'journal/severed', seq })
  if (row.hash !== hashOf(row.prev, row.body, hash)) return failed({ kind: 'journal/altered', seq })
  return ok({ seq, hash: row.hash })
}

/**
 * Walks a journal from its beginning (or from a head already trusted) and finds the first row that was edited, dropped,
 * added or moved. A dropped tail shows only against `end`, the head that was remembered elsewhere.
 */
export function verifiedChain(
  rows: Iterable<JournalRow>,
  hash: HashText,
  { from = emptyHead, end }: { readonly from?: JournalHead; readonly end?: JournalHead } = {},
): Result<JournalHead, ChainBreak> {
  let head = from
  for (const row of rows) {
    const next = followed(head, row, hash)
    if (!next.ok) return next
    head = next.value
  }
  if (end && (end.seq !== head.seq || end.hash !== head.hash))
    return failed({ kind: 'journal/wrong-end', seq: end.seq, found: head.seq })
  return ok(head)
}
