import type { BundleRecipient } from './bundle-recipient.ts'
import type { BundleRecord } from './bundle-record.ts'
import type { HiddenCount } from '../redaction/redaction.ts'
import type { CaseId, ExhibitId, ExportId, Instant, Sha256 } from '../ids.ts'

/** A time stamp (RFC 3161): an authority's answer that a hash existed at a moment. */
export interface TimeStamp {
  readonly at: Instant
  /** As its certificate says; empty where it does not. */
  readonly authority: string
  /** Of the answer, hexadecimal. */
  readonly serial: string
  /** The answer as it came, in base64. */
  readonly answer: string
}

/** The pack in which a bundle was handed over, with originals, log and hashes. */
export interface HandedPack {
  readonly fileName: string
  readonly bytes: number
  /** Of the pack's SHA256SUMS: stands for all that is in it. */
  readonly sumsSha256: Sha256
  /** SHA-256 over the case's own rows of the journal; see `shared/handover`. */
  readonly caseRoot: Sha256
  readonly stamp?: TimeStamp
}

/** A bundle that was made, verified and handed over. */
export interface BundleExport {
  readonly id: ExportId
  readonly caseId: CaseId
  /** When it was made, as its cover prints. */
  readonly at: Instant
  readonly profile: string
  readonly language: string
  readonly fileName: string
  readonly sha256: Sha256
  readonly bytes: number
  readonly pages: number
  readonly exhibitIds: readonly ExhibitId[]
  /** As printed and cited, one for each of `exhibitIds`; absent in records of older programs. */
  readonly numbers?: readonly string[]
  /** How many files it has; absent: one. `fileName` and `sha256` are those of the first. */
  readonly files?: number
  readonly attachments: number
  /** The journal's head that the cover prints. */
  readonly head: string
  /** What was in it, as its files say too; absent in records of older programs. */
  readonly record?: BundleRecord
  /** What it hides, and how many different things of each kind; absent: nothing is hidden. */
  readonly hidden?: readonly HiddenCount[]
  /** Who got it, as the user noted it. */
  readonly recipients?: readonly BundleRecipient[]
  /** Present where it went out in a pack. */
  readonly pack?: HandedPack
}
