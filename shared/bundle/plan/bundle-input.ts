import type { Case } from '#shared/core/cases/case.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { BundleCheck } from '#shared/core/failure.ts'
import type { Instant } from '#shared/core/ids.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import type { Party } from '#shared/core/parties/party.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import type { ByteSource, Language } from '../ports.ts'

/** Which form the recipient wants; the record itself is in `shared/reference/profiles`. */
export type ProfileId = 'prc-evidence-list' | 'uk-paginated'

/** The user's choices for one export. */
export interface BundleOptions {
  readonly profile: ProfileId
  readonly language: Language
  /** Chosen exhibits in the order in which they are numbered. */
  readonly exhibitIds: readonly string[]
  readonly attachOriginals: boolean
  /** Show the column original/copy (原件/复印件), which some practitioners leave out. */
  readonly showForm: boolean
  readonly includeChronology: boolean
  readonly title: string
}

/** A whole case gathered for one export: values only, nothing is looked up later. */
export interface BundleInput {
  readonly case: Case
  readonly parties: readonly Party[]
  readonly events: readonly CaseEvent[]
  readonly entries: readonly LedgerEntry[]
  /** Those chosen, in order, each with its bytes. */
  readonly exhibits: readonly { readonly exhibit: Exhibit; readonly source: ByteSource }[]
  readonly options: BundleOptions
  readonly head: JournalHead
  readonly madeAt: Instant
  /** IANA zone in which times are printed. */
  readonly zone: string
  /** Printed on the annex and in the metadata: `Recourse 0.1.0`. */
  readonly producer: string
}

/** A part of the bundle as the plan lists it; numbers are physical pages from 1. */
export interface PlannedSection {
  readonly kind: 'cover' | 'index' | 'chronology' | 'exhibits' | 'annex'
  readonly title: string
  readonly firstPage: number
  readonly lastPage: number
}
export interface PlannedExhibit {
  readonly exhibitId: string
  /** `证据1`, `Exhibit 1`: from the profile. */
  readonly label: string
  readonly title: string
  readonly firstPage: number
  readonly lastPage: number
  /** What could not be shown, as a sentence in the bundle's language; the original is attached all the same. */
  readonly notShown?: string
}
/** What the user sees before anything is made, and what the finished file is compared with. */
export interface BundlePlan {
  readonly title: string
  readonly fileName: string
  readonly sections: readonly PlannedSection[]
  readonly exhibits: readonly PlannedExhibit[]
  readonly pageCount: number
  readonly attachments: readonly {
    readonly fileName: string
    readonly bytes: number
    readonly sha256: string
  }[]
  /** Sum of the attachments and of what the pages will take, as far as it is known before writing. */
  readonly expectedBytes: number
  /** Characters of the case that no font here can draw. */
  readonly missingCharacters: readonly string[]
}

/** One comparison of the finished file with its plan. */
export interface VerificationRow {
  readonly check: BundleCheck
  readonly compared: number
}
export interface MadeBundle {
  readonly sha256: string
  readonly bytes: number
  readonly plan: BundlePlan
  readonly verification: readonly VerificationRow[]
}
