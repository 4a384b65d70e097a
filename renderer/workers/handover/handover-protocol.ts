import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'
import type { CustodySummary } from '#shared/handover/custody/custody-line.ts'
import type { Failure } from '#shared/core/failure.ts'
import type { CaseId, Instant } from '#shared/core/ids.ts'
import type { Result } from '#shared/core/result.ts'
import type { CaseFileHeader } from '#shared/handover/case-file/case-file-header.ts'
import type { Locale } from '#shared/messages/messages.ts'
import type { FinishedFile } from '../bundle-protocol.ts'
import type { UnsavedPlace } from '../unsaved/unsaved-place.ts'

/** The bundle that a pack holds. */
export interface PackedBundle {
  readonly files: readonly FinishedFile[]
  readonly head: string
  readonly profile: string
  readonly pages: number
  readonly exhibits: BundleRecord['exhibits']
}

/** What the page asks of the hand-over worker. `id` names the run; the answers carry it. A `place` is for its file; the page clears it. */
export type HandoverRequest =
  | {
      readonly kind: 'pack'
      readonly id: number
      readonly caseId: CaseId
      readonly bundle: PackedBundle
      /** Of the recipient. */
      readonly language: Locale
      readonly madeAt: Instant
      readonly zone: string
      readonly producer: string
      readonly device: string
      readonly place: UnsavedPlace
    }
  | {
      readonly kind: 'case-file'
      readonly id: number
      readonly caseId: CaseId
      readonly madeAt: Instant
      readonly producer: string
      readonly device: string
      readonly place: UnsavedPlace
    }
  | {
      readonly kind: 'open-case'
      readonly id: number
      readonly file: Blob
      readonly fileName: string
      readonly zone: string
      /** As `by` in the journal. */
      readonly device: string
      /** On the data's volume when it was asked; absent where nobody can see the disk. */
      readonly freeBytes: number | undefined
    }
  | { readonly kind: 'cancel'; readonly id: number }
export type PackAsked = Extract<HandoverRequest, { kind: 'pack' }>
export type CaseFileAsked = Extract<HandoverRequest, { kind: 'case-file' }>
export type OpenAsked = Extract<HandoverRequest, { kind: 'open-case' }>

/** A pack that was read back. The file crosses as a Blob: a reference, whatever its size. */
export interface FinishedPack {
  readonly file: Blob
  readonly files: number
  /** Of SHA256SUMS. */
  readonly sumsSha256: string
  readonly custody: CustodySummary
}

/** A case file that was read back. */
export interface FinishedCaseFile {
  readonly file: Blob
  readonly header: CaseFileHeader
}

/** A case that was taken in from a file. */
export interface OpenedCase {
  readonly caseId: CaseId
  readonly title: string
  readonly exhibits: number
  /** Its id was taken here: it got new ones. */
  readonly isCopy: boolean
}

export interface HandoverProgress {
  readonly step: 'pack' | 'check' | 'keep'
  readonly done: number
  readonly total: number
}

export type HandoverReply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: HandoverProgress }
  | { readonly kind: 'packed'; readonly id: number; readonly result: Result<FinishedPack, Failure> }
  | { readonly kind: 'written'; readonly id: number; readonly result: Result<FinishedCaseFile, Failure> }
  | { readonly kind: 'opened'; readonly id: number; readonly result: Result<OpenedCase, Failure> }
  /** A bug: the run ended with an exception. */
  | { readonly kind: 'broken'; readonly id: number; readonly detail: string }
