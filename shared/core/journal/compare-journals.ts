import type { JournalHead } from './commit.ts'

/** One of two journals, as far as comparing them needs it. */
export interface ComparedJournal {
  readonly head: JournalHead
  /** The hash of the row with this number; undefined where it cannot be had. */
  readonly hashAt: (seq: number) => Promise<string | undefined>
}

export type Comparison =
  /** The same rows. */
  | { readonly kind: 'same' }
  /** One goes on where the other ends. */
  | { readonly kind: 'first-longer' | 'second-longer' }
  /** They differ from this row on. */
  | { readonly kind: 'forked'; readonly seq: number }

/**
 * Whether two journals tell one story. A row's hash covers all rows before it, so that one hash decides about everything
 * up to it, and a fork is found by halving.
 */
export async function comparedJournals(first: ComparedJournal, second: ComparedJournal): Promise<Comparison> {
  const shared = Math.min(first.head.seq, second.head.seq)
  const isSame = async (seq: number): Promise<boolean> =>
    seq === 0 || ((await hashAt(first, seq)) ?? 'none') === (await hashAt(second, seq))
  if (await isSame(shared)) {
    if (first.head.seq === second.head.seq) return { kind: 'same' }
    return { kind: first.head.seq > second.head.seq ? 'first-longer' : 'second-longer' }
  }
  let [same, other] = [0, shared]
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (await isSame(middle)) same = middle
    else other = middle
  }
  return { kind: 'forked', seq: other }
}

const hashAt = ({ head, hashAt: ask }: ComparedJournal, seq: number): Promise<string | undefined> =>
  seq === head.seq ? Promise.resolve(head.hash) : ask(seq)
