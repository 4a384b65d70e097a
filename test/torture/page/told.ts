import type { Failure } from '#shared/core/failure.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'

export type Doing = 'edit' | 'export' | 'purge'

/** What a store holds, as the page found it when it was opened. */
export interface Found {
  /** Of every row of the journal, in order. */
  readonly hashes: readonly string[]
  /** Every exhibit that the journal ever put, with the hash of its original. */
  readonly exhibits: Readonly<Record<string, string>>
  /** What is there by halves, in words; nothing when all is well. */
  readonly half: readonly string[]
}

/** What the page tells the program that will kill it. */
export type Told =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'commit'; readonly doing: Doing; readonly head: JournalHead }
  | { readonly kind: 'exhibit'; readonly id: string; readonly sha256: string }
  /** The store refused, or the page broke: that is what some rounds are for. */
  | { readonly kind: 'failure'; readonly failure: Failure | string }
  /** Something that was asked of the store had no answer for a minute. */
  | { readonly kind: 'silent'; readonly doing: string }
  /** The page's badge says two copies: these rows of the journal, and what they put, are in both. */
  | {
      readonly kind: 'two'
      readonly heads: readonly JournalHead[]
      readonly exhibits: Found['exhibits']
    }
  /** The store was empty beside a vault that has rows: they are asked back. */
  | { readonly kind: 'restoring'; readonly rows: number }
  /** Rows of the payload were deleted; see torture-page.mjs. */
  | { readonly kind: 'deleted' }

/** In the order of the calls; whoever tells need not wait. */
export function tell(told: Told): void {
  telling = telling
    .then(() => fetch('/told', { method: 'POST', body: JSON.stringify(told) }))
    .catch(() => undefined)
}
let telling: Promise<unknown> = Promise.resolve()
