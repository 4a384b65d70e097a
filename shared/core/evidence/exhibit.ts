import type { CaseId, ExhibitId, Instant, PartyId, Sha256 } from '../ids.ts'
import type { Passage } from './passage.ts'

/** Kinds of evidence, as a consumer's dispute brings them up. */
export type ExhibitKind =
  | 'contract'
  | 'invoice'
  | 'order'
  | 'payment-proof'
  | 'usage-record'
  | 'operation-log'
  | 'problem-description'
  | 'system-screenshot'
  | 'error-report'
  | 'call-record'
  | 'call-recording'
  | 'chat'
  | 'e-mail'
  | 'sms'
  | 'refund-application'
  | 'logistics'
  | 'damage-photo'
  | 'policy-capture'
  | 'advert'
  | 'other'
export const exhibitKinds: readonly ExhibitKind[] = [
  'contract',
  'invoice',
  'order',
  'payment-proof',
  'usage-record',
  'operation-log',
  'problem-description',
  'system-screenshot',
  'error-report',
  'call-record',
  'call-recording',
  'chat',
  'e-mail',
  'sms',
  'refund-application',
  'logistics',
  'damage-photo',
  'policy-capture',
  'advert',
  'other',
]

/** What the exhibit is in relation to the thing it shows, as lists of evidence ask; unknown until the user says. */
export type ExhibitForm = 'original' | 'copy' | 'excerpt' | 'unknown'
export const exhibitForms: readonly ExhibitForm[] = ['original', 'copy', 'excerpt', 'unknown']

export type Acquisition = 'dropped' | 'picked' | 'folder' | 'pasted' | 'sample'

/** How the file can be shown and bundled; found from its bytes, not from its name. */
export type MediaClass = 'image' | 'pdf' | 'audio' | 'video' | 'text' | 'email' | 'other'

/**
 * How a file is broken: it ends too early, its content contradicts its own checks, or its structure cannot be followed.
 */
export type Damage = 'truncated' | 'corrupt' | 'unreadable'
export const damages: readonly Damage[] = ['truncated', 'corrupt', 'unreadable']

/**
 * What is wrong with an original, found at import. The bytes are kept all the same and attached to every bundle;
 * only the view is missing.
 */
export type ExhibitProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'damaged'; readonly detail: Damage }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'too-large-to-show'; readonly pixels: number }
  | { readonly kind: 'unsupported-type' }
  /** `extension` in lower case without its dot; `found` is the MIME type of what the bytes are. */
  | { readonly kind: 'extension-mismatch'; readonly extension: string; readonly found: string }

/** Facts found inside the file. They are recorded as found and trusted for nothing. */
export interface CaptureData {
  /** As written in the file, without a zone unless the file gives one: `2025-05-10T14:03:11`. */
  readonly takenAt?: string
  readonly device?: string
  readonly software?: string
  /** Decimal degrees. */
  readonly latitude?: number
  readonly longitude?: number
}

/** The exact bytes as they came in. Never changes after import. */
export interface Original {
  readonly sha256: Sha256
  readonly bytes: number
  /** The name as given, unaltered: may hold anything a file system allows. Show it through `displayName`. */
  readonly name: string
  /** MIME type sniffed from the bytes; `application/octet-stream` when nothing was recognised. */
  readonly type: string
  readonly media: MediaClass
  /** Modification time that the file system reported. */
  readonly modifiedAt?: Instant
  readonly capture: CaptureData
  /** Pixels for an image (before orientation), pages for a PDF or a TIFF of several, milliseconds for a recording. */
  readonly widthPx?: number
  readonly heightPx?: number
  readonly pages?: number
  readonly durationMs?: number
  readonly problems: readonly ExhibitProblem[]
}

/** One piece of evidence with its intake record. */
export interface Exhibit {
  readonly id: ExhibitId
  readonly caseId: CaseId
  /** Place in the case's order; only comparison has meaning. The exhibit's number is its rank. */
  readonly position: number
  readonly title: string
  readonly kind: ExhibitKind
  /** True while the kind is the program's guess. */
  readonly kindSuggested: boolean
  readonly original: Original
  readonly form: ExhibitForm
  readonly acquired: Acquisition
  readonly acquiredAt: Instant
  /** Machine or browser on which it was taken in, and the program's version. */
  readonly acquiredOn: string
  /** Who gave it, from which device, app, account or address (证据来源). */
  readonly source: string
  /** Where the original still is: "on my phone; do not delete the call". */
  readonly originalKeptAt: string
  /** What it is meant to prove (证明目的). */
  readonly proves: string
  readonly submittedBy?: PartyId
  readonly note: string
  /** Of a recording: the parts that matter, first to last; absent while none is marked. */
  readonly passages?: readonly Passage[]
  /** Of a recording: what is said in it, as the user writes it down; absent while nothing is written. */
  readonly transcript?: string
}
