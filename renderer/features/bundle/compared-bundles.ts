import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { BundleRecipient } from '#shared/core/evidence/bundle-recipient.ts'
import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'

/** What somebody received last. */
export interface LastReceived {
  readonly recipient: BundleRecipient
  readonly record: BundleRecord
}

/** By name: the newest bundle that each recipient got, in the order of the names. Exports stand newest first. */
export function lastReceived(exports: readonly BundleExport[]): readonly LastReceived[] {
  const found = new Map<string, LastReceived>()
  for (const { recipients = [], record } of exports) {
    if (!record) continue
    for (const recipient of recipients) {
      const known = found.get(recipient.name)
      if (!known || known.recipient.on < recipient.on) found.set(recipient.name, { recipient, record })
    }
  }
  return [...found.values()].toSorted((a, b) => (a.recipient.name < b.recipient.name ? -1 : 1))
}

/** Names of everybody who received a bundle of the case. */
export const knownNames = (exports: readonly BundleExport[]): readonly string[] => [
  ...new Set(exports.flatMap(({ recipients = [] }) => recipients.map(({ name }) => name))),
]

/** How a bundle that was read stands to the history. */
export type InHistory =
  | { readonly kind: 'same'; readonly at: BundleExport['at'] }
  /** One of that moment is there, and is another file. */
  | { readonly kind: 'other' }
  | { readonly kind: 'none' }

/** The history keeps the hash of an export's first file only. */
export function inHistory(
  exports: readonly BundleExport[],
  read: { readonly sha256: string; readonly volume: number; readonly record: BundleRecord },
): InHistory {
  const same = exports.find(({ sha256 }) => sha256 === read.sha256)
  if (same) return { kind: 'same', at: same.at }
  const { record, volume } = read
  const other = exports.some(({ at, caseId }) => at === record.madeAt && caseId === record.caseId)
  return { kind: other && volume === 1 ? 'other' : 'none' }
}
