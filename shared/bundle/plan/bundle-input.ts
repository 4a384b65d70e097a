import type { Case } from '#shared/core/cases/case.ts'
import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { RecognisedText } from '#shared/core/evidence/recognised-text.ts'
import type { BundleCheck } from '#shared/core/failure.ts'
import type { Instant, Sha256 } from '#shared/core/ids.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import type { Party } from '#shared/core/parties/party.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import type { RedactionChoice } from '#shared/core/redaction/redaction.ts'
import type { NumberingStyle, ProfileId } from '#shared/reference/profile.ts'
import type { PictureLimits } from '../picture-pack/picture-limits.ts'
import type { ByteSource, Language } from '../ports.ts'
import type { AppliedRedaction, PlannedRedaction } from '../redaction/applied-redaction.ts'

/** Which form the recipient wants; the record itself is in `shared/reference/profiles`. */
export type { ProfileId }

/** `own`: as chosen; `time`: oldest first; `issue`: what proves the same thing stands together. */
export type ExhibitOrder = 'own' | 'time' | 'issue'

/** Where a bundle is cut; what is absent does not cut. An exhibit is never split. */
export interface VolumeLimits {
  /** Raw bytes of one file. Absent: the default of `shared/reference/volume-presets.ts`. */
  readonly maxBytes?: number
  readonly maxPages?: number
  /** Exhibits in one volume. */
  readonly maxExhibits?: number
}

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
  /** Absent: `own`. */
  readonly order?: ExhibitOrder
  /** Absent: the profile's own, or `groups` where it offers them and the order is by issue. */
  readonly numbering?: NumberingStyle
  readonly volumes?: VolumeLimits
  /**
   * Pages of PDFs that break the rules of PDF/A: shown as they are, and the bundle claims no standard; or made into images
   * with their text, where this can be done. Absent: `keep`.
   */
  readonly foreignPages?: 'keep' | 'rasterise'
  /** Pictures on pages are brought to 300 dots an inch; absent: they stand as they are. Originals always do. */
  readonly compactImages?: boolean
  /** For a pack of pictures. Absent: ours. */
  readonly pictures?: PictureLimits
  /** Personal data is hidden, and no original goes along. Absent: everything stands as it is. */
  readonly redaction?: RedactionChoice
  /** The file gets a password: PDF/A forbids that, so nothing is claimed. */
  readonly isEncrypted?: boolean
  /** Numbers of an earlier export that its readers already cite: they stay, and what is new goes between as 12A. */
  readonly keepNumbersOf?: readonly { readonly exhibitId: string; readonly number: string }[]
}

/** One chosen exhibit. `password` opens it for its pages; it is written nowhere, and the original stays locked. */
export interface GivenExhibit {
  readonly exhibit: Exhibit
  readonly source: ByteSource
  readonly password?: string | undefined
  /** What a machine read in it before the export; becomes a text layer that is not seen. Nothing is recognised here. */
  readonly recognised?: RecognisedText | undefined
}

/** A whole case gathered for one export: values only, nothing is looked up later. */
export interface BundleInput {
  readonly case: Case
  readonly parties: readonly Party[]
  readonly events: readonly CaseEvent[]
  readonly entries: readonly LedgerEntry[]
  /** Those chosen, in order, each with its bytes. */
  readonly exhibits: readonly GivenExhibit[]
  readonly options: BundleOptions
  /** As the user chose them, where `options` leave room for a signature. */
  readonly asked?: BundleOptions
  /** What is hidden, once the texts were searched: everything here is without it already. */
  readonly redaction?: AppliedRedaction
  readonly head: JournalHead
  /** The root of the case's own journal rows up to the head. */
  readonly caseRoot: string
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
  /** As it is cited: `3`, `C`, `2-1`, `12A`. */
  readonly number: string
  readonly title: string
  /** Absent where the bundle does not hold its pages: a list, or one file an exhibit. */
  readonly firstPage?: number
  readonly lastPage?: number
  /** Counts from 1; absent where there is only one. */
  readonly volume?: number
  /** The original's ending, where the recipient takes no such files. */
  readonly notAccepted?: string
  /** What could not be shown, as a sentence in the bundle's language; the original is attached all the same. */
  readonly notShown?: string
  /** Its pages could be shown if its password were known; `wrong-password`: the one that was given is another. */
  readonly locked?: { readonly lock: 'no-password' | 'wrong-password'; readonly sha256: Sha256 }
  /** What the reader of its pages must know; the original, attached, is whole. */
  readonly remarks?: readonly ExhibitRemark[]
  /** In a pack of pictures: why it, or some of it, is in none, as a sentence in the bundle's language. */
  readonly leftOut?: string
}
/**
 * `repaired`: its inner directory was broken, and the pages are those that could be found. `shortened`: it goes on where its
 * pages end. `sound-left`: of a recording there is only its sheet.
 */
export type ExhibitRemark = 'repaired' | 'shortened' | 'sound-left'
/** A file of the export, in the order in which they are written. */
export interface PlannedFile {
  /**
   * `bundle`: the one PDF; `volume`: one of several; `list`: the PDF that lists what lies beside it; `original`: an
   * exhibit's original; `picture`: of a pack; `sums`: SHA-256 of the others.
   */
  readonly kind: 'bundle' | 'volume' | 'list' | 'original' | 'picture' | 'sums'
  readonly fileName: string
  /** Exactly what is written, once it is counted. */
  readonly bytes: number
  /** Printed page numbers. */
  readonly firstPage?: number
  readonly lastPage?: number
  /** Labels of the exhibits in it. */
  readonly exhibits: readonly string[]
  /** It is larger than the volumes should be, because an exhibit is not split. */
  readonly isOverLimit?: boolean
}
/** What the user sees before anything is made, and what the finished file is compared with. */
export interface BundlePlan {
  /** The moment that the bundle will print; made with another, files may differ by a few bytes. */
  readonly madeAt: Instant
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
  readonly files: readonly PlannedFile[]
  /** All files together, exactly: counted without writing. */
  readonly expectedBytes: number
  /** Everything is as it will be but the sizes, which are still being counted. */
  readonly isDraft?: true
  /** Characters of the case that no font here can draw. */
  readonly missingCharacters: readonly string[]
  readonly conformance?: PlannedConformance
  /** Personal data that was found; present where it is hidden. */
  readonly redaction?: PlannedRedaction
  /** The same for programs: what the files carry and the history keeps. */
  readonly record: BundleRecord
}
/** Which standard the bundle claims, in the bundle's language. */
export interface PlannedConformance {
  readonly isArchival: boolean
  /** The claim, or why there is none. */
  readonly text: string
  /** Exhibits with pages that break the rules of PDF/A as they are, with the reasons. */
  readonly exhibits: readonly {
    readonly exhibitId: string
    readonly text: string
    /** Made into images, so that they break nothing. */
    readonly isRasterised: boolean
  }[]
}

/** One comparison of the finished file with its plan. */
export interface VerificationRow {
  readonly check: BundleCheck
  readonly compared: number
}
export interface MadeFile {
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
}
export interface MadeBundle {
  /** Of the first file: the bundle, its first volume or its list. */
  readonly sha256: string
  /** Of all files. */
  readonly bytes: number
  readonly files: readonly MadeFile[]
  readonly plan: BundlePlan
  readonly verification: readonly VerificationRow[]
  /** It opens only with its password. */
  readonly isLocked?: true
  /** Who signed it, as the certificate says. */
  readonly signedBy?: string
}
